"""What the two meters show: number, word, and what last moved them."""

from collections.abc import Sequence

from attrs import frozen

from game.call import CallState, Meter, Turn, Wait
from game.view.words import patience_word, points, satisfaction_word


@frozen
class MeterReading:
    """A meter as a trainee sees it."""

    points: int
    """What it stands at, in whole points from 0 to 100."""
    word: str
    """What that is called."""
    moved: int = 0
    """By how many points the last action moved it, or, where `waiting`, the silence since then."""
    waiting: bool = False
    """Whether it was silence that moved it."""


def read_patience(state: CallState, turns: Sequence[Turn]) -> MeterReading:
    """Return what the patience meter shows after all turns of a call."""
    value = state.meters.patience
    return MeterReading(points(value), patience_word(value), *_moved(turns, Meter.PATIENCE))


def read_satisfaction(state: CallState, turns: Sequence[Turn]) -> MeterReading:
    """Return what the satisfaction meter shows after all turns of a call."""
    value = state.meters.satisfaction
    moved = _moved(turns, Meter.SATISFACTION)
    return MeterReading(points(value), satisfaction_word(value), *moved)


def _moved(turns: Sequence[Turn], meter: Meter) -> tuple[int, bool]:
    silence = turns[-1] if turns and isinstance(turns[-1].event, Wait) else None
    # A silence that has cost nothing yet leaves standing what the last action moved: the clock
    # makes a new view ten times a second, and nobody could read that change otherwise.
    lost = _change(silence, meter) if silence else 0
    if lost:
        return lost, True
    deed = next((turn for turn in reversed(turns) if not isinstance(turn.event, Wait)), None)
    return (_change(deed, meter) if deed else 0), False


def _change(turn: Turn, meter: Meter) -> int:
    # The difference of what is shown. Rounded for itself, a change might not lead from one number
    # on the screen to the next.
    after, before = getattr(turn.after.meters, meter), getattr(turn.before.meters, meter)
    return points(after) - points(before)
