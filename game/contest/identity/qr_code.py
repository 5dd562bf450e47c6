"""A short text as a QR code, drawn with signs that are two modules high: pure, and no colours.

What shows it has to show dark modules on light ground: the other way round, many readers see none.
"""

from functools import lru_cache
from itertools import zip_longest
from typing import Final

Modules = tuple[tuple[bool, ...], ...]
"""Rows of modules, the smallest squares of a code; True is a dark one."""

QUIET: Final = 4
"""Light modules that the standard (ISO/IEC 18004) wants on every side of a code."""

LEAST_QUIET: Final = 2
"""Light modules with which the readers of phones still find a code."""

DARK: Final = "█"
"""The sign for two dark modules."""

_BLOCKS: Final = {
    (False, False): " ",
    (False, True): "▄",
    (True, False): "▀",
    (True, True): DARK,
}
"""A sign for each pair of modules, one below the other: signs are about twice as high as wide."""


# A screen that is drawn anew shows the same code again, at most in a few sizes.
@lru_cache(16)
def qr_modules(text: str, quiet: int = QUIET, scale: int = 1) -> Modules:
    """Return the smallest code that holds a text as one piece; its modules are `scale` wide."""
    # A code is drawn for few commands, and its library takes a while to load.
    import segno  # noqa: PLC0415 - see above

    # On a screen nothing wears off: the level that corrects least gives the largest modules.
    code = segno.make(text, error="l", boost_error=False, micro=False)
    rows = code.matrix_iter(scale=scale, border=quiet)
    return tuple(tuple(module == 1 for module in row) for row in rows)


def half_blocks(modules: Modules) -> tuple[str, ...]:
    """Return the lines that draw modules, two rows of them in a line."""
    light = (False,) * len(modules[0])
    pairs = zip_longest(modules[::2], modules[1::2], fillvalue=light)
    return tuple(
        "".join(_BLOCKS[pair] for pair in zip(above, below, strict=True)) for above, below in pairs
    )


def qr_within(text: str, width: int, height: int) -> tuple[str, ...]:
    """Return the lines of a code as large as fits into so many cells; none where none fits.

    A code that is cut cannot be read. The modules become larger only with the whole quiet zone.
    """
    room, across = min(width, 2 * height), len(qr_modules(text, quiet=0))
    if scale := max(room, 0) // (across + 2 * QUIET):
        return half_blocks(qr_modules(text, QUIET, scale))
    quiet = (room - across) // 2
    return half_blocks(qr_modules(text, quiet)) if quiet >= LEAST_QUIET else ()
