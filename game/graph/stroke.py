"""How an arrow is drawn: its width says how often it is taken, its colour what it does."""

from typing import Final

from attrs import frozen

from game.graph.graph import Edge, EdgeKind

_THINNEST: Final = 1.2
_WIDEST: Final = 9.0
"""Widths, in pixels, of an arrow that is hardly ever taken and of one that every play takes."""

COSTS_MUCH: Final = "#a31621"
COSTS: Final = "#c2571a"
NEITHER: Final = "#6b7280"
GAINS: Final = "#2f7fb8"
GAINS_MUCH: Final = "#164e8c"
FROM_OUTSIDE: Final = "#6d4c9f"
"""Red to blue, told apart by colour-blind readers too, and each dark enough on white for text."""

_STEPS: Final = ((-6.0, COSTS_MUCH), (-0.5, COSTS), (0.5, NEITHER), (6.0, GAINS))
"""Colours up to a change of patience, in points; beyond the last one it gains much."""


@frozen
class Stroke:
    """How a line is drawn."""

    width: float
    """Its width, in pixels."""
    colour: str
    """Its colour, as `#` and six digits of base 16."""
    dotted: bool = False
    """Whether it is dotted."""


def stroke(edge: Edge) -> Stroke:
    """Return how an arrow is drawn; one that was never met is thin and dotted."""
    if edge.kind in (EdgeKind.OPENS, EdgeKind.TAKES_OVER):
        return Stroke(1.5, FROM_OUTSIDE, dotted=True)
    if edge.patience is None:
        return Stroke(_THINNEST, NEITHER, dotted=True)
    return Stroke(width_of(edge.traffic), colour_of(edge.patience))


def width_of(traffic: float) -> float:
    """Return the width of an arrow that this share of plays takes, 0 to 1."""
    return round(_THINNEST + (_WIDEST - _THINNEST) * min(traffic, 1.0), 2)


def colour_of(points: float) -> str:
    """Return the colour of an arrow that moves patience by so many points."""
    for most, colour in _STEPS:
        # Alike on both sides of 0: six points lost are much, as six gained are.
        if points <= most if points < 0 else points < most:
            return colour
    return GAINS_MUCH
