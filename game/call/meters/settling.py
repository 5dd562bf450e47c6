"""From gains to meters: the turn's cap, the meters' ends, and the parts that explain both."""

from typing import Final

from game.call.meters.explanation import Part, Rule, Stage
from game.call.meters.gains import GRAIN, Gains
from game.call.meters.values import Meter, Meters
from game.call.tuning import TURN_CAP
from game.call.units import FULL, bounded

STATED: Final = Rule("level", "The level says what this reply does here.")
CAPPED: Final = Rule(
    "turn-cap", "However well or badly it lands, one turn moves a meter only so far."
)
BOUNDED: Final = Rule("meter-end", "The meter was at its end: this much of it did not count.")

Stages = tuple[Stage, ...]
Shifts = tuple[int, int, int, int]
"""A change of (patience, satisfaction, tension, heard) in thousandths of a point."""

_METERS: Final = (Meter.PATIENCE, Meter.SATISFACTION, Meter.TENSION, Meter.HEARD)
_MOST: Final = TURN_CAP * GRAIN


def cap_gains(stages: Stages) -> Stages:
    """Return the stages of a move, with a last one for the turn's cap where the gains exceed it."""
    gains = stages[-1][1]
    amounts = (gains.patience, gains.satisfaction, gains.calm, gains.heard)
    # Most moves stay below the cap; then no stage is added that would explain nothing.
    if max(amounts) <= _MOST and min(amounts) >= -_MOST:
        return stages
    return (*stages, (CAPPED, Gains(*(bounded(amount, -_MOST, _MOST) for amount in amounts))))


def apply_gains(meters: Meters, gains: Gains) -> Meters:
    """Return the meters after a move; none leaves its ends."""
    # Rounded once, here, and always downwards: so more gain never ends as less on a meter. What
    # explains it, `_shifts`, rounds alike, or a part would tell of an end that nobody came near.
    patience = meters.patience + gains.patience // GRAIN
    satisfaction = meters.satisfaction + gains.satisfaction // GRAIN
    tension = meters.tension - gains.calm // GRAIN
    heard = meters.heard + gains.heard // GRAIN
    # The bounds are asked for only where one is passed: this runs at every move.
    if (
        0 <= patience <= FULL
        and 0 <= satisfaction <= FULL
        and 0 <= tension <= FULL
        and 0 <= heard <= FULL
    ):
        return Meters(patience, satisfaction, tension, heard)
    return Meters(bounded(patience), bounded(satisfaction), bounded(tension), bounded(heard))


def parts_of(before: Meters, stages: Stages, after: Meters) -> tuple[Part, ...]:
    """Return each rule's share in a change of the meters; the shares add up to it exactly."""
    parts: list[Part] = []
    # Sums are rounded and then subtracted, not the other way round: rounded one by one, the parts
    # would not add up to what the meters show.
    standing: Shifts = (0, 0, 0, 0)
    for rule, gains in stages:
        shifts = _shifts(gains)
        parts += _differences(rule, standing, shifts)
        standing = shifts
    moved = (
        after.patience - before.patience,
        after.satisfaction - before.satisfaction,
        after.tension - before.tension,
        after.heard - before.heard,
    )
    return (*parts, *_differences(BOUNDED, standing, moved))


def _shifts(gains: Gains) -> Shifts:
    """Return gains as shifts of the meters, rounded once, downwards."""
    return (
        gains.patience // GRAIN,
        gains.satisfaction // GRAIN,
        -(gains.calm // GRAIN),
        gains.heard // GRAIN,
    )


def _differences(rule: Rule, was: Shifts, now: Shifts) -> list[Part]:
    moved = zip(_METERS, was, now, strict=True)
    return [Part(rule, meter, after - before) for meter, before, after in moved if after != before]
