"""In which order the vertices of a layer stand, so that few links cross."""

from bisect import bisect_left, insort
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from attrs import evolve

from game.graph.layout.grid import Grid

_MOST_WORK: Final = 60_000
"""Vertices that are moved in all sweeps together, about: even a large level is drawn soon."""
_MOST_SWEEPS: Final = 24
"""Sweeps over the layers at the most; later ones hardly change anything."""

Neighbours = Mapping[int, Sequence[int]]
"""What each vertex is linked with on one side, above or below."""


def ordered(grid: Grid) -> Grid:
    """Return the grid with the order found that has the fewest crossings.

    Sweeping down and up, each vertex is moved to the middle of its neighbours (barycentre).
    """
    above, below = neighbours(grid)
    layers = [list(layer) for layer in grid.layers]
    best, fewest = grid.layers, _crossings(layers, below)
    for sweep in range(min(_MOST_SWEEPS, 2 + _MOST_WORK // (grid.count + 1))):
        _sweep(layers, above if sweep % 2 == 0 else below, down=sweep % 2 == 0)
        crossings = _crossings(layers, below)
        # The best is kept and not the last: a sweep can make it worse.
        if crossings < fewest:
            best, fewest = tuple(map(tuple, layers)), crossings
    return evolve(grid, layers=best)


def neighbours(grid: Grid) -> tuple[dict[int, list[int]], dict[int, list[int]]]:
    """Return what leads to each vertex from above, and what each leads to below."""
    above: dict[int, list[int]] = {}
    below: dict[int, list[int]] = {}
    for upper, lower in grid.steps:
        above.setdefault(lower, []).append(upper)
        below.setdefault(upper, []).append(lower)
    return above, below


def _sweep(layers: list[list[int]], beside: Neighbours, *, down: bool) -> None:
    for layer, fixed in _pairs(layers, down=down):
        places = {vertex: place for place, vertex in enumerate(fixed)}
        middles = {
            # A vertex without neighbours there stays where it is.
            vertex: _middle([places[each] for each in beside.get(vertex, ())], place)
            for place, vertex in enumerate(layer)
        }
        layer.sort(key=middles.__getitem__)


def _pairs(layers: list[list[int]], *, down: bool) -> list[tuple[list[int], list[int]]]:
    """Return each layer to be ordered with the one it is ordered by."""
    if down:
        return list(zip(layers[1:], layers, strict=False))
    return list(zip(layers[-2::-1], layers[:0:-1], strict=False))


def _middle(places: list[int], otherwise: float) -> float:
    return sum(places) / len(places) if places else otherwise


def _crossings(layers: Sequence[Sequence[int]], below: Neighbours) -> int:
    """Return how often links cross: pairs whose ends stand in opposite order."""
    crossings = 0
    for upper, lower in pairwise(layers):
        places = {vertex: place for place, vertex in enumerate(lower)}
        passed: list[int] = []
        for vertex in upper:
            # The ends of one vertex are counted before they are noted: links from the same vertex
            # do not cross each other.
            ends = sorted(places[each] for each in below.get(vertex, ()))
            crossings += sum(len(passed) - bisect_left(passed, end + 1) for end in ends)
            for end in ends:
                insort(passed, end)
    return crossings
