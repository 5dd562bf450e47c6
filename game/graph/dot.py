"""A graph in the language of Graphviz."""

from collections.abc import Iterator, Mapping
from typing import Final

from game.graph.captions import conditions, facts, figures, legend, met, shortened
from game.graph.graph import Edge, Graph, GraphNode, NodeKind
from game.graph.stroke import stroke

_SHAPES: Final = {
    NodeKind.OPENING: {"shape": "box", "style": "rounded,bold"},
    NodeKind.ORDINARY: {"shape": "box", "style": "rounded"},
    NodeKind.END: {"shape": "box", "peripheries": "2"},
    NodeKind.CALLER: {"shape": "plaintext"},
    NodeKind.DEPARTMENT: {"shape": "plaintext"},
}
_DEFAULTS: Final = (
    'graph [charset="UTF-8", bgcolor="white", fontname="Helvetica", labelloc="t", ranksep="0.8"];',
    'node [fontname="Helvetica", fontsize="11", color="#4b5563"];',
    'edge [fontname="Helvetica", fontsize="9"];',
)


def dot(graph: Graph) -> str:
    """Return a graph in the language of Graphviz."""
    return "\n".join(_lines(graph)) + "\n"


def quoted(text: str) -> str:
    r"""Return a text as a string of Graphviz.

    It reads `\n` and the like in labels as orders and `&lt;` as a character, so neither is left.
    """
    # Backslashes before quotation marks: these get a backslash of their own, which has to stay one.
    plain = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _lines(graph: Graph) -> Iterator[str]:
    yield "digraph callcraft {"
    yield from (f"  {line}" for line in _DEFAULTS)
    yield f"  label={_several([graph.title, *legend(graph)])};"
    for place, node in enumerate(graph.nodes, start=1):
        yield f"  n{place} {_listed(_node(node))};"
    for edge in graph.edges:
        yield f"  n{edge.source + 1} -> n{edge.target + 1} {_listed(_edge(edge))};"
    yield "}"


def _several(lines: list[str]) -> str:
    r"""Return lines as one string, each but the last ended by Graphviz's own `\n`."""
    return '"' + "\\n".join(quoted(line)[1:-1] for line in lines if line) + '"'


def _listed(values: Mapping[str, str]) -> str:
    return "[" + ", ".join(f"{key}={value}" for key, value in values.items()) + "]"


def _node(node: GraphNode) -> dict[str, str]:
    shape = {key: quoted(value) for key, value in _SHAPES[node.kind].items()}
    lines = [node.name, shortened(node.words), " · ".join(facts(node)), met(node)]
    label = {"label": _several(lines), "tooltip": quoted(node.words or node.name)}
    apart = {} if node.reachable else {"style": quoted("dashed"), "color": quoted("#9ca3af")}
    # The last one counts: a scene that no arrow leads to is dashed, whatever its kind.
    return label | shape | apart


def _edge(edge: Edge) -> dict[str, str]:
    line = stroke(edge)
    lines = [f"{edge.mark} {shortened(edge.label)}".strip(), *conditions(edge), figures(edge)]
    return {
        "label": _several(lines),
        "tooltip": quoted(edge.label),
        "color": quoted(line.colour),
        "fontcolor": quoted(line.colour),
        "penwidth": quoted(f"{line.width:g}"),
        **({"style": quoted("dotted")} if line.dotted else {}),
    }
