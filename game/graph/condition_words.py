"""A condition in the words of a level file."""

from decimal import Decimal
from typing import Final

from game.call.meters.mood import MOODS, band_start, mood_of
from game.call.meters.values import Meter
from game.call.script.level import Condition, Subject, Test
from game.call.units import FULL, POINT

_MANY_TURNS: Final = 1_000
"""More turns than a condition can name: a range up to there has no upper end."""


def in_words(condition: Condition) -> str:
    """Return a condition as it could stand in a level file; empty for one that always holds."""
    return " and ".join(("not " if test.negated else "") + _test(test) for test in condition)


def _test(test: Test) -> str:
    if test.subject is Subject.MOOD:
        return _mood(test)
    if test.subject is Subject.TURNS:
        most = None if test.high >= _MANY_TURNS else test.high
        return _range("turns", test.low, most, 1)
    if isinstance(test.subject, Meter):
        return _range(test.subject, test.low, None if test.high >= FULL else test.high, POINT)
    return f"{test.subject} {test.name}"


def _range(subject: str, low: int, high: int | None, unit: int) -> str:
    """Return a range; of a meter, `< 20` is kept as up to 19.999, and is told as it was written."""
    if low == high:
        return f"{subject} = {_number(low, unit)}"
    if high is None:
        # `patience > 20` is kept as from 20.001 on. Thousandths that end in a 1 are so written by
        # hardly anybody; turns are whole, and `turns > 2` is kept as from 3 on.
        sign, value = (">", low - 1) if unit > 1 and (low - 1) % 10 == 0 else (">=", low)
        return f"{subject} {sign} {_number(value, unit)}"
    sign, value = ("<", high + 1) if unit > 1 and (high + 1) % 10 == 0 else ("<=", high)
    if low:
        return f"{subject} from {_number(low, unit)} to {_number(high, unit)}"
    return f"{subject} {sign} {_number(value, unit)}"


def _number(value: int, unit: int) -> str:
    return f"{(Decimal(value) / unit).normalize():f}"


def _mood(test: Test) -> str:
    first, last = mood_of(test.low), mood_of(test.high)
    if first is last:
        return f"mood is {first}"
    if last is MOODS[-1]:
        return f"mood >= {first}"
    if test.low == band_start(MOODS[0]):
        return f"mood <= {last}"
    return f"mood from {first} to {last}"
