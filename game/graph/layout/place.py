"""Where on the page the vertices of a layer stand: near what they are linked with, and apart."""

from collections.abc import Mapping, Sequence
from typing import Final

from game.graph.layout.grid import Grid
from game.graph.layout.order import neighbours

_MOST_WORK: Final = 80_000
"""Vertices that are moved in all sweeps together, about: even a large level is drawn soon."""
_MOST_SWEEPS: Final = 40
"""Sweeps over the layers at the most, after which nothing moves much."""

_STRAIGHT: Final = (4.0, 1.0, 12.0)
"""How strongly links pull at none, one or two vertices that they only go by: so long ones are
straight."""


def placed(grid: Grid, widths: Sequence[float], real: int, gap: float) -> list[float]:
    """Return the middle of each vertex from left to right, `gap` between two of a layer.

    Those from `real` on are what links go by. Each layer in turn is put where the squares of the
    distances to its neighbours are least; so the whole sum of squares only shrinks.
    """
    middles = [0.0] * grid.count
    for layer in grid.layers:
        _spread(layer, widths, gap, middles)
    pulls = _pulls(grid, real)
    for sweep in range(min(_MOST_SWEEPS, 2 + _MOST_WORK // (grid.count + 1))):
        # Down and up in turn, so that a pull reaches from the first layer to the last and back.
        for layer in grid.layers if sweep % 2 == 0 else grid.layers[::-1]:
            _settle(layer, widths, gap, pulls, middles)
    return middles


def _spread(
    layer: Sequence[int], widths: Sequence[float], gap: float, middles: list[float]
) -> None:
    """Put a layer side by side, its middle at 0."""
    edge = -sum(widths[vertex] + gap for vertex in layer) / 2
    for vertex in layer:
        middles[vertex] = edge + (widths[vertex] + gap) / 2
        edge += widths[vertex] + gap


def _pulls(grid: Grid, real: int) -> dict[int, list[tuple[int, float]]]:
    """Return for each vertex its neighbours and how strongly each pulls at it."""
    pulls: dict[int, list[tuple[int, float]]] = {}
    for beside in neighbours(grid):
        for vertex, others in beside.items():
            weighed = [(each, _STRAIGHT[(vertex >= real) + (each >= real)]) for each in others]
            pulls.setdefault(vertex, []).extend(weighed)
    return pulls


def _settle(
    layer: Sequence[int],
    widths: Sequence[float],
    gap: float,
    pulls: Mapping[int, Sequence[tuple[int, float]]],
    middles: list[float],
) -> None:
    """Put a layer where it is pulled to, keeping its order and its gaps."""
    offset, offsets, wishes = 0.0, list[float](), list[tuple[float, float]]()
    for place, vertex in enumerate(layer):
        if place:
            offset += (widths[layer[place - 1]] + widths[vertex]) / 2 + gap
        pulled = pulls.get(vertex, ())
        weight = sum(strength for _, strength in pulled)
        wish = sum(middles[each] * strength for each, strength in pulled) / weight if weight else 0
        offsets.append(offset)
        # A hundredth of a pull, and where it is, for a vertex that nothing pulls at: then it gives
        # way to any other.
        wishes.append((wish - offset if weight else middles[vertex] - offset, weight or 0.01))
    for vertex, start, value in zip(layer, offsets, rising(wishes), strict=True):
        middles[vertex] = start + value


def rising(wishes: Sequence[tuple[float, float]]) -> list[float]:
    """Return the values nearest to those wished for, by weight, of which none is below the last.

    Wishes that contradict each other are met half-way, all together: pooling adjacent violators.
    """
    pools: list[tuple[float, float, int]] = []
    for wish, weight in wishes:
        pool = (wish, weight, 1)
        # Two that contradict each other become one, which can contradict the one before it in turn.
        while pools and pools[-1][0] > pool[0]:
            value, more, size = pools.pop()
            both = more + pool[1]
            pool = ((value * more + pool[0] * pool[1]) / both, both, size + pool[2])
        pools.append(pool)
    return [value for value, _, size in pools for _ in range(size)]
