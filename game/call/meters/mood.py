"""A caller's mood: the word and the face that stand for the hidden tension."""

from enum import StrEnum
from typing import Final

from game.call.units import FULL, POINT


class Mood(StrEnum):
    """How tense a caller is, in the five words that the player sees, mildest first."""

    CALM = "calm"
    UNEASY = "uneasy"
    UPSET = "upset"
    ANGRY = "angry"
    FURIOUS = "furious"


MOODS: Final = tuple(Mood)
"""Every mood, mildest first."""

_BAND: Final = FULL // len(MOODS)


def mood_of(tension: int) -> Mood:
    """Return the mood of a tension in thousandths (0 to 100,000): five bands of twenty points."""
    # A tension of exactly 100 points would begin a sixth band.
    return MOODS[min(tension // _BAND, len(MOODS) - 1)]


def band_start(mood: Mood) -> int:
    """Return the lowest tension, in thousandths, at which a caller is in `mood`."""
    return MOODS.index(mood) * _BAND


def opening_tension(mood: Mood) -> int:
    """Return the tension, in thousandths, of a caller whose call opens in `mood`."""
    # Well inside the band and on its tense side, so that the level's own word for the mood still
    # holds after a first small move either way.
    return band_start(mood) + 12 * POINT
