"""Craft: how well a move fitted its moment, from 0 to 1,000."""

from game.call.moment import Moment
from game.call.technique import MISSTEPS
from game.call.tuning import FIT_FULL, FIT_NEUTRAL, FIT_NONE, REPEAT

FULL_FIT = 1_000


def fit_of_worth(worth: int) -> int:
    """Return the fit of a move worth so many thousandths of a point; never less for more worth."""
    if worth >= 0:
        return FIT_NEUTRAL + (FULL_FIT - FIT_NEUTRAL) * min(worth, FIT_FULL) // FIT_FULL
    return FIT_NEUTRAL * (max(worth, FIT_NONE) - FIT_NONE) // -FIT_NONE


def fit_of(moment: Moment, worth: int) -> int:
    """Return the fit of a move: none for a misstep, and less each time a technique repeats."""
    if moment.technique in MISSTEPS:
        return 0
    share = REPEAT[min(moment.times, len(REPEAT) - 1)]
    return fit_of_worth(worth) * share // 100
