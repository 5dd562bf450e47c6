"""The elements of an SVG picture. Whatever is written in one is escaped by the XML library."""

from typing import Final
from xml.etree.ElementTree import Element, SubElement

from game.graph.stroke import Stroke

SVG: Final = "http://www.w3.org/2000/svg"


def add(parent: Element, tag: str, **values: str | float) -> Element:
    """Add an element with its attributes; numbers are rounded to a tenth of a pixel."""
    return SubElement(
        parent,
        tag,
        # `class_` stands for `class`, which Python keeps for itself, and `stroke_width` for
        # `stroke-width`.
        {key.rstrip("_").replace("_", "-"): _said(each) for key, each in values.items()},
    )


def add_path(parent: Element, way: str, line: Stroke) -> None:
    """Add a line along a path."""
    dots = {"stroke_dasharray": "2 4"} if line.dotted else {}
    add(parent, "path", d=way, fill="none", stroke=line.colour, stroke_width=line.width, **dots)


def add_box(
    parent: Element,
    at: tuple[float, float],
    size: tuple[float, float],
    corner: float,
    **values: str | float,
) -> None:
    """Add a box with round corners: its left upper corner, its size."""
    add(parent, "rect", x=at[0], y=at[1], width=size[0], height=size[1], rx=corner, **values)


def add_text(
    parent: Element, text: str, at: tuple[float, float], style: str, **values: str | float
) -> Element:
    """Add a line of writing."""
    element = add(parent, "text", x=at[0], y=at[1], class_=style, **values)
    element.text = text
    return element


def add_title(parent: Element, text: str) -> None:
    """Add what is shown when the pointer rests on an element, and read out for it."""
    add(parent, "title").text = text


def _said(value: str | float) -> str:
    return value if isinstance(value, str) else f"{round(value, 1):g}"
