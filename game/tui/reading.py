"""What the two meters show: number, word, and what last moved them."""

from collections.abc import Sequence

from attrs import frozen

from game.call import CallState, Meter, Turn, Wait
from game.play.words import patience_word, points, satisfaction_word


@frozen
class MeterReading:
    """A meter as a player sees it, in whole points.

    `moved` is what the last deed did, or, where `waiting`, what the silence since then has cost.
    """

    meter: Meter
    points: int
    word: str
    moved: int = 0
    waiting: bool = False


def patience(state: CallState, turns: Sequence[Turn]) -> MeterReading:
    """Return the reading of the patience meter."""
    value = state.meters.patience
    return MeterReading(
        Meter.PATIENCE, points(value), patience_word(value), *_moved(turns, Meter.PATIENCE)
    )


def satisfaction(state: CallState, turns: Sequence[Turn]) -> MeterReading:
    """Return the reading of the satisfaction meter."""
    value = state.meters.satisfaction
    moved = _moved(turns, Meter.SATISFACTION)
    return MeterReading(Meter.SATISFACTION, points(value), satisfaction_word(value), *moved)


def _moved(turns: Sequence[Turn], meter: Meter) -> tuple[int, bool]:
    silence = turns[-1] if turns and isinstance(turns[-1].event, Wait) else None
    lost = _change(silence, meter) if silence else 0
    if lost:
        return lost, True
    deed = next((turn for turn in reversed(turns) if not isinstance(turn.event, Wait)), None)
    return (_change(deed, meter) if deed else 0), False


def _change(turn: Turn, meter: Meter) -> int:
    after, before = getattr(turn.after.meters, meter), getattr(turn.before.meters, meter)
    return points(after) - points(before)
