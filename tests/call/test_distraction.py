"""Distractions: left, parked or attended to."""

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    Answer,
    Attend,
    CallState,
    IllegalEvent,
    Level,
    Meter,
    Park,
    Ping,
    Technique,
    Wait,
    legal,
    new_call,
    step,
    take,
)
from game.call.state import HoldState
from tests.strategies import CLUES, desk_states, levels, pings

seeds = st.integers(0, 2**32)
pinged = desk_states()


@given(levels(), st.lists(pings, min_size=1, max_size=3), seeds)
def test_a_ping_comes_in_its_time_and_the_seed_decides_when(
    level: Level, sent: list[Ping], seed: int
) -> None:
    rude = evolve(level, pings=tuple(sent), openings={})
    answered = step(new_call(rude, seed), Answer())
    assume(not answered.over)
    for left, place in answered.coming:
        ping = rude.pings[place]
        assert ping.first <= left <= max(ping.first, ping.last)
    assert answered.coming == step(new_call(rude, seed), Answer()).coming
    others = {step(new_call(rude, other), Answer()).coming for other in range(20)}
    assert len(others) > 1 or all(ping.last - ping.first < 20 for ping in rude.pings)


@given(desk_states(), st.integers(0, 60_000))
def test_what_was_to_come_by_then_has_come(state: CallState, ms: int) -> None:
    later = step(evolve(state, speaking=ms), Wait(ms))
    due = [place for left, place in state.coming if left <= ms]
    assert later.pings == (*state.pings, *due)
    assert [left + ms for left, _ in later.coming] == [
        left for left, _ in state.coming if left > ms
    ]


@given(pinged, st.integers(0, 60_000))
def test_leaving_it_alone_costs_nothing(state: CallState, ms: int) -> None:
    left_alone, undisturbed = (
        step(each, Wait(ms)).meters for each in (state, evolve(state, pings=(), coming=()))
    )
    assert left_alone == undisturbed


@given(pinged)
def test_parking_it_takes_one_word_the_caller_does_not_hear(state: CallState) -> None:
    place = state.pings[0]
    turn = take(state, Park(place))
    assert turn.after == evolve(state, pings=state.pings[1:])
    assert turn.parts == ()


@given(pinged)
def test_attending_to_it_is_noticed_on_the_line(state: CallState) -> None:
    turn = take(state, Attend(state.pings[0]))
    assert turn.after.last is Technique.MULTITASK
    assert turn.fit == 0
    assert turn.stages[-1][1].worth < 0
    for meter in (Meter.PATIENCE, Meter.SATISFACTION, Meter.HEARD):
        assert turn.moved(meter) <= 0


@given(pinged)
def test_attending_to_it_on_hold_is_not(state: CallState) -> None:
    on_hold = evolve(state, hold=HoldState(60_000))
    turn = take(on_hold, Attend(state.pings[0]))
    assert turn.after.meters == state.meters
    assert turn.fit is None
    assert turn.after.errand is not None


@given(pinged, st.integers(1, 30_000))
def test_what_the_caller_was_saying_meanwhile_is_lost(state: CallState, speaking: int) -> None:
    telling = evolve(state, speaking=speaking, telling=CLUES[0], clues=frozenset())
    place = state.pings[0]
    assume(state.level.pings[place].reveals is None)
    heard, missed = step(telling, Wait(speaking)), step(telling, Attend(place))
    assert CLUES[0] in heard.clues
    assert missed.speaking == 0
    assert missed.telling is None
    assert CLUES[0] not in step(missed, Wait(state.level.pings[place].ms)).clues


@given(pinged)
def test_it_brings_what_it_says(state: CallState) -> None:
    place = state.pings[0]
    ping = state.level.pings[place]
    busy = evolve(state, hold=HoldState(300_000), ledger=(), clues=frozenset())
    done = step(step(busy, Attend(place)), Wait(ping.ms))
    assume(not done.over)
    assert done.clues == {ping.reveals} - {None}


@given(desk_states(), st.integers(0, 5))
def test_nobody_answers_a_ping_that_has_not_come(state: CallState, place: int) -> None:
    assume(place not in state.pings)
    assert Attend(place) not in legal(state)
    for event in (Attend(place), Park(place)):
        with pytest.raises(IllegalEvent):
            step(state, event)
