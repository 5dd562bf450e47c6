"""A layered graph in which every link leads from one layer to the next.

A link across several layers goes by way of a vertex of its own in each of them, which keeps the
room for it free.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from attrs import frozen

from game.graph.layout.layers import Link


@frozen
class Grid:
    """Vertices in layers, and the links between them."""

    layers: tuple[tuple[int, ...], ...]
    """The vertices of each layer from the left, the uppermost layer first."""
    routes: Mapping[Link, tuple[int, ...]]
    """The vertices that each link goes by, from its upper end to its lower one, both included."""

    @property
    def steps(self) -> list[Link]:
        """Every link between two layers."""
        return [step for route in self.routes.values() for step in pairwise(route)]

    @property
    def count(self) -> int:
        """How many vertices there are, those that links go by included."""
        return sum(map(len, self.layers))


def grid_of(layers: Sequence[int], links: Iterable[Link]) -> Grid:
    """Return the grid of vertices with their layers; new vertices are counted on from them."""
    rows: list[list[int]] = [[] for _ in range(max(layers, default=-1) + 1)]
    for vertex, layer in enumerate(layers):
        rows[layer].append(vertex)
    routes: dict[Link, tuple[int, ...]] = {}
    new = len(layers)
    for upper, lower in links:
        between = range(layers[upper] + 1, layers[lower])
        for place, layer in enumerate(between, start=new):
            rows[layer].append(place)
        routes[upper, lower] = (upper, *range(new, new + len(between)), lower)
        new += len(between)
    return Grid(tuple(map(tuple, rows)), routes)
