"""Law 2: same level, seed and log, same states, score and explanations."""

import json

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import (
    Answer,
    BadLog,
    CallState,
    HangUp,
    IllegalEvent,
    Level,
    Meters,
    Outcome,
    Say,
    Tally,
    event_from_data,
    event_to_data,
    joined,
    new_call,
    open_replies,
    replay,
    reply_words,
    score,
    shown_replies,
    step,
)
from game.call.script.level import Caller, Reply, Scene
from tests.strategies import levels, logs, meter_values

seeds = st.integers(0, 2**64 - 1)


@given(st.data(), seeds)
def test_a_log_replays_to_the_same_states_score_and_explanations(
    data: st.DataObject, seed: int
) -> None:
    level = data.draw(levels())
    log = data.draw(logs(level, seed=seed))
    state, states = new_call(level, seed), []
    for event in log:
        state = step(state, event)
        states.append(state)
    kept = json.loads(json.dumps([event_to_data(event) for event in log]))
    turns = replay(level, seed, [event_from_data(each) for each in kept])
    assert [turn.after for turn in turns] == states
    again = replay(level, seed, log)
    assert [turn.parts for turn in turns] == [turn.parts for turn in again]
    assert [turn.said for turn in turns] == [turn.said for turn in again]
    assert score(turns[-1].after if turns else state) == score(state)


@given(st.data(), seeds)
def test_joining_waits_changes_nothing_but_the_length_of_the_log(
    data: st.DataObject, seed: int
) -> None:
    level = data.draw(levels())
    log = data.draw(logs(level, seed=seed))
    long, short = replay(level, seed, log), replay(level, seed, joined(log))
    assert len(short) <= len(long)
    assert [turn.after for turn in long][-1:] == [turn.after for turn in short][-1:]


@given(st.data(), seeds)
def test_replies_are_shown_in_an_order_that_only_seed_scene_and_turn_decide(
    data: st.DataObject, seed: int
) -> None:
    """Whatever the meters: a reply that closes or opens moves no other."""
    level = data.draw(levels())
    state = new_call(level, seed)
    for event in data.draw(logs(level, seed=seed)):
        state = step(state, event)
        assert sorted(say.reply for say in shown_replies(state)) == [
            place for place, _ in enumerate(state.current_scene.replies) if _open(state, place)
        ]
        if not state.over:
            meters = Meters(*(data.draw(meter_values) for _ in range(4)))
            other = shown_replies(evolve(state, meters=meters, tally=Tally(moves=3)))
            both = set(other) & set(shown_replies(state))
            assert [each for each in shown_replies(state) if each in both] == [
                each for each in other if each in both
            ]


def _open(state: CallState, place: int) -> bool:
    return Say(place) in open_replies(state)


def test_every_order_comes_up_about_equally_often() -> None:
    replies = tuple(Reply(word) for word in "abc")
    level = Level("A", Caller("B"), {"here": Scene("here", replies=replies)}, "here")
    seen: dict[tuple[int, ...], int] = {}
    for seed in range(6_000):
        order = tuple(say.reply for say in shown_replies(step(new_call(level, seed), Answer())))
        seen[order] = seen.get(order, 0) + 1
    assert len(seen) == 6
    assert all(850 < count < 1_150 for count in seen.values())


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.text(max_size=12) | st.floats(),
        lambda inner: st.lists(inner, max_size=3),
    )
)
def test_anything_else_is_refused_as_a_log(data: object) -> None:
    try:
        event = event_from_data(data)
    except BadLog:
        return
    assert event_to_data(event) == data


@pytest.mark.parametrize(
    "bad", [["say"], ["say", -1], ["say", True], ["wait", 1.5], ["sing"], "say"]
)
def test_a_damaged_event_says_so(bad: object) -> None:
    with pytest.raises(BadLog, match="no event of a call"):
        event_from_data(bad)


def test_a_reply_that_is_not_open_is_illegal() -> None:
    level = Level("A", Caller("B"), {"here": Scene("here", replies=(Reply("x"),))}, "here")
    with pytest.raises(IllegalEvent):
        step(new_call(level), Say(0))
    with pytest.raises(IllegalEvent):
        step(step(new_call(level), Answer()), Say(1))
    over = step(step(new_call(level), Answer()), HangUp())
    assert over.outcome is Outcome.LEFT
    with pytest.raises(IllegalEvent, match="over"):
        step(over, Say(0))


@given(st.data(), seeds, seeds)
def test_how_replies_are_shown_is_no_part_of_chance(
    data: st.DataObject, seed: int, reply_seed: int
) -> None:
    level = data.draw(levels())
    log = data.draw(logs(level, seed=seed))
    own = [turn.after for turn in replay(level, seed, log, reply_seed)]
    assert [evolve(each, reply_seed=None) for each in own] == [
        turn.after for turn in replay(level, seed, log)
    ]


def test_a_seed_of_its_own_decides_how_replies_are_shown() -> None:
    texts = tuple(f"{number}." for number in range(6))
    replies = tuple(Reply(text, otherwise=(f"{text}!",)) for text in texts)
    level = Level("A", Caller("B"), {"here": Scene("here", replies=replies)}, "here")

    def shown(seed: int, reply_seed: int | None) -> list[str]:
        state = step(new_call(level, seed, reply_seed), Answer())
        return [reply_words(state, say.reply) for say in shown_replies(state)]

    assert shown(7, None) == shown(1, 7) == shown(7, 7)
    assert len({tuple(shown(7, each)) for each in range(20)}) > 10
