"""Holds: what they cost, explained or not, and what coming back is worth."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    HOLD_TIMES,
    CallState,
    Hold,
    HoldState,
    IllegalEvent,
    LookUp,
    Meter,
    Outcome,
    Resume,
    Say,
    Technique,
    Wait,
    legal,
    step,
    take,
)
from game.call.actions.hold import FOR_NOTHING
from game.call.tuning import HOLD_LIMIT
from tests.strategies import CLUES, desk_states

stated = st.sampled_from(HOLD_TIMES)
times = st.integers(0, HOLD_LIMIT)
held = desk_states()


@given(held, stated, times)
def test_an_explained_hold_costs_no_more_than_an_unexplained_one(
    state: CallState, announced: int, ms: int
) -> None:
    """Law 3, for every length of either."""
    free = evolve(state, ledger=())
    explained = step(step(free, Hold(announced)), Wait(ms)).meters
    without_a_word = step(step(free, Hold(0)), Wait(ms)).meters
    assert explained.patience >= without_a_word.patience
    assert explained.satisfaction >= without_a_word.satisfaction
    assert explained.tension <= without_a_word.tension


@given(held, stated, st.integers(5_000, 60_000))
def test_within_the_time_announced_the_wait_itself_costs_less(
    state: CallState, announced: int, ms: int
) -> None:
    """The clock, and not only the manner: the same caller, the same wait."""
    patient = evolve(state, ledger=(), meters=evolve(state.meters, patience=100_000))
    explained, without_a_word = (
        step(evolve(patient, hold=HoldState(each)), Wait(ms)) for each in (announced, 0)
    )
    assert without_a_word.meters.patience < explained.meters.patience


@given(held, st.data())
def test_the_shortest_wait_that_will_do_is_the_best_to_name(
    state: CallState, data: st.DataObject
) -> None:
    free = evolve(state, ledger=())
    shorter, longer = sorted(data.draw(st.sets(stated, min_size=2, max_size=2)))
    ms = data.draw(st.integers(0, shorter))
    honest, safe = (step(step(free, Hold(each)), Wait(ms)).meters for each in (shorter, longer))
    assert honest.patience >= safe.patience
    assert honest.satisfaction >= safe.satisfaction
    patient = evolve(free, meters=evolve(free.meters, patience=90_000, satisfaction=50_000))
    assert take(patient, Hold(longer)).moved(Meter.PATIENCE) < take(patient, Hold(shorter)).moved(
        Meter.PATIENCE
    )


@given(held)
def test_a_hold_without_a_word_always_costs(state: CallState) -> None:
    turn = take(state, Hold(0))
    assert turn.after.meters.patience < state.meters.patience
    assert turn.after.meters.tension >= state.meters.tension


@given(held, stated, st.integers(5_000, 60_000))
def test_past_the_time_that_was_announced_a_wait_costs_more(
    state: CallState, announced: int, ms: int
) -> None:
    quiet = evolve(state, ledger=(), meters=evolve(state.meters, patience=100_000))
    on_hold = step(quiet, Hold(announced))
    within = step(on_hold, Wait(announced - ms))
    at_the_end, later = step(on_hold, Wait(announced)), step(on_hold, Wait(announced + ms))
    assume(not later.over)
    before = within.meters.patience - at_the_end.meters.patience
    after = at_the_end.meters.patience - later.meters.patience
    assert after > before


@given(held)
def test_nobody_is_on_hold_for_ever(state: CallState) -> None:
    assert step(step(state, Hold(0)), Wait(HOLD_LIMIT)).outcome is Outcome.HUNG_UP
    # Not even where the model is off, and waiting costs nothing.
    patient = evolve(state, level=evolve(state.level, modelled=False))
    assert step(step(patient, Hold(0)), Wait(HOLD_LIMIT)).outcome is Outcome.HUNG_UP
    assert not step(step(patient, Hold(0)), Wait(HOLD_LIMIT - 1)).over


@given(held, st.booleans())
def test_a_hold_for_nothing_is_minded(state: CallState, thanks: bool) -> None:
    on_hold = step(state, Hold(HOLD_TIMES[0]))
    assume(on_hold.hold is not None and not on_hold.over)
    assert on_hold.hold is not None
    used = evolve(on_hold, hold=evolve(on_hold.hold, used=True))
    idle, busy = take(on_hold, Resume(thanks)), take(used, Resume(thanks))
    assert FOR_NOTHING in {rule for rule, _ in idle.stages}
    assert FOR_NOTHING not in {rule for rule, _ in busy.stages}
    assert [line.text for line in idle.said] == ["And what was that for?"]
    assert idle.after.speaking == idle.said[0].ms
    assert (busy.said, busy.after.speaking) == ((), 0)
    stated_only = evolve(on_hold, level=evolve(state.level, modelled=False))
    assert take(stated_only, Resume(thanks)).said == ()
    for meter in (Meter.PATIENCE, Meter.SATISFACTION):
        assert idle.moved(meter) <= busy.moved(meter)


@given(held, st.booleans())
def test_coming_back_ends_the_hold_and_thanks_are_a_technique(
    state: CallState, thanks: bool
) -> None:
    on_hold = step(state, Hold(HOLD_TIMES[0]))
    assume(not on_hold.over)
    back = step(on_hold, Resume(thanks))
    assert back.hold is None
    assert back.waited == 0
    assert (back.last is Technique.THANK) is thanks


@given(held)
def test_on_hold_there_is_nobody_to_talk_to(state: CallState) -> None:
    on_hold = step(state, Hold(HOLD_TIMES[0]))
    assume(not on_hold.over)
    assert not any(isinstance(event, Say | Hold) for event in legal(on_hold))
    for event in (Say(0), Hold(0)):
        with pytest.raises(IllegalEvent):
            step(on_hold, event)


@given(held, st.integers(1, 10**6).filter(lambda ms: ms not in HOLD_TIMES))
def test_only_some_waits_can_be_announced(state: CallState, ms: int) -> None:
    with pytest.raises(IllegalEvent):
        step(state, Hold(ms))


@given(held)
def test_what_is_done_on_hold_makes_it_a_hold_for_something(state: CallState) -> None:
    on_hold = step(evolve(state, ledger=()), Hold(HOLD_TIMES[2]))
    assume(not on_hold.over)
    reading = step(on_hold, LookUp("codes"))
    done = step(reading, Wait(state.level.articles["codes"].ms))
    assume(not done.over)
    assert done.hold is not None
    assert done.hold.used is (CLUES[0] not in state.clues)


@given(held)
def test_a_hold_that_brought_nothing_new_was_for_nothing(state: CallState) -> None:
    on_hold = step(evolve(state, ledger=()), Hold(HOLD_TIMES[2]))
    assume(not on_hold.over)
    done = step(step(on_hold, LookUp("hours")), Wait(state.level.articles["hours"].ms))
    assume(not done.over)
    assert done.errand is None
    assert FOR_NOTHING in {rule for rule, _ in take(done, Resume(thanks=True)).stages}
