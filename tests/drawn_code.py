"""A QR code read off the lines that drew it."""

from collections.abc import Sequence

_ROWS = {" ": (0, 0), "▄": (0, 1), "▀": (1, 0), "█": (1, 1)}


def modules_drawn(lines: Sequence[str], across: int) -> tuple[tuple[int, ...], ...]:
    """Return the modules that lines draw, `across` of them in a row, without the quiet zone.

    Each has to be drawn as a square, all of them in the same size, with light all around.
    """
    rows = [tuple(_ROWS[sign][half] for sign in line) for line in lines for half in (0, 1)]
    dark = [place for place, row in enumerate(rows) if any(row)]
    left = min(row.index(1) for row in rows if any(row))
    side = dark[-1] + 1 - dark[0]
    scale, rest = divmod(side, across)
    assert rest == 0
    inked = [row[left : left + side] for row in rows[dark[0] : dark[-1] + 1]]
    assert sum(map(sum, rows)) == sum(map(sum, inked))
    found = tuple(row[::scale] for row in inked[::scale])
    wide = [tuple(module for module in row for _ in range(scale)) for row in found]
    assert inked == [row for row in wide for _ in range(scale)]
    assert left >= 2 * scale
    assert dark[0] >= 2 * scale
    assert len(rows[0]) - left - side >= 2 * scale
    assert len(rows) - dark[0] - side >= 2 * scale
    return found
