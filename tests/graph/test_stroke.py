"""Widths and colours of arrows."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.graph.graph import Edge, EdgeKind
from game.graph.stroke import (
    COSTS,
    COSTS_MUCH,
    FROM_OUTSIDE,
    GAINS,
    GAINS_MUCH,
    NEITHER,
    colour_of,
    stroke,
    width_of,
)

EDGE = Edge(0, 1, EdgeKind.REPLY, "A", traffic=0.5, share=0.5, patience=3.0)
shares = st.floats(0, 1)


@given(shares, shares)
def test_the_more_plays_take_an_arrow_the_wider_it_is(one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 < width_of(low) <= width_of(high) < 10


def test_colours_go_from_cost_to_gain() -> None:
    points = (-9, -6, -5.4, -1, -0.5, -0.4, 0, 0.4, 0.5, 5.4, 6, 9)
    colours = [COSTS_MUCH] * 2 + [COSTS] * 3 + [NEITHER] * 3 + [GAINS] * 2 + [GAINS_MUCH] * 2
    assert list(map(colour_of, points)) == colours


def test_an_arrow_that_was_not_met_is_thin_and_dotted() -> None:
    line = stroke(evolve(EDGE, patience=None, share=0, traffic=0))
    assert line.dotted
    assert line.width <= stroke(EDGE).width
    assert not stroke(EDGE).dotted


def test_an_arrow_from_outside_has_a_colour_of_its_own() -> None:
    assert stroke(evolve(EDGE, kind=EdgeKind.TAKES_OVER)).colour == FROM_OUTSIDE
    assert stroke(evolve(EDGE, kind=EdgeKind.OPENS)).colour == FROM_OUTSIDE
