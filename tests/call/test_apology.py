"""Laws 5 and 6: heard before sorry, in time; specific, owned, with repair."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, Technique, Trait
from game.call.caller.model import gains_of
from game.call.caller.moment import Moment
from game.call.meters.gains import NO_GAINS
from game.call.script.technique import APOLOGIES
from game.call.tuning import APOLOGY_WINDOW
from game.call.units import FULL
from tests.call.test_feelings import gains
from tests.strategies import states

SORRY = Technique.SPECIFIC_APOLOGY
carried = st.frozensets(st.sampled_from((Trait.RESPONSIBILITY, Trait.REPAIR)))


def at_heard(state: CallState, heard: int) -> CallState:
    """Return the same state with the caller heard so far."""
    return evolve(state, meters=evolve(state.meters, heard=heard))


def without_apologies(state: CallState) -> CallState:
    """Return the same state as if nobody had apologised yet."""
    used = tuple(each for each in state.used if each not in APOLOGIES)
    return evolve(state, used=used, last=None if state.last in APOLOGIES else state.last)


@given(states(), st.integers(0, FULL), st.integers(0, FULL), carried)
def test_the_gain_does_not_fall_as_heard_rises(
    state: CallState, one: int, other: int, traits: frozenset[Trait]
) -> None:
    less, more = sorted((one, other))
    assert (
        gains(at_heard(state, less), SORRY, *traits).worth
        <= gains(at_heard(state, more), SORRY, *traits).worth
    )


@given(states())
def test_being_heard_makes_a_first_apology_worth_more(state: CallState) -> None:
    fresh = evolve(without_apologies(state), turns=0)
    assert gains(at_heard(fresh, 0), SORRY).worth < gains(at_heard(fresh, FULL), SORRY).worth


@given(states(), st.integers(APOLOGY_WINDOW, 60), st.integers(APOLOGY_WINDOW, 60))
def test_past_its_window_the_gain_never_rises(state: CallState, one: int, other: int) -> None:
    soon, late = sorted((one, other))
    assert (
        gains(evolve(state, turns=soon), SORRY).worth
        >= gains(evolve(state, turns=late), SORRY).worth
    )


@given(states())
def test_a_very_late_first_apology_is_worth_less_than_a_timely_one(state: CallState) -> None:
    fresh = at_heard(without_apologies(state), FULL)
    timely, late = (evolve(fresh, turns=turns) for turns in (APOLOGY_WINDOW, 60))
    assert gains(late, SORRY).worth < gains(timely, SORRY).worth


@given(states(), carried)
def test_some_apology_is_never_worse_than_none(state: CallState, traits: frozenset[Trait]) -> None:
    fresh = without_apologies(state)
    neutral = gains_of(Moment(fresh, None))
    assert gains(fresh, SORRY, *traits).worth >= neutral.worth


@given(states(), carried)
def test_specific_beats_generic(state: CallState, traits: frozenset[Trait]) -> None:
    temperament = state.level.caller.temperament
    assume(temperament.taste(SORRY) >= temperament.taste(Technique.GENERIC_APOLOGY))
    generic = gains(state, Technique.GENERIC_APOLOGY)
    specific = gains(state, SORRY, *traits)
    assert specific.worth >= generic.worth
    if generic.worth > 0:
        assert specific.worth > generic.worth


@given(states(), carried, st.sampled_from((Trait.RESPONSIBILITY, Trait.REPAIR)))
def test_owning_it_or_repairing_it_never_lowers_the_gain(
    state: CallState, traits: frozenset[Trait], added: Trait
) -> None:
    with_it, without = traits | {added}, traits - {added}
    assert gains(state, SORRY, *with_it).worth >= gains(state, SORRY, *without).worth


@given(states(), st.sampled_from((Trait.RESPONSIBILITY, Trait.REPAIR)))
def test_owning_it_and_repairing_it_each_carry_a_first_apology(
    state: CallState, trait: Trait
) -> None:
    fresh = evolve(without_apologies(state), turns=0)
    assert gains(fresh, SORRY, trait).worth > gains(fresh, SORRY).worth


@given(states(), st.sampled_from(sorted(APOLOGIES)), st.sampled_from(sorted(APOLOGIES)))
def test_the_third_apology_gains_nothing(
    state: CallState, first: Technique, second: Technique
) -> None:
    twice = evolve(without_apologies(state), used=tuple(sorted((first, second))), last=second)
    for apology in APOLOGIES:
        third = gains(twice, apology)
        assert third.worth < 0
        assert max(third.patience, third.satisfaction, third.calm) <= NO_GAINS.patience
