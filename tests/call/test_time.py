"""Law 3: time."""

from collections import Counter

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from game.call import (
    Answer,
    CallState,
    Level,
    Meter,
    Outcome,
    Part,
    Say,
    Wait,
    new_call,
    open_replies,
    step,
    take,
)
from game.call.script.level import Reply, Scene
from game.call.time.waiting import grace
from game.call.tuning import READING_TIME, SILENCE_LIMIT, THINKING_GRACE
from tests.strategies import busy_states, levels, logs, meter_values, states

times = st.integers(0, 200_000)


@st.composite
def speaking_states(draw: st.DrawFn) -> CallState:
    """A state in which the caller may be in the middle of a sentence that tells something."""
    state = draw(states())
    speaking = draw(st.integers(0, 20_000))
    telling = draw(st.none() | st.just("gate-code")) if speaking else None
    waited = 0 if speaking else draw(st.integers(0, 60_000))
    meters = evolve(state.meters, patience=max(state.meters.patience, 1))
    return evolve(state, meters=meters, speaking=speaking, telling=telling, waited=waited)


@given(speaking_states(), times, times)
def test_passing_a_and_then_b_is_passing_a_plus_b(state: CallState, a: int, b: int) -> None:
    assert step(step(state, Wait(a)), Wait(b)) == step(state, Wait(a + b))


@given(st.data(), times, times)
def test_the_same_in_whole_calls(data: st.DataObject, a: int, b: int) -> None:
    level = data.draw(levels())
    state = new_call(level)
    for event in data.draw(logs(level)):
        state = step(state, event)
    assert step(step(state, Wait(a)), Wait(b)) == step(state, Wait(a + b))


@given(busy_states(), times, times)
def test_the_same_with_holds_errands_deadlines_and_pings_inside(
    state: CallState, a: int, b: int
) -> None:
    assert step(step(state, Wait(a)), Wait(b)) == step(state, Wait(a + b))


@given(busy_states(), times, times)
def test_and_it_is_explained_and_told_alike(state: CallState, a: int, b: int) -> None:
    """Each rule takes as much in one piece as in two, and the caller says the same."""
    whole, first = take(state, Wait(a + b)), take(state, Wait(a))
    second = take(first.after, Wait(b))
    assert whole.said == first.said + second.said
    assert costs(whole.parts) == costs(first.parts + second.parts)


def costs(parts: tuple[Part, ...]) -> dict[tuple[str, Meter], int]:
    """Return what each rule took from each meter; the rounding at a meter's end apart."""
    found = Counter[tuple[str, Meter]]()
    for part in parts:
        found[part.rule.name, part.meter] += part.amount
    return {key: amount for key, amount in found.items() if amount}


@given(busy_states(), times)
def test_time_never_makes_a_call_better(state: CallState, ms: int) -> None:
    after = step(state, Wait(ms)).meters
    assert after.patience <= state.meters.patience
    assert after.satisfaction <= state.meters.satisfaction
    assert after.tension >= state.meters.tension
    assert after.heard == state.meters.heard


@given(busy_states())
def test_nothing_drains_and_nothing_falls_due_while_the_caller_is_speaking(
    state: CallState,
) -> None:
    after = step(state, Wait(state.speaking))
    assert after.meters == state.meters
    assert after.ledger == state.ledger
    assert after.errand == state.errand


@given(speaking_states(), times)
def test_time_never_raises_patience_and_moves_nothing_else(state: CallState, ms: int) -> None:
    turn = take(state, Wait(ms))
    assert turn.after.meters.patience <= state.meters.patience
    for meter in set(Meter) - {Meter.PATIENCE}:
        assert turn.moved(meter) == 0


@given(speaking_states())
def test_patience_does_not_drain_while_the_caller_is_speaking(state: CallState) -> None:
    assert step(state, Wait(state.speaking)).meters == state.meters


@given(states(), meter_values, meter_values, times)
def test_a_hotter_caller_never_waits_longer(
    state: CallState, one: int, other: int, ms: int
) -> None:
    patience = max(state.meters.patience, 1)
    cool, hot = (
        step(evolve(state, meters=evolve(state.meters, tension=at, patience=patience)), Wait(ms))
        for at in sorted((one, other))
    )
    assert hot.meters.patience <= cool.meters.patience


@given(states())
def test_silence_costs_in_the_end(state: CallState) -> None:
    """So that time is a pressure at all: past the grace, a minute of silence is felt."""
    assume(state.meters.patience > 0)
    pause, minute = step(state, Wait(grace(state.current_scene))), step(state, Wait(60_000))
    assert pause.meters == state.meters
    assert minute.meters.patience < state.meters.patience


@given(states())
def test_a_caller_whose_patience_runs_out_hangs_up_at_that_moment(state: CallState) -> None:
    assume(state.meters.patience > 0)
    gone = step(state, Wait(10**7))
    assert gone.outcome is Outcome.HUNG_UP
    assert not step(state, Wait(gone.waited - 1)).over
    assert step(state, Wait(gone.waited)) == gone


@given(st.data())
def test_a_reply_waits_for_the_end_of_the_sentence(data: st.DataObject) -> None:
    """To let the caller finish and then reply is the same as to reply: nothing is interrupted."""
    level = data.draw(levels())
    state = new_call(level)
    for event in data.draw(logs(level)):
        state = step(state, event)
    finished = step(state, Wait(state.speaking)) if not state.over else state
    assert open_replies(finished) == open_replies(state)
    for reply in open_replies(state):
        assert isinstance(reply, Say)
        assert step(finished, reply) == step(state, reply)


@given(st.data(), st.integers(0, SILENCE_LIMIT - 1))
def test_ringing_costs_nothing_and_does_not_count(data: st.DataObject, ms: int) -> None:
    ringing = new_call(data.draw(levels()))
    assert step(step(ringing, Wait(ms)), Answer()) == step(ringing, Answer())


@given(levels())
def test_nobody_lets_it_ring_for_ever(level: Level) -> None:
    assert step(new_call(level), Wait(SILENCE_LIMIT)).outcome is Outcome.HUNG_UP


def test_the_more_there_is_to_read_the_longer_a_silence_is_free() -> None:
    short, long = (Scene("here", replies=(Reply("word " * words),)) for words in (4, 80))
    assert grace(Scene("here")) == THINKING_GRACE
    assert grace(short) == THINKING_GRACE + 4 * READING_TIME
    assert grace(long) - grace(short) == 76 * READING_TIME
