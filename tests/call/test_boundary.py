"""Law 15, and the fair end of an abusive call."""

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    CallState,
    Event,
    HangUp,
    Hold,
    LookUp,
    Medal,
    Outcome,
    Reply,
    Say,
    Technique,
    Transfer,
    score,
    step,
)
from game.call.script.materials import Promise
from game.call.script.technique import HOSTILE
from tests.strategies import desk_states, maybe_techniques, states, techniques


def offering(state: CallState, technique: Technique | None) -> CallState:
    """Return the state with one reply, of that technique."""
    here = evolve(state.current_scene, replies=(Reply("So.", technique),))
    level = evolve(state.level, scenes={**state.level.scenes, "here": here})
    return evolve(state, level=level)


@given(states(abusive=True), maybe_techniques)
def test_only_a_boundary_is_a_fair_warning(state: CallState, technique: Technique | None) -> None:
    after = step(offering(state, technique), Say(0))
    assert after.warned is (technique is Technique.SET_BOUNDARY)


@given(states(abusive=False))
def test_and_only_under_abuse(state: CallState) -> None:
    assert not step(offering(state, Technique.SET_BOUNDARY), Say(0)).warned


@given(states(abusive=True), maybe_techniques)
def test_a_warning_stands_until_the_agent_turns_hostile(
    state: CallState, technique: Technique | None
) -> None:
    warned = evolve(offering(state, technique), warned=True)
    assert step(warned, Say(0)).warned is (technique not in HOSTILE)


@given(states(abusive=True), techniques)
def test_a_warning_stands_too_where_something_is_promised(
    state: CallState, technique: Technique
) -> None:
    level = evolve(state.level, promises={"noon": Promise("By noon.")})
    here = evolve(state.current_scene, replies=(Reply("So.", technique, promises="noon"),))
    level = evolve(level, scenes={**level.scenes, "here": here})
    warned = evolve(state, level=level, warned=True)
    assert step(warned, Say(0)).warned is (technique not in HOSTILE)


@given(desk_states(abusive=True), st.sampled_from((Hold(0), LookUp("codes"), Transfer("claims"))))
def test_nobody_is_left_who_is_kept_waiting(state: CallState, event: Event) -> None:
    """On hold, or on the way to somebody else, a caller is not going on with anything."""
    warned = evolve(state, warned=True, meters=evolve(state.meters, patience=90_000))
    assert step(warned, HangUp()).outcome is Outcome.ENDED
    assert step(step(warned, event), HangUp()).outcome is Outcome.LEFT


@given(states(abusive=True))
def test_nobody_is_left_in_mid_sentence(state: CallState) -> None:
    speaking = evolve(state, warned=True, speaking=1_000)
    assert step(speaking, HangUp()).outcome is Outcome.LEFT


@given(states(), st.booleans())
def test_an_abusive_call_may_be_ended_after_a_warning_and_no_other(
    state: CallState, warned: bool
) -> None:
    ended = step(evolve(state, warned=warned), HangUp())
    fair = warned and state.current_scene.abusive
    assert ended.outcome is (Outcome.ENDED if fair else Outcome.LEFT)


@given(states(abusive=True), st.integers(0, 100_000), st.integers(0, 1_000))
def test_ending_it_fairly_does_not_lose_the_call_and_does_not_win_gold(
    state: CallState, satisfaction: int, fit: int
) -> None:
    tally = evolve(state.tally, moves=1, satisfaction=satisfaction, fit=fit)
    fair = score(step(evolve(state, tally=tally, warned=True), HangUp()))
    left = score(step(evolve(state, tally=tally), HangUp()))
    assert fair.resolution > left.resolution
    assert fair.total > left.total
    broken = evolve(state, tally=evolve(tally, breaches=1), warned=True)
    assert score(step(broken, HangUp())).medal is Medal.NONE
    assert fair.medal is Medal.BRONZE
    assert left.medal is Medal.NONE


@given(states(abusive=True), maybe_techniques)
def test_being_helped_is_better_than_being_cut_off_fairly(
    state: CallState, technique: Technique | None
) -> None:
    assume(technique is not None)
    ends = [
        score(evolve(state, outcome=outcome)).resolution
        for outcome in (Outcome.UNRESOLVED, Outcome.ENDED, Outcome.PARTLY, Outcome.RESOLVED)
    ]
    assert ends == sorted(ends)
    assert len(set(ends)) == len(ends)
