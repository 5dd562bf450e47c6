"""A graph as a picture in SVG: one file that needs nothing else, and runs nothing."""

from typing import Final
from xml.etree.ElementTree import Element, indent, tostring

from game.graph.captions import legend
from game.graph.graph import EdgeKind, Graph, GraphNode, NodeKind
from game.graph.picture.arrows import add_arrow, add_loop, add_sign
from game.graph.picture.card import Card
from game.graph.picture.element import SVG, add, add_box, add_text, add_title
from game.graph.picture.legend import HEIGHT, WIDTH, add_legend
from game.graph.picture.page import page_of

_STYLE: Final = """
text { font-family: Helvetica, Arial, "Liberation Sans", sans-serif; fill: #1f2937 }
.title { font-size: 22px; font-weight: 700 }
.name { font-size: 14px; font-weight: 700 }
.fact { font-size: 10.5px; font-weight: 700; fill: #374151 }
.caller { font-size: 12px; font-style: italic; fill: #374151 }
.said { font-size: 12px }
.number { font-size: 12px; font-weight: 700 }
.small { font-size: 10.5px; fill: #4b5563 }
.chip { font-size: 10.5px; font-weight: 700; text-anchor: middle }
.arrow:hover path + path { stroke-width: 10px }
"""

_INK: Final = "#4b5563"
_FILLS: Final = {
    NodeKind.OPENING: "#e8eef7",
    NodeKind.ORDINARY: "#ffffff",
    NodeKind.END: "#eceae4",
    NodeKind.CALLER: "#f3effa",
    NodeKind.DEPARTMENT: "#f3effa",
}


def svg(graph: Graph) -> str:
    """Return a graph as a picture on a ground of its own, for bright and dark readers alike."""
    page = page_of(graph, HEIGHT)
    width, height = max(page.width, WIDTH), page.height
    size = {"width": f"{width:.0f}", "height": f"{height:.0f}"}
    frame = f"0 0 {width:.0f} {height:.0f}"
    # Built by the XML library and never by joining texts: what a stranger wrote into a level cannot
    # become an element or a script of a picture that opens in a browser.
    root = Element("svg", {"xmlns": SVG, "viewBox": frame, "role": "img", **size})
    add_title(root, graph.title)
    add(root, "desc").text = " ".join(legend(graph))
    add(root, "style").text = _STYLE
    add(root, "rect", width=width, height=height, fill="#ffffff")
    add_legend(root, graph, width)
    # What is drawn later lies above: the busiest arrows over the others, cards over arrows, and
    # signs over cards, whose edges they stand on.
    for arrow in sorted(page.arrows, key=lambda each: each.edge.traffic):
        add_arrow(root, arrow)
    for node, (x, y, card) in zip(graph.nodes, page.cards, strict=True):
        _add_card(root, node, (x, y), card)
    for arrow in page.arrows:
        add_sign(root, arrow.edge, arrow.points[0])
    for edge in graph.edges:
        if edge.kind is EdgeKind.STAY:
            x, y, card = page.cards[edge.source]
            add_loop(root, edge, (x + card.width, y + card.loop))
    indent(root, " ")
    return tostring(root, encoding="unicode") + "\n"


def _add_card(root: Element, node: GraphNode, at: tuple[float, float], card: Card) -> None:
    x, y = at
    group, size = add(root, "g"), (card.width, card.height)
    dashes = {} if node.reachable else {"stroke_dasharray": "5 4"}
    corner = 8.0 if node.scene else 18.0
    add_box(group, at, size, corner, fill=_FILLS[node.kind], stroke=_INK, **dashes)
    if node.kind is NodeKind.END:
        inner = (card.width - 6, card.height - 6)
        add_box(group, (x + 3, y + 3), inner, 6, fill="none", stroke=_INK)
    if card.rule:
        add(group, "path", d=f"M{x:.1f},{y + card.rule:.1f}h{card.width:g}", stroke="#d1d5db")
    for line in card.lines:
        ends = {"text_anchor": "end"} if line.ends else {}
        add_text(group, line.text, (x + line.x, y + line.y), line.style, **ends)
