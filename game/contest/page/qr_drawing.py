"""A QR code drawn for a browser: the path of an SVG."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import groupby

from game.contest.identity.qr_code import Modules, qr_modules
from game.contest.page.call_drawing import Drawn


# Everybody in a lobby is shown the same one.
@lru_cache(16)
def drawn_code(text: str) -> Drawn:
    """Return a text as a code: how many units wide and high with its quiet zone, and its path.

    A module is a unit wide and high. The path is what is dark; all else has to be light.
    """
    modules = qr_modules(text)
    return {"size": len(modules), "path": "".join(_runs(modules))}


def _runs(modules: Modules) -> Iterator[str]:
    """Yield a rectangle for all dark modules that stand side by side."""
    for y, row in enumerate(modules):
        x = 0
        for dark, run in groupby(row):
            wide = len(list(run))
            if dark:
                yield f"M{x} {y}h{wide}v1h-{wide}z"
            x += wide
