"""The words for what an agent does: what was done, what is going on, and what it brought.

Names and texts are the level's own; whatever shows them makes them plain first.
"""

from collections.abc import Callable, Sequence
from typing import Any, Final

from attrs import frozen

from game.call import (
    Answer,
    Attend,
    CallState,
    Consult,
    HangUp,
    Hold,
    Interrupt,
    Level,
    Listen,
    LookUp,
    Park,
    Past,
    Recall,
    Resume,
    Say,
    Transfer,
    Turn,
    Wait,
    reply_words,
)
from game.view.words import minutes_text, sentence, short_name, short_sender

__all__ = [
    "News",
    "brought_by",
    "clue_carried",
    "deed_words",
    "department_asked",
    "errand_begun",
    "errand_sentence",
    "news",
    "promise_carried",
    "sender_name",
]

_NUMBERS: Final = {1: "a minute", 2: "two minutes", 5: "five minutes"}
_MINUTE: Final = 60_000

_MEMORIES: Final = {
    Past.NEW: "{name} had not called before.",
    Past.HELPED: "{name} had called before, and was helped.",
    Past.LET_DOWN: "{name} had called before, and was let down.",
}


def deed_words(turn: Turn) -> str:
    """Return what the agent did in a turn, as a sentence in the past: "You listened."."""
    return _DEEDS[type(turn.event)](turn.event, turn.before)


def _answer(_: Answer, __: CallState) -> str:
    return "You answered."


def _recall(event: Recall, state: CallState) -> str:
    return _MEMORIES[event.past].format(name=_name(state))


def _say(event: Say, state: CallState) -> str:
    return f"You: {reply_words(state, event.reply)}"


def _listen(_: Listen, __: CallState) -> str:
    return "You listened."


def _interrupt(_: Interrupt, __: CallState) -> str:
    return "You interrupted."


def _hang_up(_: HangUp, __: CallState) -> str:
    return "You put the phone down."


def _wait(_: Wait, state: CallState) -> str:
    return "You said nothing." if state.hold is None else f"You left {_name(state)} on hold."


def _hold(event: Hold, state: CallState) -> str:
    if not event.stated:
        return f"You put {_name(state)} on hold without a word of why and how long."
    minutes = event.stated // _MINUTE
    long = _NUMBERS.get(minutes, minutes_text(event.stated))
    return f"You put {_name(state)} on hold and said it would take {long}."


def _resume(event: Resume, state: CallState) -> str:
    thanks = " and thanked them for waiting" if event.thanks else ""
    return f"You came back to {_name(state)}{thanks}."


def _look_up(event: LookUp, state: CallState) -> str:
    return sentence(f"You looked up: {state.level.articles[event.article].title}")


def _consult(event: Consult, state: CallState) -> str:
    return sentence(f"You asked colleagues: {state.level.departments[event.department].title}")


def _transfer(event: Transfer, state: CallState) -> str:
    title = state.level.departments[event.department].title
    if event.warm:
        return sentence(f"You handed {_name(state)} over with the story: {title}")
    return sentence(f"You put {_name(state)} through without the story: {title}")


def _attend(event: Attend, state: CallState) -> str:
    answered = f"You answered the message from {sender_name(state.level, event.ping)}"
    if state.hold is None and state.speaking:
        return f"{answered} while {_name(state)} was speaking: what was being said was lost."
    return f"{answered}."


def _park(event: Park, state: CallState) -> str:
    return f"You let {sender_name(state.level, event.ping)} know that you would come back to it."


_DEEDS: Final[dict[type, Callable[[Any, CallState], str]]] = {
    Recall: _recall,
    Answer: _answer,
    Say: _say,
    Listen: _listen,
    Interrupt: _interrupt,
    Hold: _hold,
    Resume: _resume,
    LookUp: _look_up,
    Consult: _consult,
    Transfer: _transfer,
    Attend: _attend,
    Park: _park,
    Wait: _wait,
    HangUp: _hang_up,
}


def clue_carried(text: str) -> str:
    """Return a clue as it is told at the answer where an earlier call brought it."""
    return f"From the last call: {text}"


def promise_carried(what: str) -> str:
    """Return a promise as it is told at the answer where it was made in an earlier call."""
    return f"From the last call, promised: {what}"


def sender_name(level: Level, place: int) -> str:
    """Return who sent a ping, in short."""
    return short_sender(level.pings[place].sender)


def errand_begun(turns: Sequence[Turn]) -> Turn | None:
    """Return the turn that began the latest errand of a call, running or done; None without one."""
    for turn in reversed(turns):
        if turn.before.errand is None and turn.after.errand is not None:
            return turn
    return None


def errand_sentence(began: Turn | None) -> str:
    """Return what an errand is, by the turn that began it: "You are reading: Door codes."."""
    return sentence(_busy(began) if began else "You are busy")


def _busy(began: Turn) -> str:
    level, event = began.before.level, began.event
    department = department_asked(began)
    if isinstance(event, LookUp):
        return f"You are reading: {level.articles[event.article].title}"
    if isinstance(event, Attend):
        return f"You are answering {sender_name(level, event.ping)}"
    if isinstance(event, Transfer):
        title = level.departments[event.department].title
        return f"{_name(began.before)} is on the way to colleagues: {title}"
    if department is None:
        return "You are busy"
    return f"You are asking colleagues: {level.departments[department].title}"


def department_asked(turn: Turn) -> str | None:
    """Return the name of the department a turn asked something, be it by a reply; None for none."""
    if isinstance(turn.event, Consult):
        return turn.event.department
    if isinstance(turn.event, Say):
        return turn.before.current_scene.replies[turn.event.reply].consults
    return None


@frozen
class News:
    """What an errand has brought: where it comes from, and its text, which may be empty."""

    title: str
    text: str


def news(turn: Turn, turns: Sequence[Turn]) -> News | None:
    """Return what the errand that ended in `turn` brought; None where none ended, or brought it.

    `turn` is the one that has just happened, and `turns` all of the call, it among them or not.
    """
    if not isinstance(turn.event, Wait) or turn.before.errand is None or turn.after.errand:
        return None
    began = errand_begun(turns)
    return None if began is None else brought_by(began)


def brought_by(began: Turn) -> News | None:
    """Return what an errand brings, by the turn that began it; None where it only leads on."""
    level, event = began.before.level, began.event
    if isinstance(event, LookUp):
        article = level.articles[event.article]
        return News(article.title, article.text)
    if isinstance(event, Attend):
        ping = level.pings[event.ping]
        return News(ping.sender, ping.text)
    name = department_asked(began)
    if name is None:
        return None
    department = level.departments[name]
    return News(department.title, department.answer)


def _name(state: CallState) -> str:
    return short_name(state.level.caller.name)
