"""Layers, orders and places, over generated graphs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.graph.layout.grid import Grid, grid_of
from game.graph.layout.layers import Link, backward, layers_of
from game.graph.layout.order import _crossings, neighbours, ordered
from game.graph.layout.place import placed, rising

COUNT = 9
GAP = 10.0

vertices = st.integers(0, COUNT - 1)
anything = st.lists(
    st.tuples(vertices, vertices).filter(lambda link: link[0] != link[1]), unique=True, max_size=24
)
widths = st.lists(st.floats(1, 300), min_size=COUNT, max_size=COUNT)


def downward(links: list[Link]) -> list[Link]:
    """Return links with those that lead back turned round."""
    back = backward(COUNT, links)
    return list(dict.fromkeys(link[::-1] if link in back else link for link in links))


def grid(links: list[Link]) -> Grid:
    """Return the grid of links that lead anywhere."""
    down = downward(links)
    return grid_of(layers_of(COUNT, down), down)


@given(anything)
def test_every_link_leads_down(links: list[Link]) -> None:
    down = downward(links)
    layers = layers_of(COUNT, down)
    assert all(layers[upper] < layers[lower] for upper, lower in down)
    assert min(layers) >= 0


@given(anything)
def test_links_that_lead_nowhere_back_are_left_as_they_are(links: list[Link]) -> None:
    forward = [link for link in links if link[0] < link[1]]
    assert not backward(COUNT, forward)


def test_a_way_back_is_the_one_that_closes_the_circle() -> None:
    assert backward(3, [(0, 1), (1, 2), (2, 0)]) == {(2, 0)}


def test_a_very_long_call_is_no_trouble() -> None:
    links = list(pairwise(range(5_000)))
    assert layers_of(5_000, links) == list(range(5_000))
    assert not backward(5_000, links)


def test_what_leads_on_is_drawn_down_to_what_it_leads_to() -> None:
    links = [(0, 1), (1, 2), (3, 2)]
    assert layers_of(4, links) == [0, 1, 2, 1]


@given(anything)
def test_routes_go_through_every_layer_between(links: list[Link]) -> None:
    made = grid(links)
    layer_of = {vertex: at for at, layer in enumerate(made.layers) for vertex in layer}
    assert sorted(layer_of) == list(range(made.count))
    for (upper, lower), route in made.routes.items():
        assert (route[0], route[-1]) == (upper, lower)
        assert all(layer_of[below] - layer_of[above] == 1 for above, below in pairwise(route))


@given(anything)
def test_ordering_only_reorders_and_never_adds_crossings(links: list[Link]) -> None:
    before = grid(links)
    after = ordered(before)
    below = neighbours(before)[1]
    assert list(map(sorted, before.layers)) == list(map(sorted, after.layers))
    assert _crossings(after.layers, below) <= _crossings(before.layers, below)


def test_two_links_that_cross_are_untangled() -> None:
    crossed = grid_of([0, 0, 1, 1], [(0, 3), (1, 2)])
    below = neighbours(crossed)[1]
    assert _crossings(crossed.layers, below) == 1
    assert _crossings(ordered(crossed).layers, below) == 0


@given(anything, widths)
def test_nothing_in_a_layer_touches(links: list[Link], sizes: list[float]) -> None:
    made = ordered(grid(links))
    all_widths = sizes + [5.0] * (made.count - COUNT)
    middles = placed(made, all_widths, COUNT, GAP)
    for layer in made.layers:
        for left, right in pairwise(layer):
            room = (all_widths[left] + all_widths[right]) / 2 + GAP
            assert middles[right] - middles[left] >= room - 1e-6


def test_what_is_linked_stands_below_each_other() -> None:
    made = grid_of([0, 1, 2], [(0, 1), (1, 2)])
    assert placed(made, [10, 10, 10], 3, GAP) == pytest.approx([0, 0, 0])


wishes = st.lists(st.tuples(st.floats(-1e3, 1e3), st.floats(0.1, 10)), min_size=1, max_size=12)


@given(wishes)
def test_values_rise_and_keep_their_balance(wished: list[tuple[float, float]]) -> None:
    found = rising(wished)
    assert all(one <= other + 1e-9 for one, other in pairwise(found))
    balance = sum(
        (value - wish) * weight for value, (wish, weight) in zip(found, wished, strict=True)
    )
    assert balance == pytest.approx(0, abs=1e-6)


@given(wishes)
def test_wishes_that_rise_already_are_granted(wished: list[tuple[float, float]]) -> None:
    sorted_wishes = sorted(wished)
    assert rising(sorted_wishes) == pytest.approx([wish for wish, _ in sorted_wishes])
