"""Temperaments: what a caller makes more or less of, and how quickly one heats up."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, Technique
from game.call.script.technique import HOSTILE
from game.call.script.temperament import TEMPERAMENTS, Temperament
from game.call.units import FULL
from tests.call.test_feelings import gains
from tests.strategies import states, techniques


def with_temperament(state: CallState, temperament: Temperament) -> CallState:
    """Return the same state with a caller of another temperament."""
    caller = evolve(state.level.caller, temperament=temperament)
    return evolve(state, level=evolve(state.level, caller=caller))


def with_taste(state: CallState, technique: Technique, share: int) -> CallState:
    """Return the same state with a caller who takes so many percent of a technique."""
    return with_temperament(state, Temperament("made-up", tastes=((technique, share),)))


@given(states(), techniques)
def test_a_caller_indifferent_to_a_technique_gets_nothing_of_its_own_from_it(
    state: CallState, technique: Technique
) -> None:
    fresh = evolve(state, used=(), last=None, talk=0)
    indifferent = gains(with_taste(fresh, technique, 0), technique)
    assert indifferent.heard == 0
    assert max(indifferent.patience, indifferent.satisfaction, indifferent.calm) <= 0


@given(states())
def test_a_liked_remedy_gains_more_and_a_sore_point_hurts_more(state: CallState) -> None:
    fresh = evolve(state, used=(), last=None, talk=0, turns=20)
    calm = evolve(fresh, meters=evolve(fresh.meters, tension=0, heard=100_000))
    for technique in (Technique.MATCHED_REMEDY, Technique.JARGON):
        indifferent, keen = (
            gains(with_taste(calm, technique, share), technique) for share in (50, 150)
        )
        assert abs(keen.worth) > abs(indifferent.worth) > 0


@given(states(), st.sampled_from(sorted(HOSTILE)), st.integers(1, 198))
def test_a_hotter_temper_heats_up_more_under_the_same_attack(
    state: CallState, technique: Technique, heat: int
) -> None:
    cool, hot = (
        gains(with_temperament(state, Temperament("made-up", heat=each)), technique)
        for each in (heat, heat + 1)
    )
    assume(cool.calm < 0)
    assert hot.calm < cool.calm


def test_the_shipped_temperaments_are_told_apart_by_more_than_their_name() -> None:
    kinds = {(each.heat, each.drain, each.tastes) for each in TEMPERAMENTS.values()}
    assert len(kinds) == len(TEMPERAMENTS)
    assert all(name == each.name for name, each in TEMPERAMENTS.items())


@given(states(), st.integers(1, 99))
def test_a_gentler_temper_cools_faster_and_a_hotter_one_more_slowly(
    state: CallState, by: int
) -> None:
    hot = evolve(state, meters=evolve(state.meters, tension=FULL), used=(), last=None, talk=0)
    gentle, even, hotter = (
        gains(with_temperament(hot, Temperament("made-up", heat=heat)), Technique.VALIDATE)
        for heat in (100 - by, 100, 100 + by)
    )
    assume(even.calm > 0)
    assert gentle.calm > even.calm > hotter.calm
