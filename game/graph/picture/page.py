"""Where the cards stand on the page, and where each arrow runs."""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import frozen

from game.graph.graph import Edge, Graph
from game.graph.layout.place import placed, rising
from game.graph.picture.card import PAD, Card
from game.graph.picture.scheme import Scheme, port_width, scheme_of

MARGIN: Final = 40.0
"""Room round the whole, in pixels."""

_BESIDE: Final = 36.0
"""Room between what stands side by side: enough for an arrow that stays."""

_BETWEEN: Final = 64.0
"""Least room between two layers, in pixels."""
_SLOPE: Final = 0.12
"""What is added for each pixel that an arrow runs to the side there, so that none lies flat."""
_MOST_BETWEEN: Final = 240.0
"""Most room between two layers, in pixels, however far to the side arrows run."""

Point = tuple[float, float]
"""A place on the page: pixels from the left and from the upper edge."""


@frozen
class DrawnArrow:
    """An arrow on the page."""

    edge: Edge
    """What it stands for."""
    points: tuple[Point, ...]
    """The points that it runs through, from where it begins to its head."""


@frozen
class Page:
    """A whole page."""

    width: float
    """Its width, in pixels."""
    height: float
    """Its height, in pixels, the head of the picture included."""
    cards: tuple[tuple[float, float, Card], ...]
    """The card of each node of the graph, in order, with its left and its upper edge before it."""
    arrows: tuple[DrawnArrow, ...]
    """Its arrows, without those that stay at their card."""


def page_of(graph: Graph, top: float) -> Page:
    """Return the page of a graph, its first layer `top` pixels from the upper edge."""
    scheme = scheme_of(graph)
    widths = scheme.widths
    middles = placed(scheme.grid, widths, len(scheme.cards), _BESIDE)
    # The layout knows no edge: its middles lie about 0, to the left and to the right of it.
    shift = MARGIN - min(middle - width / 2 for middle, width in zip(middles, widths, strict=True))
    middles = [middle + shift for middle in middles]
    right = max(middle + width / 2 for middle, width in zip(middles, widths, strict=True))
    tracks = _tracks(scheme, middles)
    rows = _rows(scheme, tracks, top)
    return Page(
        right + MARGIN,
        rows[-1][1] + MARGIN,
        tuple(_standing(scheme, middles, rows)),
        tuple(_arrows(scheme, tracks, rows)),
    )


def _tracks(scheme: Scheme, middles: Sequence[float]) -> dict[int, tuple[float, ...]]:
    """Return how far from the left each arrow runs, at its upper card, on its way, at its lower."""
    begins, ends = _ports(scheme, middles, upper=True), _ports(scheme, middles, upper=False)
    tracks: dict[int, tuple[float, ...]] = {}
    for link, places in scheme.lanes.items():
        between = scheme.grid.routes[link][1:-1]
        for place, offset in zip(places, scheme.offsets(link), strict=True):
            on_way = tuple(middles[vertex] + offset for vertex in between)
            tracks[place] = (begins[place], *on_way, ends[place])
    return tracks


def _ports(scheme: Scheme, middles: Sequence[float], *, upper: bool) -> dict[int, float]:
    """Return where each arrow touches its upper or its lower card: as near its way as can be."""
    wishes: dict[int, list[tuple[float, int]]] = {}
    for link, places in scheme.lanes.items():
        route = scheme.grid.routes[link]
        towards = middles[route[1] if upper else route[-2]]
        for place, offset in zip(places, scheme.offsets(link), strict=True):
            wishes.setdefault(link[0 if upper else 1], []).append((towards + offset, place))
    found: dict[int, float] = {}
    for vertex, wished in wishes.items():
        # Sorted by where they come from, so that arrows do not cross where they touch a card.
        found |= _side_by_side(scheme, vertex, middles[vertex], sorted(wished))
    return found


def _side_by_side(
    scheme: Scheme, vertex: int, middle: float, wished: Sequence[tuple[float, int]]
) -> Mapping[int, float]:
    """Return where the arrows at one edge of a card touch it, in the order of their wishes."""
    edges = [scheme.graph.edges[place] for _, place in wished]
    widths = [port_width(edge, leaves=edge.source == vertex) for edge in edges]
    starts = [sum(widths[:at]) + width / 2 for at, width in enumerate(widths)]
    low = middle - scheme.cards[vertex].width / 2 + PAD
    high = middle + scheme.cards[vertex].width / 2 - PAD - sum(widths)
    found = rising([(wish - start, 1.0) for (wish, _), start in zip(wished, starts, strict=True)])
    return {
        # No arrow leaves its card, though its way may lie far beside it.
        place: max(low, min(high, value)) + start
        for (_, place), value, start in zip(wished, found, starts, strict=True)
    }


def _rows(
    scheme: Scheme, tracks: Mapping[int, Sequence[float]], top: float
) -> list[tuple[float, float]]:
    """Return where each layer begins and ends, from the top."""
    layers = scheme.grid.layers
    heights = [
        max((scheme.cards[each].height for each in layer if each < len(scheme.cards)), default=0.0)
        for layer in layers
    ]
    widest = [0.0] * len(layers)
    layer_of = {vertex: at for at, layer in enumerate(layers) for vertex in layer}
    for link, places in scheme.lanes.items():
        for place in places:
            track = tracks[place]
            for at, (one, other) in enumerate(pairwise(track)):
                layer = layer_of[link[0]] + at
                widest[layer] = max(widest[layer], abs(other - one))
    rows: list[tuple[float, float]] = []
    for height, wide in zip(heights, widest, strict=True):
        rows.append((top, top + height))
        top += height + min(_MOST_BETWEEN, _BETWEEN + _SLOPE * wide)
    return rows


def _standing(
    scheme: Scheme, middles: Sequence[float], rows: Sequence[tuple[float, float]]
) -> list[tuple[float, float, Card]]:
    tops = {
        vertex: top
        for layer, (top, _) in zip(scheme.grid.layers, rows, strict=True)
        for vertex in layer
    }
    return [
        (middles[place] - card.width / 2, tops[place], card)
        for place, card in enumerate(scheme.cards)
    ]


def _arrows(
    scheme: Scheme,
    tracks: Mapping[int, Sequence[float]],
    rows: Sequence[tuple[float, float]],
) -> list[DrawnArrow]:
    layer_of = {vertex: at for at, layer in enumerate(scheme.grid.layers) for vertex in layer}
    arrows: list[DrawnArrow] = []
    for link, places in scheme.lanes.items():
        first = layer_of[link[0]]
        # A card may be lower than its layer; its arrows begin at its own foot.
        foot = rows[first][0] + scheme.cards[link[0]].height
        for place in places:
            points: list[Point] = [(tracks[place][0], foot)]
            for at, x in enumerate(tracks[place]):
                top, bottom = rows[first + at]
                points += [(x, top), (x, bottom)] if at else [(x, bottom)]
            # The last layer is that of the lower card: the arrow ends at its upper edge.
            points.pop()
            ahead = points if scheme.downward(link, place) else points[::-1]
            arrows.append(DrawnArrow(scheme.graph.edges[place], tuple(ahead)))
    return arrows
