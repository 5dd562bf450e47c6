"""Drawing the arrows of a page, each with its sign."""

from itertools import pairwise
from typing import Final
from xml.etree.ElementTree import Element

from game.graph.captions import conditions, figures
from game.graph.graph import Edge, EdgeKind
from game.graph.picture.card import CHIP, CHIP_SIZE, chip_of
from game.graph.picture.element import add, add_box, add_path, add_text, add_title
from game.graph.picture.page import DrawnArrow, Point
from game.graph.picture.scheme import head_half
from game.graph.picture.text import width_of
from game.graph.stroke import Stroke, stroke

PAPER: Final = "#ffffff"
"""The colour of the ground, which the seams of arrows have as well."""

_STRAIGHT: Final = 0.05
"""Pixels to the side below which no curve is drawn."""


def add_arrow(parent: Element, arrow: DrawnArrow) -> None:
    """Add an arrow, with a light seam beside it that shows what it runs over."""
    line, points = stroke(arrow.edge), arrow.points
    # The line ends where the head begins: a broad line would show on both sides of its tip.
    length = 6 + line.width
    (end_x, end_y), down = points[-1], points[-1][1] > points[0][1]
    back = end_y - length if down else end_y + length
    way = _way((*points[:-1], (end_x, back)))
    group = add(parent, "g", class_="arrow")
    add_title(group, told(arrow.edge))
    # First the seam and then the line over it; the style of the picture counts on that order.
    add_path(group, way, Stroke(line.width + 3, PAPER))
    add_path(group, way, line)
    half = head_half(arrow.edge)
    _add_head(group, ((end_x, end_y), (end_x - half, back), (end_x + half, back)), line)


def add_loop(parent: Element, edge: Edge, at: Point) -> None:
    """Add an arrow that begins and ends at the right edge of a card."""
    line, (x, y) = stroke(edge), at
    half, tip = head_half(edge), y + 9
    group = add(parent, "g", class_="arrow")
    add_title(group, told(edge))
    add_path(group, f"M{x:g},{y - 9:g} c30,-6 30,24 8,18", line)
    _add_head(group, ((x, tip), (x + 8, tip - half), (x + 8, tip + half)), line)
    _add_chip(group, edge.change, (x - 24, y), line)


def add_sign(parent: Element, edge: Edge, at: Point) -> None:
    """Add the sign at the beginning of an arrow, on the edge of its card."""
    if text := chip_of(edge).text:
        _add_chip(parent, text, at, stroke(edge))


def told(edge: Edge) -> str:
    """Return everything about an arrow in one line."""
    kind = edge.kind
    words = f"{edge.mark}: {edge.label}" if kind in (EdgeKind.REPLY, EdgeKind.STAY) else edge.label
    parts = (words, edge.technique or "", *conditions(edge), figures(edge))
    return " · ".join(part for part in parts if part)


def _add_head(group: Element, corners: tuple[Point, ...], line: Stroke) -> None:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)
    add(group, "polygon", points=points, fill=line.colour)


def _add_chip(group: Element, text: str, at: Point, line: Stroke) -> None:
    if not text:
        return
    width = width_of(text, CHIP_SIZE) + 10
    (x, y), size = at, (width, CHIP)
    dots = {"stroke_dasharray": "2 2"} if line.dotted else {}
    corner = (x - width / 2, y - CHIP / 2)
    add_box(group, corner, size, CHIP / 2, fill=PAPER, stroke=line.colour, **dots)
    add_text(group, text, (x, y + 3.8), "chip", fill=line.colour)


def _way(points: tuple[Point, ...]) -> str:
    """Return a path that leaves and reaches every point straight up or down."""
    parts = [f"M{points[0][0]:.1f},{points[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(points):
        if abs(to_x - x) < _STRAIGHT:
            parts.append(f"V{to_y:.1f}")
        else:
            half = (y + to_y) / 2
            parts.append(f"C{x:.1f},{half:.1f} {to_x:.1f},{half:.1f} {to_x:.1f},{to_y:.1f}")
    return "".join(parts)
