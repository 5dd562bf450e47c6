"""What a call was, move by move: what each did, why, and what the caller made of it.

Everything here is derived from the turns of a call and nothing is judged anew: the reasons are the
parts with which the rules explain themselves, and they add up to the change of each meter.
"""

from collections.abc import Sequence

from attrs import frozen

from game.call import CallState, Meters, Outcome, Score, Turn, score
from game.errors import CallcraftError
from game.play.clues import to_learn
from game.play.cost import costliest_of
from game.play.lessons import lessons_of
from game.play.reason import Reason
from game.play.steps import Step, steps_of, texts_of
from game.view.promises import PromiseReading, read_promises

__all__ = [
    "CurvePoint",
    "Debrief",
    "Missed",
    "NothingPlayed",
    "Reason",
    "Step",
    "debrief",
]


class NothingPlayed(CallcraftError, ValueError):
    """A debrief was asked for a call in which nothing has happened."""


@frozen
class CurvePoint:
    """Both meters, in thousandths, at a moment of the call, in milliseconds from its start."""

    elapsed_ms: int
    patience: int
    satisfaction: int


@frozen
class Missed:
    """What there was to learn and was not.

    `clues`: the texts of what there was to find out. `moves`: the numbers of the steps that came
    while the caller had more to say; `unheard`: how many things were left unsaid in all.
    """

    clues: tuple[str, ...] = ()
    moves: tuple[int, ...] = ()
    unheard: int = 0


@frozen
class Debrief:
    """A whole call looked back upon.

    `outcome` is None for a call left before its end. `opening` is what the caller said first, and
    `callers_side` what was behind it. `start` holds the meters before anything happened.
    `costliest` is the place of a step in `steps` (from 0), None where nothing cost anything.
    `promises` are those made, with how each ended. `elapsed_ms` is the handle time and `target_ms`
    a good one.
    """

    title: str
    caller_name: str
    seed: int
    outcome: Outcome | None
    score: Score
    opening: tuple[str, ...]
    callers_side: str
    start: Meters
    steps: tuple[Step, ...]
    curve: tuple[CurvePoint, ...]
    costliest: int | None
    lessons: tuple[str, ...]
    missed: Missed
    learned: tuple[str, ...]
    broken: tuple[str, ...]
    promises: tuple[PromiseReading, ...]
    elapsed_ms: int
    target_ms: int


def debrief(turns: Sequence[Turn]) -> Debrief:
    """Return the debrief of a call from all of its turns; NothingPlayed where there are none."""
    if not turns:
        message = "There is nothing to look back upon yet: nothing has happened in this call."
        raise NothingPlayed(message)
    start, end = turns[0].before, turns[-1].after
    level, steps = end.level, steps_of(turns)
    return Debrief(
        title=level.title,
        caller_name=level.caller.name,
        seed=end.seed,
        outcome=end.outcome,
        score=score(end),
        opening=_opening(turns),
        callers_side=level.scenes[_first_scene(turns)].thinking,
        start=start.meters,
        steps=steps,
        curve=_curve(turns),
        costliest=costliest_of(steps),
        lessons=lessons_of(steps, end.outcome, level.caller.name),
        missed=_missed(steps, end),
        learned=texts_of(level.clues, end.clues),
        broken=texts_of(level.limits, end.broken),
        promises=read_promises(end),
        elapsed_ms=end.tally.elapsed,
        target_ms=level.target,
    )


def _first_scene(turns: Sequence[Turn]) -> str:
    """Return the scene in which the call was answered, or would have been."""
    return next((turn.before.scene for turn in turns if turn.after.answered), turns[-1].after.scene)


def _opening(turns: Sequence[Turn]) -> tuple[str, ...]:
    """Return what the caller said on being answered."""
    for turn in turns:
        if turn.after.answered and not turn.before.answered:
            return tuple(line.text for line in turn.said)
    return ()


def _curve(turns: Sequence[Turn]) -> tuple[CurvePoint, ...]:
    states = (turns[0].before, *(turn.after for turn in turns))
    return tuple(dict.fromkeys(map(_curve_point, states)))


def _curve_point(state: CallState) -> CurvePoint:
    meters = state.meters
    return CurvePoint(state.tally.elapsed, meters.patience, meters.satisfaction)


def _missed(steps: Sequence[Step], end: CallState) -> Missed:
    clues = texts_of(end.level.clues, to_learn(end.level) - end.clues)
    cut = [step for step in steps if step.unheard]
    moves = tuple(step.number for step in cut)
    return Missed(clues, moves, sum(step.unheard for step in cut))
