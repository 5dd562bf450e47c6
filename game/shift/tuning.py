"""Every number that tunes a shift. The orderings rest on docs/evidence.md, the sizes are ours."""

from typing import Final

from game.call.units import MINUTE, POINT

HOSTILE_TURN: Final = 4 * POINT
"""Strain of a move made while the caller is hot, in thousandths of a point."""

ABUSIVE_TURN: Final = 6 * POINT
"""Strain of a move made while the caller is abusive."""

PERSPECTIVE_SHARE: Final = 40
"""Percent of that strain when the move takes the caller's perspective."""

SURFACE_ANSWER: Final = 4 * POINT
"""Strain of saying what one does not mean: a script, an apology for nothing in particular."""

BREATHER_EASES: Final = 12 * POINT
"""Strain a minute of rest takes away."""

BREATHERS: Final = (1 * MINUTE, 2 * MINUTE, 3 * MINUTE)
"""How long a breather can be, in milliseconds."""

SLACK: Final = 125
"""Percent of the calls' target times that a shift has room for."""

LEAST_CALLS: Final = 3
"""A shift is three calls or more: fewer do not wear anybody down."""

FADING: Final = 60 * POINT
"""Strain from which learned facts and moods are harder to make out."""

FADED: Final = 80 * POINT
"""Strain from which they are gone."""
