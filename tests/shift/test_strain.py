"""Strain: what raises it, what softens it, and what fades with it."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import CallState, Listen, Reply, Say, Technique, Turn, Wait, take
from game.call.tuning import HOT
from game.call.units import FULL
from game.shift import strained, strained_by
from game.shift.strain import PERSPECTIVE, SURFACE
from tests.strategies import maybe_techniques, states

strains = st.integers(0, FULL)
others = maybe_techniques.filter(lambda each: each not in PERSPECTIVE | SURFACE)


def at_heat(state: CallState, tension: int) -> CallState:
    """Return the state with a caller of that heat."""
    return evolve(state, meters=evolve(state.meters, tension=tension, patience=60_000))


def replied(state: CallState, technique: Technique | None) -> Turn:
    """Return the turn of a reply with that technique."""
    here = evolve(state.current_scene, replies=(Reply("So.", technique),))
    level = evolve(state.level, scenes={**state.level.scenes, "here": here})
    return take(evolve(state, level=level), Say(0))


def cost(turn: Turn) -> int:
    """Return what a turn adds to the strain."""
    return sum(each.amount for each in strained(turn))


@given(states(abusive=False), st.integers(HOT, FULL), others)
def test_a_hot_caller_wears_one_down_and_a_calm_one_does_not(
    state: CallState, tension: int, technique: Technique | None
) -> None:
    assert cost(replied(at_heat(state, tension), technique)) > 0
    assert cost(replied(at_heat(state, HOT - 1), technique)) == 0


@given(states(abusive=False), strains, maybe_techniques)
def test_abuse_wears_one_down_at_least_as_much(
    state: CallState, tension: int, technique: Technique | None
) -> None:
    rude = evolve(state.current_scene, abusive=True)
    abused = evolve(state, level=evolve(state.level, scenes={**state.level.scenes, "here": rude}))
    civil, abusive = (replied(at_heat(each, tension), technique) for each in (state, abused))
    assert cost(abusive) > 0
    assert cost(abusive) >= cost(civil)


@given(states(), st.integers(HOT, FULL), st.sampled_from(sorted(PERSPECTIVE)), others)
def test_taking_the_callers_perspective_makes_it_easier_to_bear(
    state: CallState, tension: int, technique: Technique, other: Technique | None
) -> None:
    hot = at_heat(state, tension)
    assert 0 < cost(replied(hot, technique)) < cost(replied(hot, other))


@given(states(), strains, st.sampled_from(sorted(SURFACE)), others)
def test_saying_what_one_does_not_mean_is_tiring(
    state: CallState, tension: int, technique: Technique, other: Technique | None
) -> None:
    now = at_heat(state, tension)
    assert cost(replied(now, technique)) > cost(replied(now, other))


@given(states(), strains, st.integers(0, 200_000))
def test_time_alone_adds_nothing_and_listening_is_perspective(
    state: CallState, tension: int, ms: int
) -> None:
    now = at_heat(state, tension)
    assert cost(take(now, Wait(ms))) == 0
    assert cost(take(now, Listen())) == cost(replied(now, Technique.LISTEN))


@given(states(), strains, st.lists(maybe_techniques, max_size=20))
def test_strain_is_bounded_never_falls_in_a_call_and_explains_itself(
    state: CallState, strain: int, techniques: list[Technique | None]
) -> None:
    turns = [replied(state, technique) for technique in techniques]
    after = strained_by(strain, turns)
    assert strain <= after <= FULL
    assert after == min(strain + sum(map(cost, turns)), FULL)
    for turn in turns:
        for each in strained(turn):
            assert each.rule.why.endswith(".")
            assert each.amount > 0
