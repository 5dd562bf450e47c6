"""From a call to the view of it: everything its trainee sees at that moment, and nothing else."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import evolve, frozen

from game.call import (
    HOLD_TIMES,
    CallState,
    Level,
    Recall,
    Turn,
    legal,
    open_replies,
    reply_words,
    shuffled,
)
from game.view.actions import action_of, done_words
from game.view.ending import is_fair, line_missing
from game.view.errands import errand_begun, errand_sentence
from game.view.meters import read_patience, read_satisfaction
from game.view.promises import promise_text, read_promises
from game.view.speech import Clue, Utterance
from game.view.transcript import Transcript
from game.view.view import (
    ArticleTitle,
    Brief,
    CarriedOver,
    Colleague,
    DeskContents,
    Ending,
    ErrandReading,
    HangingUp,
    HoldReading,
    PendingMessage,
    ReplyOffer,
    View,
)
from game.view.words import outcome_words, short_name


@frozen
class Labels:
    """What a view says that does not follow from what has happened in its call."""

    number: int = 0
    """How many commands were accepted."""
    listed: int | None = None
    """The call's number in the list that it was chosen from; None outside of any."""
    practice: int | None = None
    """The move, from 1, before which an earlier call was taken up; None for a call that counts."""
    timed: bool = True
    """Whether it takes time to think."""


NO_LABELS: Final = Labels()


def view_of(
    start: CallState,
    turns: Sequence[Turn],
    labels: Labels = NO_LABELS,
    transcript: Transcript | None = None,
) -> View:
    """Return what a trainee sees of a call that began in `start` and had these turns.

    `transcript`: that of these turns, where there is one already. It also knows how much of the
    last words of a call that is over has been said.
    """
    told = transcript or Transcript.of(turns)
    state = turns[-1].after if turns else start
    level, (learned, tells) = state.level, _known(state, told)
    return View(
        number=labels.number,
        brief=_brief(level, labels.listed),
        carried=_carried(turns),
        mood=state.mood,
        patience=read_patience(state, turns),
        satisfaction=read_satisfaction(state, turns),
        passages=tuple(told.passages),
        utterance=_utterance(told, tells),
        learned=learned,
        promises=read_promises(state),
        messages=_messages(state, told),
        desk=_desk(level),
        hold=_hold(state),
        errand=_errand(state, turns),
        offer=told.counted.offers,
        replies=_replies(state),
        possible=frozenset(map(action_of, legal(state))),
        hanging_up=_hanging_up(state, told),
        last=action_of(turns[-1].event) if turns else None,
        done=done_words(turns[-1]) if turns else "",
        elapsed_ms=state.tally.elapsed,
        answered=state.answered,
        end=_end(state),
        practice=labels.practice,
        timed=labels.timed,
    )


def views_of(start: CallState, turns: Sequence[Turn], labels: Labels = NO_LABELS) -> Iterator[View]:
    """Yield what a trainee saw of a call: at its start, and then after each turn."""
    # One transcript for all of them: made anew for each view, it would take in every turn again.
    told = Transcript()
    yield view_of(start, (), labels, told)
    for place, turn in enumerate(turns, 1):
        told.take_in(turn, turns[:place])
        yield view_of(start, turns[:place], labels, told)


def _brief(level: Level, listed: int | None) -> Brief:
    return Brief(
        number=listed,
        title=level.title,
        sector=level.sector,
        caller=level.caller.name,
        text=level.brief,
        limits=tuple(level.limits.values()),
        target_ms=level.target,
    )


def _carried(turns: Sequence[Turn]) -> CarriedOver | None:
    """Return what is known from an earlier call: the rules take it only as the first event."""
    if not turns or not isinstance(turns[0].event, Recall):
        return None
    known = turns[0].after
    return CarriedOver(
        memory=done_words(turns[0]),
        clues=tuple(text for name, text in known.level.clues.items() if name in known.clues),
        promises=tuple(promise_text(known, each) for each in known.ledger),
    )


def _known(state: CallState, told: Transcript) -> tuple[tuple[Clue, ...], tuple[Clue, ...]]:
    """Return the clues that are noted, as they were learned, and those that will be with the words.

    What a reply brings out is known at once, and what the caller tells once it is told; both are
    noted when the caller has finished.
    """
    texts, learned = state.level.clues, told.learned
    known = [name for name in texts if name in state.clues or name == state.telling]
    clues = {name: Clue(texts[name], rank) for rank, name in enumerate(known)}
    noted = tuple(clues[name] for name in learned)
    return noted, tuple(clue for name, clue in clues.items() if name not in learned)


def _utterance(told: Transcript, tells: tuple[Clue, ...]) -> Utterance | None:
    return evolve(told.utterance, tells=tells) if told.utterance and tells else told.utterance


def _messages(state: CallState, told: Transcript) -> tuple[PendingMessage, ...]:
    pings = state.level.pings
    return tuple(
        PendingMessage(told.counted.arrived.index(place), pings[place].sender, pings[place].text)
        for place in state.pings
    )


def _desk(level: Level) -> DeskContents:
    return DeskContents(
        articles=tuple(ArticleTitle(each.title, each.ms) for each in level.articles.values()),
        colleagues=tuple(
            Colleague(each.title, each.ms, each.takes_over is not None)
            for each in level.departments.values()
        ),
        hold_times=HOLD_TIMES if level.has_desk else (),
        messages=bool(level.pings),
        promises=bool(level.promises),
    )


def _hold(state: CallState) -> HoldReading | None:
    return None if state.hold is None else HoldReading(state.hold.stated, state.hold.waited)


def _errand(state: CallState, turns: Sequence[Turn]) -> ErrandReading | None:
    # The state knows only how long an errand takes; what it is, the turn that began it tells.
    errand, began = state.errand, errand_begun(turns)
    if errand is None:
        return None
    return ErrandReading(
        what=errand_sentence(began),
        left_ms=errand.left,
        spent_ms=errand.spent,
        announced=errand.announced,
        leads_on=errand.leads is not None,
    )


def _replies(state: CallState) -> tuple[ReplyOffer, ...]:
    """Return the replies that may be given, in the order to show them."""
    # A place counts the replies that cannot be given, too. When a falling meter closes one, under
    # the same view number, a command that is on its way still means the reply it was given for.
    found = {say.reply for say in open_replies(state)}
    return tuple(
        ReplyOffer(place, reply_words(state, reply))
        for place, reply in enumerate(shuffled(state) if found else ())
        if reply in found
    )


def _hanging_up(state: CallState, told: Transcript) -> HangingUp:
    if not state.current_scene.abusive and not state.warned:
        return HangingUp()
    return HangingUp(
        abusive=state.current_scene.abusive,
        fair=is_fair(state),
        missing=line_missing(state, drawn=told.line_drawn),
    )


def _end(state: CallState) -> Ending | None:
    if state.outcome is None:
        return None
    return Ending(state.outcome, outcome_words(state.outcome, short_name(state.level.caller.name)))
