"""The moves of a call, each with what led up to it and what came of it."""

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from typing import Final

from attrs import frozen

from game.call import (
    CallState,
    HangUp,
    Interrupt,
    Listen,
    Meters,
    Mood,
    Say,
    Technique,
    Turn,
    Wait,
)
from game.play.reason import SILENCE_RULE, Reason, reasons_of, told_of


class Deed(Enum):
    """What the agent did in a step."""

    REPLY = "reply"
    LISTEN = "listen"
    INTERRUPT = "interrupt"
    HANG_UP = "hang-up"
    SILENCE = "silence"
    """Nothing: time passed and no move came after it."""


@frozen
class Step:
    """One move together with the silence before it. Changes are thousandths of a point.

    `number` counts from 1. `said_by_agent` is empty where the agent said nothing. `thought_ms` is
    how long the caller waited in silence, `elapsed_ms` the call's length once the step was over.
    `caller_thought` is what went through the caller's mind there, `reaction` what they made of the
    move; either may be empty. `fit` is how well the move suited its moment, 0 to 1,000, None where
    there is nothing to judge. `unheard` counts what the caller would have gone on to say and now
    did not. `learned` and `broken` are the texts of clues and limits, `breach` says whether the
    move cost integrity. `meters` and `mood` are those after the step.
    """

    number: int
    deed: Deed
    said_by_agent: str
    technique: Technique | None
    patience: int
    satisfaction: int
    tension: int
    heard: int
    reasons: tuple[Reason, ...]
    caller_thought: str
    reaction: str
    said_by_caller: tuple[str, ...]
    fit: int | None
    thought_ms: int
    elapsed_ms: int
    meters: Meters
    mood: Mood
    unheard: int = 0
    learned: tuple[str, ...] = ()
    broken: tuple[str, ...] = ()
    breach: bool = False

    @property
    def told(self) -> tuple[Reason, ...]:
        """The reasons worth reading, and what all the slight ones came to together."""
        return told_of(self.reasons)

    @property
    def weight(self) -> int:
        """How much the step did for the call: patience and satisfaction won, tension taken away."""
        return self.patience + self.satisfaction - self.tension

    @property
    def heat_before(self) -> int:
        """The caller's tension before the step, in thousandths."""
        return self.meters.tension - self.tension


_DEEDS: Final[dict[type, Deed]] = {
    Say: Deed.REPLY,
    Listen: Deed.LISTEN,
    Interrupt: Deed.INTERRUPT,
    HangUp: Deed.HANG_UP,
}


def steps_of(turns: Sequence[Turn]) -> tuple[Step, ...]:
    """Return the steps of a call; their changes add up to the change of every meter, exactly."""
    steps: list[Step] = []
    told: set[str] = set()
    kept = turns[-1].after.clues if turns else frozenset()
    for number, group in enumerate(_grouped(turns), start=1):
        steps.append(_step(number, group, told, kept))
        told.add(group[-1].before.scene)
    return tuple(steps)


def _grouped(turns: Sequence[Turn]) -> Iterator[list[Turn]]:
    """Yield each move with the time and the picking up before it."""
    group: list[Turn] = []
    for turn in turns:
        group.append(turn)
        if type(turn.event) in _DEEDS:
            yield group
            group = []
    if group and (group[-1].after.over or any(turn.parts for turn in group)):
        yield group


def _step(number: int, group: list[Turn], told: set[str], kept: frozenset[str]) -> Step:
    move, start, after = group[-1], group[0].before.meters, group[-1].after
    deed = _DEEDS.get(type(move.event), Deed.SILENCE)
    reasons = reasons_of(part for turn in group for part in turn.parts)
    reaction = _thought(reasons)
    thinking = move.before.place.thinking
    return Step(
        number=number,
        deed=deed,
        said_by_agent=_words(move),
        technique=_technique(move),
        patience=after.meters.patience - start.patience,
        satisfaction=after.meters.satisfaction - start.satisfaction,
        tension=after.meters.tension - start.tension,
        heard=after.meters.heard - start.heard,
        reasons=reasons,
        caller_thought=reaction if move.before.scene in told or not thinking else thinking,
        reaction=reaction,
        said_by_caller=() if deed is Deed.SILENCE else tuple(line.text for line in move.said),
        fit=move.fit,
        thought_ms=sum(_silent(turn) for turn in group),
        elapsed_ms=after.tally.elapsed,
        meters=after.meters,
        mood=after.mood,
        unheard=_unheard(move),
        learned=texts_of(after.level.clues, _learned(group, kept)),
        broken=texts_of(after.level.limits, after.broken - group[0].before.broken),
        breach=after.tally.breaches > group[0].before.tally.breaches,
    )


def _words(move: Turn) -> str:
    return move.before.place.replies[move.event.reply].say if isinstance(move.event, Say) else ""


def _technique(move: Turn) -> Technique | None:
    if isinstance(move.event, Say):
        return move.before.place.replies[move.event.reply].technique
    if isinstance(move.event, Listen):
        return Technique.LISTEN
    return Technique.INTERRUPT if isinstance(move.event, Interrupt) else None


def _silent(turn: Turn) -> int:
    waited = turn.after.waited - turn.before.waited
    return waited if isinstance(turn.event, Wait) else 0


def _thought(reasons: tuple[Reason, ...]) -> str:
    """Return what the caller made of a move.

    Where it did good, that is the side of the move itself; where it did harm, the side of the rule
    that harmed most.
    """
    voiced = [reason for reason in reasons if reason.thought]
    if sum(reason.weight for reason in reasons) < 0:
        voiced.sort(key=lambda reason: reason.weight)
    else:
        voiced.sort(key=lambda reason: reason.name == SILENCE_RULE)
    return voiced[0].thought if voiced else ""


def _unheard(move: Turn) -> int:
    """Return how much the caller did not get to say because of a move."""
    left = len(move.before.place.burst) - move.before.listened
    if isinstance(move.event, Say):
        return left
    if isinstance(move.event, Interrupt):
        return left + (move.before.telling is not None)
    return 0


def _learned(group: list[Turn], kept: frozenset[str]) -> frozenset[str]:
    """Return the clues a step brought out, those counted in that the caller is still telling."""
    return (known(group[-1].after) - known(group[0].before)) & kept


def known(state: CallState) -> frozenset[str]:
    """Return the clues that have been spoken, those counted in that are just being told."""
    return state.clues if state.telling is None else state.clues | {state.telling}


def texts_of(texts: Mapping[str, str], names: frozenset[str]) -> tuple[str, ...]:
    """Return the texts of names, in the level's order; a name without one stands itself."""
    return (*(text for name, text in texts.items() if name in names), *sorted(names - set(texts)))
