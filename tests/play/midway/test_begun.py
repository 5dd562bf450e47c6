"""A call that begins with moves written down: it stands where they lead, and is practice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, IllegalEvent, Past, Recall, legal, step
from game.call.log.notation import read_play
from game.play.midway.opening_moves import CannotBegin, begun_with, in_time, instead
from game.play.session import Session
from tests.play.busy import busy_level
from tests.play.tiny import tiny_level
from tests.strategies import busy_states, event_choice, levels, logs


@given(st.data())
def test_a_log_begins_a_call_that_stands_where_it_led(data: st.DataObject) -> None:
    level = data.draw(levels())
    events = data.draw(logs(level))
    session = Session(level, 0)
    for event in events:
        session.send(event)
    recall = next((each for each in events if isinstance(each, Recall)), None)
    rest = [each for each in events if each is not recall]
    assert begun_with(level, 0, rest, recall).state == session.state


@given(st.data())
def test_what_may_happen_happens_at_once_and_the_rest_is_waited_for(data: st.DataObject) -> None:
    state = data.draw(busy_states())
    event = data.draw(event_choice(state))
    assert in_time(state, event) == (event,)
    for word in ("1", "look-up:codes", "listen"):
        other = read_play(word)[1]
        try:
            wait, last = in_time(state, other)
        except (IllegalEvent, ValueError):
            continue
        assert state.errand is not None
        assert last == other
        assert step(step(state, wait), last) is not state


def test_what_the_agent_is_busy_with_is_waited_for() -> None:
    session = begun_with(busy_level(), 0, read_play("look-up:codes 6"))
    assert session.state.over
    assert session.practice == 3


def test_what_is_known_of_the_caller_comes_first() -> None:
    session = begun_with(busy_level(), 0, read_play("1"), Recall(Past.HELPED))
    assert session.state.over
    assert session.state.current_scene.name == "done"


@pytest.mark.parametrize(("line", "practice"), [("", 1), ("listen", 2), ("wait:1 listen 1", 3)])
def test_it_is_practice_from_the_next_move_on(line: str, practice: int) -> None:
    assert begun_with(tiny_level(), 0, read_play(line)).practice == practice


def test_a_move_that_cannot_be_made_is_told_with_its_number_and_what_could_be_done() -> None:
    with pytest.raises(CannotBegin) as refused:
        begun_with(tiny_level(), 0, read_play("listen 1 9 2"))
    assert str(refused.value) == (
        "Move 3 of 4, 9, cannot be made there. Reply 9 is not open in this moment of the call. "
        "What can be done there: 1, 2, 3, listen, interrupt, hang-up."
    )


def test_after_the_end_there_is_nothing_to_be_done() -> None:
    with pytest.raises(CannotBegin, match=r"Move 4 of 4, listen, .* Leave out what comes after"):
        begun_with(tiny_level(), 0, read_play("listen 1 2 listen"))


@given(st.data())
def test_what_could_be_done_can(data: st.DataObject) -> None:
    state = data.draw(busy_states())
    line = instead(state).removeprefix("What can be done there: ").removesuffix(".")
    named = read_play(line.replace(",", ""))
    assert named == (Answer(), *legal(state))
    assert all(step(state, event) for event in named[1:])
