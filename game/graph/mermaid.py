"""A graph as a mermaid flowchart, which many wikis and code hosts draw."""

import re
from collections.abc import Iterator
from typing import Final

from game.graph.captions import conditions, facts, figures, legend, met, shortened
from game.graph.graph import Edge, Graph, GraphNode, NodeKind
from game.graph.stroke import Stroke, stroke

_ACTS: Final = re.compile(r"[^\w ,.!?'\N{RIGHT SINGLE QUOTATION MARK}…·\N{MINUS SIGN}±+%:-]|_")
"""Every character but letters, digits and harmless signs; the others are written as numbers."""

_SHAPES: Final = {
    NodeKind.OPENING: ("([", "])"),
    NodeKind.ORDINARY: ("[", "]"),
    NodeKind.END: ("[[", "]]"),
    NodeKind.CALLER: (">", "]"),
    NodeKind.DEPARTMENT: (">", "]"),
}
_CLASSES: Final = (
    "classDef scene fill:#ffffff,stroke:#4b5563,color:#111827;",
    "classDef apart fill:#ffffff,stroke:#9ca3af,color:#4b5563,stroke-dasharray:4 3;",
)

_MOST_ARROWS: Final = 500
_MOST_CHARACTERS: Final = 50_000
"""What mermaid draws where nothing else is set: its `maxEdges` and `maxTextSize`."""


def mermaid(graph: Graph) -> str:
    """Return a graph as a mermaid flowchart."""
    return "\n".join(_lines(graph)) + "\n"


def too_large(graph: Graph, text: str) -> bool:
    """Return whether mermaid refuses a flowchart of a graph where its limits are as delivered."""
    return len(graph.edges) > _MOST_ARROWS or len(text) > _MOST_CHARACTERS


def fenced(text: str) -> str:
    """Return a flowchart as a block of a Markdown page."""
    return f"```mermaid\n{text}```\n"


def escaped(text: str) -> str:
    """Return a text for a label in quotes: what could act in mermaid, HTML or Markdown by number.

    Some signs are harmless alone and act where a label begins with them or in a row, as in a list.
    """
    numbered = _ACTS.sub(_numbered, text)
    # Markdown makes a list of a label that begins with a dash, a plus or `1.`.
    return re.sub(r"^[-+]|(?<=^\d)\.|(?<=-)-", _numbered, numbered)


def _numbered(found: re.Match[str]) -> str:
    return f"#{ord(found.group())};"


def _lines(graph: Graph) -> Iterator[str]:
    yield "flowchart TD"
    yield from (f"  %% {line}" for line in legend(graph))
    for place, node in enumerate(graph.nodes, start=1):
        yield f"  n{place}{_shape(node)}"
    yield from (f"  {_arrow(edge)}" for edge in graph.edges)
    yield from (f"  {line}" for line in _CLASSES)
    for name, apart in (("scene", False), ("apart", True)):
        ids = [f"n{at}" for at, node in enumerate(graph.nodes, 1) if _apart(node) is apart]
        # A line without a node in it is an error to mermaid.
        if ids:
            yield f"  class {','.join(ids)} {name};"
    yield from _styles(graph)


def _apart(node: GraphNode) -> bool:
    return not (node.scene and node.reachable)


def _shape(node: GraphNode) -> str:
    before, after = _SHAPES[node.kind]
    lines = [
        node.name,
        shortened(node.words),
        " · ".join((*facts(node), *filter(None, [met(node)]))),
    ]
    return f'{before}"{"<br/>".join(escaped(line) for line in lines if line)}"{after}'


def _arrow(edge: Edge) -> str:
    line = "-.->" if stroke(edge).dotted else "-->"
    parts = [f"{edge.mark} {shortened(edge.label)}".strip(), *conditions(edge), figures(edge)]
    label = "<br/>".join(escaped(part) for part in parts if part)
    return f'n{edge.source + 1} {line}|"{label}"| n{edge.target + 1}'


def _styles(graph: Graph) -> Iterator[str]:
    """Yield the styles of the arrows, those alike in one line."""
    # Mermaid refuses long texts, and a level can have hundreds of arrows with few kinds of strokes.
    alike: dict[Stroke, list[int]] = {}
    for place, edge in enumerate(graph.edges):
        alike.setdefault(stroke(edge), []).append(place)
    for line, places in alike.items():
        numbers = ",".join(map(str, places))
        yield f"  linkStyle {numbers} stroke:{line.colour},stroke-width:{line.width:g}px;"
