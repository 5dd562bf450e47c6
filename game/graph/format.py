"""The formats a graph can be written in."""

from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePath
from typing import Final

from game.graph.dot import dot
from game.graph.graph import Graph
from game.graph.mermaid import fenced, mermaid
from game.graph.svg import svg


class Format(StrEnum):
    """How a graph is written."""

    MERMAID = "mermaid"
    DOT = "dot"
    SVG = "svg"


_WRITERS: Final[dict[Format, Callable[[Graph], str]]] = {
    Format.MERMAID: mermaid,
    Format.DOT: dot,
    Format.SVG: svg,
}
_PAGE: Final = ".md"
ENDINGS: Final = {
    ".svg": Format.SVG,
    ".dot": Format.DOT,
    ".gv": Format.DOT,
    ".mmd": Format.MERMAID,
    ".mermaid": Format.MERMAID,
    _PAGE: Format.MERMAID,
}
"""The endings of files, and what each asks for."""


def format_of(path: PurePath) -> Format:
    """Return the format that a file's name asks for by its ending; mermaid where it does not."""
    return ENDINGS.get(path.suffix.lower(), Format.MERMAID)


def written(graph: Graph, chosen: Format, path: PurePath | None = None) -> str:
    """Return a graph as text; on a Markdown page, a flowchart is a block of its own."""
    text = _WRITERS[chosen](graph)
    on_page = path is not None and path.suffix.lower() == _PAGE
    # Graphviz and SVG are asked for by name on such a page, and stay what they are.
    return fenced(text) if on_page and chosen is Format.MERMAID else text
