"""Law 4: feelings before facts."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import CallState, Technique, Trait
from game.call.caller.model import gains_of
from game.call.caller.moment import Moment
from game.call.meters.gains import Gains
from game.call.tuning import HOT
from game.call.units import FULL, POINT
from tests.strategies import states

CALM = 10 * POINT
VERY_HOT = HOT + 10 * POINT


def gains(state: CallState, technique: Technique, *traits: Trait) -> Gains:
    """Return what a technique gains in a state."""
    return gains_of(Moment(state, technique, frozenset(traits)))


def at_tension(state: CallState, tension: int) -> CallState:
    """Return the same state with another tension."""
    return evolve(state, meters=evolve(state.meters, tension=tension))


def advantage(state: CallState) -> int:
    """Return how much better it is to acknowledge than to offer."""
    acknowledging = gains(state, Technique.ACKNOWLEDGE_FEELING)
    return acknowledging.worth - gains(state, Technique.OFFER_OPTIONS).worth


@given(states(), st.integers(0, FULL), st.integers(0, FULL))
def test_the_advantage_of_acknowledging_does_not_shrink_as_tension_rises(
    state: CallState, one: int, other: int
) -> None:
    cool, hot = sorted((one, other))
    assert advantage(at_tension(state, hot)) >= advantage(at_tension(state, cool))


@given(states(), st.integers(VERY_HOT, FULL))
def test_it_is_positive_when_hot(state: CallState, tension: int) -> None:
    assert advantage(at_tension(state, tension)) > 0


@given(states(), st.integers(0, CALM))
def test_it_is_negative_when_calm(state: CallState, tension: int) -> None:
    assert advantage(at_tension(state, tension)) < 0


@given(states(), st.integers(HOT, FULL))
def test_thanking_a_hot_caller_comes_after_acknowledging(state: CallState, tension: int) -> None:
    fresh = evolve(at_tension(state, tension), used=(), last=None)
    acknowledged = evolve(fresh, used=(Technique.VALIDATE,))
    assert gains(fresh, Technique.THANK).worth < 0 < gains(acknowledged, Technique.THANK).worth


@given(states(), st.sampled_from((Technique.ACKNOWLEDGE_FEELING, Technique.MATCHED_REMEDY)))
def test_missing_this_callers_feeling_or_loss_never_helps(
    state: CallState, technique: Technique
) -> None:
    missed = gains(state, technique, Trait.OFF_TARGET)
    assert missed.worth < 0
    assert missed.worth < gains(state, technique).worth
