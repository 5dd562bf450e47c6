"""Fitting text to a width without knowing the reader's fonts: measured as wide as most are."""

from typing import Final

from game.graph.captions import ended
from game.text import columns, signs

_NARROW: Final = frozenset("ijlI.,:;'\N{RIGHT SINGLE QUOTATION MARK}!|()[]{}ftr ·-")
_BROAD: Final = frozenset("mwMWQOGD@%—…\N{MINUS SIGN}±+=<>↺→")
_EMS: Final = (0.31, 0.545, 0.69, 0.9, 1.1)
"""Widths of narrow, usual, capital, broad and full-width signs in a wide font, in ems."""


def width_of(text: str, size: float) -> float:
    """Return how wide a text is at most in a font of `size` pixels, in pixels."""
    return size * sum(map(_ems, signs(text)))


def _ems(sign: str) -> float:
    narrow, usual, capital, broad, full = _EMS
    letter = sign[0]
    if letter in _NARROW:
        return narrow
    if letter in _BROAD:
        return broad
    if ord(letter) > 0x2E80 or columns(sign) > 1:  # noqa: PLR2004 - CJK
        return full
    return capital if letter.isupper() or ord(letter) > 0x2FF else usual  # noqa: PLR2004 - Latin


def fitted(text: str, size: float, room: float) -> str:
    """Return a text, shortened with an ellipsis where it is wider than `room` pixels."""
    if width_of(text, size) <= room:
        return text
    left = room - width_of("…", size)
    kept = ""
    # Sign by sign and not by characters: no letter may be cut from its marks.
    for sign in signs(text):
        left -= width_of(sign, size)
        if left < 0:
            break
        kept += sign
    head, gap, _ = kept.rpartition(" ")
    # At the last space, unless that would leave less than half.
    return ended(head if gap and len(head) > len(kept) // 2 else kept)


def wrapped(text: str, size: float, room: float, most: int) -> list[str]:
    """Return a text in up to `most` lines of `room` pixels; the last is shortened if need be."""
    lines: list[str] = []
    left = text.split()
    while left and len(lines) < most - 1:
        line = [left.pop(0)]
        while left and width_of(" ".join((*line, left[0])), size) <= room:
            line.append(left.pop(0))
        lines.append(fitted(" ".join(line), size, room))
    return [*lines, fitted(" ".join(left), size, room)] if left else lines
