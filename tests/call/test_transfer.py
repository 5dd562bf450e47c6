"""Law 14: each further transfer lowers the end; a warm handover beats a cold one."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import CallState, IllegalEvent, Meter, Technique, Transfer, Wait, step, take
from game.call.actions.transfer import RETOLD
from game.call.tuning import TRANSFER_TIME
from tests.strategies import DEPARTMENTS, desk_states

departments = st.sampled_from(DEPARTMENTS)
quiet = desk_states().map(lambda state: evolve(state, ledger=(), coming=()))


def handed_over(state: CallState, name: str, *, warm: bool) -> CallState:
    """Return the state once the department has picked up."""
    return step(step(state, Transfer(name, warm)), Wait(TRANSFER_TIME))


@given(quiet, departments)
def test_a_warm_handover_beats_a_cold_one(state: CallState, name: str) -> None:
    warm, cold = (handed_over(state, name, warm=each) for each in (True, False))
    assert warm.meters.patience >= cold.meters.patience
    assert warm.meters.satisfaction >= cold.meters.satisfaction
    assert warm.meters.tension <= cold.meters.tension
    assert warm.meters.heard >= cold.meters.heard
    assert warm.tally.fit >= cold.tally.fit
    assert warm.meters != cold.meters or warm.tally.fit > cold.tally.fit


@given(quiet, departments, st.booleans())
def test_each_further_transfer_lowers_the_end(state: CallState, name: str, warm: bool) -> None:
    first, again, third = (
        handed_over(evolve(state, transfers=times), name, warm=warm).meters for times in (0, 1, 2)
    )
    for sooner, later in ((first, again), (again, third)):
        assert later.patience <= sooner.patience
        assert later.satisfaction <= sooner.satisfaction
        assert later.tension >= sooner.tension


@given(quiet, departments, st.booleans())
def test_the_second_one_is_felt_and_the_third_more(state: CallState, name: str, warm: bool) -> None:
    once, twice, thrice = (
        take(evolve(state, transfers=times), Transfer(name, warm)).stages[-1][1].worth
        for times in (0, 1, 2)
    )
    assert thrice < twice < once


@given(quiet, departments, st.booleans())
def test_the_call_goes_on_where_somebody_picks_up(state: CallState, name: str, warm: bool) -> None:
    on_the_way = step(state, Transfer(name, warm))
    assume(not on_the_way.over)
    assert on_the_way.scene == "here"
    arrived = take(on_the_way, Wait(TRANSFER_TIME))
    assume(arrived.after.meters.patience > 0)
    there = state.level.departments[name].takes_over
    assert there is not None
    assert arrived.after.scene == there
    spoken = state.level.scenes[there].caller.at(arrived.after.meters.tension)
    assert [line.text for line in arrived.said] == [spoken.text] * bool(spoken.text)
    assert arrived.after.speaking == spoken.ms * bool(spoken.text)
    assert arrived.after.transfers == state.transfers + 1


@given(quiet, departments)
def test_a_colleague_who_was_told_nothing_has_to_hear_it_all_again(
    state: CallState, name: str
) -> None:
    heard = evolve(state, meters=evolve(state.meters, heard=60_000))
    cold, warm = (take(heard, Transfer(name, warm=each)) for each in (False, True))
    assert RETOLD in {rule for rule, _ in cold.stages}
    assert cold.moved(Meter.HEARD) < 0
    assert RETOLD not in {rule for rule, _ in warm.stages}
    assert warm.moved(Meter.HEARD) >= 0


@given(quiet, departments)
def test_each_is_the_technique_it_is(state: CallState, name: str) -> None:
    assert step(state, Transfer(name, warm=True)).last is Technique.CONSULT_DEPARTMENT
    assert step(state, Transfer(name, warm=False)).last is Technique.COLD_TRANSFER


@given(quiet, departments, st.booleans())
def test_nobody_is_handed_to_those_who_take_no_calls(
    state: CallState, name: str, warm: bool
) -> None:
    closed = {key: evolve(each, takes_over=None) for key, each in state.level.departments.items()}
    level = evolve(state.level, departments=closed)
    with pytest.raises(IllegalEvent):
        step(evolve(state, level=level), Transfer(name, warm))
