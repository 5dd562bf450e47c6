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
    """Both meters at a moment of the call."""

    elapsed_ms: int
    """When that was, in milliseconds since the call was answered."""
    patience: int
    """Patience, in thousandths of a point."""
    satisfaction: int
    """Satisfaction, in thousandths of a point."""


@frozen
class Missed:
    """What there was to learn and was not."""

    clues: tuple[str, ...] = ()
    """What there was to find out, as texts in the level's order."""
    moves: tuple[int, ...] = ()
    """The numbers of the steps that came while the caller had more to say."""
    unheard: int = 0
    """How many things were left unsaid because of them, in all."""


@frozen
class Debrief:
    """A whole call looked back upon."""

    title: str
    """What the call is called."""
    caller_name: str
    """The caller's full name."""
    seed: int
    """The seed it was played with."""
    outcome: Outcome | None
    """How it ended; None where it was left before its end."""
    score: Score
    """Its score, with the parts it is made of."""
    opening: tuple[str, ...]
    """What the caller said on being answered, a paragraph each; empty where nobody answered."""
    callers_side: str
    """What was behind that, in the caller's words; may be empty."""
    start: Meters
    """The meters before anything happened."""
    steps: tuple[Step, ...]
    """The moves of the call, in their order."""
    curve: tuple[CurvePoint, ...]
    """Both meters at the start and after each turn, as they come; no point twice."""
    costliest: int | None
    """The place in `steps`, from 0, of the one that did most harm; None where none did any."""
    lessons: tuple[str, ...]
    """What to take from it, a sentence or two each, the weightiest first."""
    missed: Missed
    """What there was to learn and was not."""
    learned: tuple[str, ...]
    """What was learned, as texts in the level's order."""
    broken: tuple[str, ...]
    """The limits that were broken, as texts in the level's order."""
    promises: tuple[PromiseReading, ...]
    """The promises made, in their order, and how it stands with each."""
    elapsed_ms: int
    """The handle time, in milliseconds."""
    target_ms: int
    """A good handle time, in milliseconds."""


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
    # Turns that took no time and moved nothing, such as a look at the desk, add no point.
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
