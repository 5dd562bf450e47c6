"""Putting the phone down: what the screens say of it is what the rules then do."""

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import CallState, HangUp, Outcome, Wait, replay, step
from game.view.ending import LINE_FIRST, LINE_LAPSED, hang_up_events, is_fair, line_missing
from tests import strategies as some


@some.fewer
@given(st.data())
def test_what_is_called_fair_ends_the_call_fairly_and_nothing_else_does(
    data: st.DataObject,
) -> None:
    level = data.draw(some.levels(modelled=False))
    turns = replay(level, 0, data.draw(some.logs(level)))
    if not turns or turns[-1].after.over:
        return
    state = end = turns[-1].after
    for event in hang_up_events(state):
        end = step(end, event)
    assert (end.outcome is Outcome.ENDED) is is_fair(state)
    if is_fair(state):
        assert line_missing(state, drawn=False) == ""


@given(some.busy_states(), st.booleans(), st.booleans())
def test_nobody_is_fairly_left_on_hold_or_on_the_way(
    state: CallState, warned: bool, abusive: bool
) -> None:
    there = evolve(state.current_scene, abusive=abusive)
    level = evolve(state.level, scenes={**state.level.scenes, state.scene: there})
    moment = evolve(state, level=level, warned=warned)
    assert is_fair(moment) is (warned and abusive and moment.free)
    due = abusive and not warned
    assert line_missing(moment, drawn=False) == (LINE_FIRST if due else "")
    assert line_missing(moment, drawn=True) == (LINE_LAPSED if due else "")


@given(some.states(), st.booleans(), st.integers(0, 9_000))
def test_whoever_was_warned_is_heard_out_first(
    state: CallState, warned: bool, speaking: int
) -> None:
    moment = evolve(state, warned=warned, speaking=speaking)
    heard_out = (Wait(speaking),) if warned and speaking else ()
    assert hang_up_events(moment) == (*heard_out, HangUp())
