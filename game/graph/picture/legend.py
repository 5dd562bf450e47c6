"""The head of the picture: its title, and what width, colour and signs mean."""

from typing import Final
from xml.etree.ElementTree import Element

from game.graph.graph import Graph, signed
from game.graph.picture.element import add_path, add_text
from game.graph.picture.text import fitted
from game.graph.stroke import FROM_OUTSIDE, NEITHER, Stroke, colour_of, width_of

HEIGHT: Final = 166.0
WIDTH: Final = 940.0
"""Room for it, in pixels."""

_CHANGES: Final = (
    (-9, f"{signed(-6)} or worse"),
    (-3, f"{signed(-1)} to {signed(-5)}"),
    (0, signed(0)),
    (3, f"{signed(1)} to {signed(5)}"),
    (9, f"{signed(6)} or better"),
)
_SHARES: Final = ((0.01, "1 %"), (0.25, "25 %"), (1.0, "100 %"))
_LEFT: Final = 40.0
_COLUMN: Final = 226.0
_ROWS: Final = (76.0, 98.0, 120.0, 142.0)


def add_legend(parent: Element, graph: Graph, width: float) -> None:
    """Add the head of a picture."""
    title = fitted(graph.title, 22, width - 2 * _LEFT)
    add_text(parent, title, (_LEFT, 42), "title")
    changes, shares, others, figures = _ROWS
    add_text(parent, "Colour: what a reply does to patience", (_LEFT, changes), "small")
    for place, (points, said) in enumerate(_CHANGES):
        _add_sample(
            parent, (_LEFT + _COLUMN + 130 * place, changes), Stroke(4, colour_of(points)), said
        )
    add_text(parent, "Width: how many plays take it", (_LEFT, shares), "small")
    for place, (share, said) in enumerate(_SHARES):
        at = (_LEFT + _COLUMN + 130 * place, shares)
        _add_sample(parent, at, Stroke(width_of(share), NEITHER), said)
    _add_others(parent, others)
    add_text(parent, "Figures", (_LEFT, figures), "small")
    sample = f"3b {signed(-6)}: reply 3, its second way on, takes 6 points of patience"
    said = f"{sample}. From {graph.basis}."
    said = fitted(said, 10.5, width - 2 * _LEFT - _COLUMN)
    add_text(parent, said, (_LEFT + _COLUMN, figures), "small")


def _add_others(parent: Element, y: float) -> None:
    add_text(parent, "Dotted", (_LEFT, y), "small")
    at = _LEFT + _COLUMN
    _add_sample(parent, (at, y), Stroke(1.2, NEITHER, dotted=True), "not met")
    _add_sample(parent, (at + 130, y), Stroke(1.5, FROM_OUTSIDE, dotted=True), "from outside")


def _add_sample(parent: Element, at: tuple[float, float], line: Stroke, said: str) -> None:
    x, y = at
    add_path(parent, f"M{x:g},{y - 4:g}h30", line)
    add_text(parent, said, (x + 38, y), "small")
