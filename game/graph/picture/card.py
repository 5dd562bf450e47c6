"""What stands on the card of a node, line by line, and how much room it takes."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from attrs import frozen

from game.graph.captions import condition, facts, met
from game.graph.graph import Edge, EdgeKind, Graph, GraphNode
from game.graph.picture.text import fitted, width_of, wrapped

WIDTH: Final = 340.0
GATE_WIDTH: Final = 210.0
"""Widths in pixels of a scene's card and of where calls come in from outside."""

PAD: Final = 12.0
INDENT: Final = 22.0
"""Room beside the words, and to the left of a reply's words for its number, in pixels."""

CHIP: Final = 16.0
"""Height in pixels of the sign at the beginning of an arrow."""

CHIP_SIZE: Final = 10.5
NAME: Final = 14.0
WORDS: Final = 12.0
SMALL: Final = 10.5
"""Sizes of the writing, in pixels."""

_LOOP: Final = 36.0
"""Room for the sign of an arrow that stays, in pixels."""

_MOST_LINES: Final = 3
"""Lines that conditions may take."""


@frozen
class TextLine:
    """A line of writing on a card."""

    text: str
    """What it says."""
    style: str
    """The class of the picture's style sheet that it has, such as `name` or `small`."""
    x: float
    """Where it begins, or ends, in pixels from the left edge of the card."""
    y: float
    """Where its letters stand, in pixels from the upper edge of the card."""
    ends: bool = False
    """Whether it ends at `x`; else it begins there."""


@frozen
class Card:
    """The card of a node."""

    lines: tuple[TextLine, ...]
    """What is written on it, from the top down."""
    width: float
    """Its width, in pixels."""
    height: float
    """Its height, in pixels."""
    rule: float = 0.0
    """Where the rule under its head runs, in pixels from the top; 0 where there is none."""
    loop: float = 0.0
    """Where the arrow that stays begins, in pixels from the top; 0 where there is none."""


@frozen
class Chip:
    """The sign at the beginning of an arrow, such as `3b +4`."""

    text: str
    """What it says; empty where there is nothing to say, and no sign."""

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return width_of(self.text, CHIP_SIZE) + 10 if self.text else 0.0


def chip_of(edge: Edge) -> Chip:
    """Return the sign of an arrow; one that was never met has its number alone."""
    return Chip(" ".join(filter(None, (edge.mark, edge.change))))


def cards_of(graph: Graph, needed: Sequence[float]) -> list[Card]:
    """Return the card of each node, as wide as needed for the arrows that begin and end at it."""
    names = [node.name for node in graph.nodes]
    own: list[list[Edge]] = [[] for _ in graph.nodes]
    for edge in graph.edges:
        own[edge.source].append(edge)
    return [
        # As wide as its arrows need, too: each begins and ends at a place of its own at its edge.
        _card(node, edges, max(WIDTH if node.scene else GATE_WIDTH, room + 2 * PAD), names)
        for node, edges, room in zip(graph.nodes, own, needed, strict=True)
    ]


def _card(node: GraphNode, edges: Sequence[Edge], width: float, names: Sequence[str]) -> Card:
    writer = _Writer(width, names)
    writer.head(node)
    rule = writer.y + 7 if edges and node.scene else 0.0
    writer.y += 12 if rule else 0
    loop = 0.0
    for group in _rows(edges) if node.scene else ():
        if group[0].kind is EdgeKind.STAY:
            loop = writer.y + 9
        writer.reply(group)
    bottom = writer.y + (PAD + CHIP / 2 if rule else PAD)
    return Card(tuple(writer.lines), width, bottom, rule, loop)


def _rows(edges: Iterable[Edge]) -> Iterator[list[Edge]]:
    """Yield the arrows by what is written once for them: a reply with all its ways, or staying."""
    rows: dict[tuple[int, ...], list[Edge]] = {}
    stays: list[Edge] = []
    for edge in edges:
        if edge.kind is EdgeKind.STAY:
            stays.append(edge)
        else:
            rows.setdefault(edge.numbers, []).append(edge)
    yield from rows.values()
    yield from ([edge] for edge in stays)


class _Writer:
    """Writes a card from the top down; `y` is the foot of the last line."""

    def __init__(self, width: float, names: Sequence[str]) -> None:
        self.width = width
        self.names = names
        self.y = CHIP / 2
        self.lines: list[TextLine] = []

    def head(self, node: GraphNode) -> None:
        """Write what is known of a node."""
        room = self.width - 2 * PAD
        if not node.scene:
            for text in wrapped(node.name, WORDS, room, 3):
                self._line(text, "said", PAD, 16)
            return
        beside = met(node)
        # The name gives way: how often a scene is met is short, and cannot be cut.
        left = room - width_of(beside, SMALL) - 10
        self._line(fitted(node.name, NAME * 1.06, left), "name", PAD, 17)
        if beside:
            self.lines.append(TextLine(beside, "small", self.width - PAD, self.y, ends=True))
        for text in wrapped(" · ".join(facts(node)), SMALL * 1.06, room, 2):
            self._line(text, "fact", PAD, 15)
        if node.words:
            for text in wrapped(f"“{node.words}”", WORDS, room, 2):
                self._line(text, "caller", PAD, 16)

    def reply(self, edges: Sequence[Edge]) -> None:
        """Write a reply: its number and words, its technique, its conditions."""
        first, room = edges[0], self.width - 2 * PAD - INDENT
        stays = first.kind is EdgeKind.STAY
        # The sign of the arrow that stays lies on the right edge of the card, beside these words.
        room -= _LOOP if stays else 0
        number = "↺" if stays else str(first.numbers[0])
        self.lines.append(TextLine(number, "number", PAD, self.y + 17))
        self._line(fitted(_said(first), WORDS, room), "said", PAD + INDENT, 17)
        ways = [
            f"{edge.mark} {condition(edge)} → {self.names[edge.target]}"
            for edge in ([] if stays else edges)
            if edge.taken
        ]
        for text in (self._under(first), *ways):
            for line in wrapped(text, SMALL, room, _MOST_LINES):
                self._line(line, "small", PAD + INDENT, 13)
        self.y += 3

    def _under(self, edge: Edge) -> str:
        """Return the small print below a reply."""
        stays = edge.kind is EdgeKind.STAY
        if stays and len(edge.numbers) > 1:
            return "replies " + ", ".join(map(str, edge.numbers))
        if stays and edge.way:
            return ""
        parts = [f"reply {edge.mark}, stays here"] if stays else []
        parts += [edge.technique] if edge.technique else []
        parts += [f"offered if {edge.offered}"] if edge.offered else []
        ahead = "" if stays or edge.way else f"→ {self.names[edge.target]}"
        return " ".join(filter(None, (" · ".join(parts), ahead)))

    def _line(self, text: str, style: str, x: float, down: float) -> None:
        self.y += down
        self.lines.append(TextLine(text, style, x, self.y))


def _said(edge: Edge) -> str:
    if edge.kind is EdgeKind.STAY and edge.way:
        return f"{edge.mark} stays here {condition(edge)}"
    return edge.label
