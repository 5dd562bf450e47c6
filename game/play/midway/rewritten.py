"""A call taken up again after its level was rewritten, as far as it still makes sense."""

from typing import Final

from attrs import evolve, frozen

from game.call import (
    Attend,
    CallState,
    Consult,
    Event,
    Hold,
    IllegalEvent,
    Interrupt,
    Level,
    Listen,
    LookUp,
    Park,
    Recall,
    Resume,
    Say,
    Transfer,
    Turn,
    Wait,
)
from game.play.midway.counterparts import same_ping, same_reply, same_scene
from game.play.moves import parted
from game.play.session import Session
from game.view.words import outcome_words, short_name

_LONGEST: Final = 60
"""Characters of a reply that are quoted: enough to know it by."""

_BEFORE_IT: Final = "The call stands where it was before that."


@frozen
class TakenUp:
    """A call taken up again, as far as it goes."""

    session: Session
    """The call in the rewritten level."""
    gone: str | None = None
    """What is gone or different, in a sentence or two; None where nothing is."""


def taken_up(session: Session, level: Level) -> TakenUp:
    """Return a call that stands in a rewritten level where a session stood in the old one.

    What was done is done again, by what an author knows it by: a reply by its words, a scene,
    article or department by its name. Where something of it is gone or can no longer be done, the
    call stands where it was before that. The session is left as it is.
    """
    again = Session(
        level, session.seed, practice=session.practice, reply_seed=session.start.reply_seed
    )
    # Parted where an errand ended: in a rewritten level it may take longer, or less long.
    for turn in parted(session.turns):
        if gone := _done_again(turn, again):
            return TakenUp(again, gone)
    return TakenUp(again, _elsewhere(session.state, again.state) or _otherwise(session, again))


def _done_again(turn: Turn, again: Session) -> str | None:
    """Do again what was done in a turn; return what is gone where that cannot be."""
    event, before, now = turn.event, turn.before, again.state
    if isinstance(event, Wait):
        again.send(_as_long(turn, now))
        return None
    if now.over and not before.over:
        return f"{_ended(now)} What you did in `{before.scene}` is not done any more."
    # Before the call is answered, it is what the caller remembers that leads to a scene.
    if not isinstance(event, Recall) and (moved := _elsewhere(before, now)):
        return moved
    same = _counterpart(event, before, now)
    if same is not None:
        try:
            again.send(same)
        except IllegalEvent:
            return f"In `{now.scene}` you can no longer {_deed(event, before)}. {_BEFORE_IT}"
        return None
    return f"{_what(event, before)} is gone. {_BEFORE_IT}"


def _as_long(turn: Turn, now: CallState) -> Wait:
    """Return the time that leads as far now as it led then: to the end of a speech or errand."""
    # By what it led to: after so many milliseconds a caller with a new sentence more would still be
    # speaking, and what was done then could cut them short.
    before, ms = turn.before, turn.event.ms if isinstance(turn.event, Wait) else 0
    if before.errand is not None and turn.after.errand is None:
        then = before.speaking + before.errand.left
        return Wait(max(ms - then, 0) + now.speaking + (now.errand.left if now.errand else 0))
    if before.speaking and ms >= before.speaking:
        return Wait(ms - before.speaking + now.speaking)
    return Wait(min(ms, now.speaking) if before.speaking else ms)


def _counterpart(event: Event, before: CallState, now: CallState) -> Event | None:
    """Return an event as the rewritten level has it; None where what it is about is gone."""
    level = now.level
    match event:
        case Say(place):
            found = same_reply(place, before.current_scene.replies, now.current_scene.replies)
            return None if found is None else Say(found)
        case Attend(place) | Park(place):
            found = same_ping(place, before.level.pings, level.pings)
            return None if found is None else evolve(event, ping=found)
        case LookUp(name):
            return event if name in level.articles else None
        case Consult(name) | Transfer(name):
            return event if name in level.departments else None
    return event


def _elsewhere(then: CallState, now: CallState) -> str | None:
    """Return how the call has come to another scene than it was in; None where it has not."""
    same = same_scene(then.scene, then.level, now.level)
    if same == now.scene:
        return None
    if same is None:
        return f"The scene `{then.scene}` is gone. The call stands in `{now.scene}`."
    return f"The call does not come to `{same}` any more. It stands in `{now.scene}`."


def _otherwise(session: Session, again: Session) -> str | None:
    """Return that the call is over now where it was not, or the other way round."""
    if session.state.over == again.state.over:
        return None
    return _ended(again.state) if again.state.over else "The call was over; now it goes on."


def _ended(state: CallState) -> str:
    told = outcome_words(state.outcome, short_name(state.level.caller.name))
    return f"The call now ends in `{state.scene}`: {told}"


def _what(event: Event, before: CallState) -> str:
    """Return what an event is about, as the beginning of a sentence."""
    match event:
        case Say(place):
            return f"The reply you gave in `{before.scene}`, {_quoted(before, place)},"
        case LookUp(name):
            return f"The article `{name}` that you looked up"
        case Consult(name) | Transfer(name):
            return f"The department `{name}` that you turned to"
    return "The message that you saw to"


def _deed(event: Event, before: CallState) -> str:
    """Return what was done, as it follows on "you can no longer"."""
    match event:
        case Say(place):
            return f"say {_quoted(before, place)}"
        case LookUp(name):
            return f"look up `{name}`"
        case Consult(name):
            return f"ask `{name}`"
        case Transfer(name):
            return f"hand the caller over to `{name}`"
    return _DEEDS.get(type(event), "do what you did next")


def _quoted(state: CallState, place: int) -> str:
    say = " ".join(state.current_scene.replies[place].say.split())
    return f"“{say if len(say) <= _LONGEST else say[: _LONGEST - 1].rstrip() + '…'}”"


_DEEDS: Final[dict[type, str]] = {
    Listen: "keep listening",
    Interrupt: "cut in",
    Hold: "put the caller on hold",
    Resume: "come back from a hold",
    Attend: "answer that message",
    Park: "park that message",
}
