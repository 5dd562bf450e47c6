"""What strain does to your notes: from some point on they fade, and in the end they are gone."""

from typing import Final

from game.call.units import POINT
from game.shift.tuning import FADED, FADING

FAINT_FROM: Final = FADING // POINT
GONE_FROM: Final = FADED // POINT
"""Out of 100: where notes begin to fade, and where nothing of them can be read."""

_KEPT: Final = 3
"""The part of a text that can still be read while it fades, as one in so many."""
_LEAST: Final = 3
"""Characters that are kept at the least, so that of a short word something is left."""
_GONE: Final = "…"


def is_faint(faded: int) -> bool:
    """Return whether notes are shown faint, at a strain of 0 to 100."""
    return faded >= FAINT_FROM


def as_remembered(text: str, faded: int) -> str:
    """Return what can still be read of a text, at a strain of 0 to 100."""
    if faded >= GONE_FROM:
        return _GONE
    kept = max(len(text) // _KEPT, _LEAST)
    # A text as short as that loses nothing, so it must not look as if it did.
    if faded < FAINT_FROM or kept >= len(text):
        return text
    return text[:kept].rstrip() + _GONE
