"""Law 9, and the boundaries of law 15 that a reply alone can show."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, Technique, Trait
from game.call.caller.model import gains_of
from game.call.caller.moment import Moment
from game.call.script.technique import HOSTILE, MISSTEPS
from tests.call.test_feelings import gains
from tests.strategies import states, traits

missteps = st.sampled_from(sorted(MISSTEPS))


@given(states(), missteps, traits)
def test_no_misstep_beats_a_neutral_reply_on_tension(
    state: CallState, technique: Technique, kind: frozenset[Trait]
) -> None:
    neutral = gains_of(Moment(state, None))
    assert gains(state, technique, *kind).calm <= neutral.calm


@given(states(), st.sampled_from(sorted(HOSTILE)))
def test_hostile_ones_never_lower_it_and_always_cost(
    state: CallState, technique: Technique
) -> None:
    hostile = gains(state, technique)
    assert hostile.calm <= 0
    assume(state.level.caller.temperament.taste(technique) > 0)
    assert hostile.worth < 0


@given(states(abusive=False))
def test_a_boundary_without_abuse_raises_tension(state: CallState) -> None:
    assert gains(state, Technique.SET_BOUNDARY).calm < 0


@given(states(abusive=True))
def test_a_boundary_under_abuse_never_raises_tension(state: CallState) -> None:
    assert gains(state, Technique.SET_BOUNDARY).calm >= 0


@given(states(abusive=True))
def test_validating_abuse_never_helps(state: CallState) -> None:
    civil = evolve(state.current_scene, abusive=False)
    level = evolve(state.level, scenes={**state.level.scenes, civil.name: civil})
    abused = gains(state, Technique.VALIDATE)
    assert abused.worth < 0
    assert abused.worth < gains(evolve(state, level=level), Technique.VALIDATE).worth
