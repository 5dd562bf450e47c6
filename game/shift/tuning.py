"""Every number that tunes a shift. The orderings rest on docs/evidence.md, the sizes are ours."""

from typing import Final

from game.call.units import MINUTE, POINT

# Ten such moves bring strain to 40, and two calls of them in a row to FADED. Much larger, and a
# single call would fade a trainee's notes whatever they do; much smaller, and three calls would
# never do it, so that a breather would never be worth its time.
HOSTILE_TURN: Final = 4 * POINT
"""Strain of a move made while the caller is hot, in thousandths of a point."""

ABUSIVE_TURN: Final = 6 * POINT
"""Strain of a move made while the caller is abusive, in thousandths of a point."""

# Below 100, as taking the caller's perspective softens the strain; not 0, as it does not undo it.
PERSPECTIVE_SHARE: Final = 40
"""Percent of that strain when the move takes the caller's perspective."""

SURFACE_ANSWER: Final = 4 * POINT
"""Strain of saying what one does not mean, in thousandths of a point.

That is a script, or an apology for nothing in particular.
"""

# A minute makes up for three hostile moves. Far more, and one minute after each call would always
# do; far less, and the minute on the clock would never be worth it.
BREATHER_EASES: Final = 12 * POINT
"""Strain that a minute of rest takes away, in thousandths of a point."""

BREATHERS: Final = (1 * MINUTE, 2 * MINUTE, 3 * MINUTE)
"""How long a breather can be, in milliseconds."""

# Above 100, so that calls at their target leave some minutes to rest; with much more, resting would
# cost nothing, since the clock would never run out.
SLACK: Final = 125
"""Percent of the calls' target times that a shift has room for."""

LEAST_CALLS: Final = 3
"""A shift is three calls or more: fewer do not wear anybody down."""

# Notes fade some time before they are gone, so that nobody loses them without a sign.
FADING: Final = 60 * POINT
"""Strain from which learned facts and moods are harder to make out, in thousandths of a point."""

FADED: Final = 80 * POINT
"""Strain from which they are gone, in thousandths of a point."""
