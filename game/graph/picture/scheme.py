"""Which arrows run side by side, which layers the cards stand in, and how wide each thing is."""

from collections.abc import Mapping
from typing import Final

from attrs import frozen

from game.graph.graph import Edge, EdgeKind, Graph
from game.graph.layout.grid import Grid, grid_of
from game.graph.layout.layers import Link, backward, layers_of
from game.graph.layout.order import ordered
from game.graph.picture.card import Card, cards_of, chip_of
from game.graph.stroke import stroke

_APART: Final = 3.0
"""Room between arrows that run side by side, in pixels."""

_LANE_PAD: Final = 8.0
"""Room on either side of them."""


@frozen
class Scheme:
    """Everything about a picture but where things are."""

    graph: Graph
    """The graph that is drawn."""
    grid: Grid
    """Its nodes in layers, with what arrows go by; the first vertices are the nodes, in order."""
    cards: tuple[Card, ...]
    """The card of each node, in order."""
    lanes: Mapping[Link, tuple[int, ...]]
    """The places of the arrows in the graph, by the upper and the lower card they run between.

    Those of a lane run side by side, whether up or down.
    """

    def downward(self, link: Link, place: int) -> bool:
        """Return whether an arrow of a lane runs down."""
        return self.graph.edges[place].source == link[0]

    @property
    def widths(self) -> list[float]:
        """How wide each vertex of the grid is."""
        widths = [card.width for card in self.cards]
        widths += [0.0] * (self.grid.count - len(widths))
        for link, route in self.grid.routes.items():
            for vertex in route[1:-1]:
                widths[vertex] = self.lane_width(link) + 2 * _LANE_PAD
        return widths

    def lane_width(self, link: Link) -> float:
        """Return how wide the arrows of a lane are, side by side."""
        return sum(stroke(self.graph.edges[each]).width + _APART for each in self.lanes[link])

    def offsets(self, link: Link) -> list[float]:
        """Return how far from the middle of its lane each arrow runs."""
        left, found = -self.lane_width(link) / 2, list[float]()
        for place in self.lanes[link]:
            width = stroke(self.graph.edges[place]).width + _APART
            found.append(left + width / 2)
            left += width
        return found


def scheme_of(graph: Graph) -> Scheme:
    """Return the scheme of a graph's picture."""
    arrows = [edge for edge in graph.edges if edge.kind is not EdgeKind.STAY]
    back = backward(len(graph.nodes), dict.fromkeys((each.source, each.target) for each in arrows))
    lanes: dict[Link, list[int]] = {}
    for place, edge in enumerate(graph.edges):
        if edge.kind is not EdgeKind.STAY:
            link = (edge.source, edge.target)
            # Turned round, so that every link leads down; the arrow itself still runs up.
            lanes.setdefault(link[::-1] if link in back else link, []).append(place)
    grid = ordered(grid_of(layers_of(len(graph.nodes), lanes), lanes))
    fixed = {link: tuple(places) for link, places in lanes.items()}
    return Scheme(graph, grid, tuple(cards_of(graph, _needed(graph, fixed))), fixed)


def port_width(edge: Edge, *, leaves: bool) -> float:
    """Return the room an arrow takes where it leaves a card, with its sign, or comes to one."""
    head = 2 * head_half(edge) + 2
    return max(head, chip_of(edge).width + 4) if leaves else head


def head_half(edge: Edge) -> float:
    """Return half the width of an arrow's head, in pixels."""
    return 3.4 + 0.75 * stroke(edge).width


def _needed(graph: Graph, lanes: Mapping[Link, tuple[int, ...]]) -> list[float]:
    """Return how much room the arrows need at the upper or the lower edge of each card."""
    over, under = [0.0] * len(graph.nodes), [0.0] * len(graph.nodes)
    for (upper, lower), places in lanes.items():
        for edge in map(graph.edges.__getitem__, places):
            under[upper] += port_width(edge, leaves=edge.source == upper)
            over[lower] += port_width(edge, leaves=edge.source == lower)
    # At its upper edge and its lower one there is as much room, so the larger need counts.
    return list(map(max, over, under))
