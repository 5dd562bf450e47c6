"""Law 7: the same technique again never gains more."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, Technique
from game.call.caller.moment import Moment
from game.call.score import fit_of
from game.call.script.technique import APOLOGIES, MISSTEPS
from game.call.tuning import MEMORY, WARM
from game.call.units import FULL
from tests.call.test_feelings import at_tension, gains
from tests.strategies import states, techniques

earlier = st.integers(0, MEMORY - 1)


def having_used(state: CallState, technique: Technique, times: int) -> CallState:
    """Return the same state with `technique` used so often, and last if at all."""
    others = [each for each in state.used if each is not technique]
    used = tuple(sorted([*others, *[technique] * times]))
    return evolve(state, used=used, last=technique if times else None)


@given(states(), techniques, earlier)
def test_the_same_technique_again_never_gains_more(
    state: CallState, technique: Technique, times: int
) -> None:
    once, again = (having_used(state, technique, count) for count in (times, times + 1))
    before, after = gains(once, technique), gains(again, technique)
    assert after.worth <= before.worth
    assert after.heard <= before.heard


@given(states(), techniques, earlier, st.integers(0, FULL))
def test_and_never_fits_better_and_in_the_end_not_at_all(
    state: CallState, technique: Technique, times: int, worth: int
) -> None:
    """Whatever the same words are worth by then: craft is more than one good move."""
    assume(technique not in MISSTEPS | APOLOGIES)
    often = [having_used(state, technique, count) for count in (times, times + 1, MEMORY)]
    first, again, last = (fit_of(Moment(each, technique), worth) for each in often)
    assert again < first
    assert last == 0


@given(states(), techniques)
def test_a_gain_is_smaller_the_second_time(state: CallState, technique: Technique) -> None:
    assume(technique not in MISSTEPS)
    assume(technique not in APOLOGIES or not any(each in APOLOGIES for each in state.used))
    once, again = (having_used(state, technique, count) for count in (0, 1))
    assume(gains(once, technique).worth > 0)
    assert gains(again, technique).worth < gains(once, technique).worth


@given(states())
def test_a_summary_twice_running_is_an_echo(state: CallState) -> None:
    echo = having_used(state, Technique.PARAPHRASE, 1)
    later = evolve(echo, last=None)
    assert gains(echo, Technique.PARAPHRASE).worth < 0
    assert gains(echo, Technique.PARAPHRASE).worth < gains(later, Technique.PARAPHRASE).worth


@given(states(), st.integers(WARM, FULL))
def test_one_question_after_another_is_an_interrogation(state: CallState, tension: int) -> None:
    asked = at_tension(having_used(state, Technique.CLARIFY, 1), tension)
    later = evolve(asked, last=None)
    assert gains(asked, Technique.CLARIFY).worth < gains(later, Technique.CLARIFY).worth


@given(states())
def test_the_personal_touch_wears_off_into_a_trick(state: CallState) -> None:
    assert (
        gains(having_used(state, Technique.PERSONALISE, 2), Technique.PERSONALISE).satisfaction < 0
    )
