"""The units a call is counted in: whole thousandths of a point, and milliseconds.

Integers only, so that a kept call replays to the same score on every machine.
"""

from typing import Final

POINT: Final = 1_000
"""One point of a meter, in thousandths."""

FULL: Final = 100 * POINT
"""The top of every meter; the bottom is 0."""

SECOND: Final = 1_000
"""One second, in milliseconds."""

MINUTE: Final = 60 * SECOND
"""One minute, in milliseconds."""


def bounded(value: int, low: int = 0, high: int = FULL) -> int:
    """Return `value`, or the nearer of `low` and `high` where it lies outside them."""
    return low if value < low else min(value, high)


def percent(amount: int, share: int) -> int:
    """Return `share` hundredths of `amount`, rounded towards zero.

    Rounding towards zero keeps the result monotone in `amount` and treats gains and losses alike.
    """
    product = amount * share
    # Python's own division rounds downwards: a loss could come out one larger than a gain of its
    # size.
    return product // 100 if product >= 0 else -(-product // 100)


def between(low: int, high: int, share: int) -> int:
    """Return the value `share` (0 to FULL) of the way from `low` to `high`, rounded downwards.

    A larger share never gives a value further from `high`, whichever of the two is larger.
    """
    return low + (high - low) * share // FULL
