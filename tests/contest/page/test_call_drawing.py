"""A call drawn for a browser: nothing hidden is in it, and what it offers can be done."""

import json
import re
from collections.abc import Iterator
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from game.call import Technique, new_call, replay
from game.contest.page.call_drawing import Drawn, drawn_about, drawn_call, drawn_turns
from game.contest.page.clocks import MARK
from game.contest.page.speech import timed_lines
from game.contest.wire.encoding import from_client, to_text
from game.contest.wire.messages import DoAct
from game.plain.console import TypingWatch
from game.play.line import LocalLine
from game.play.pace import Pace
from game.play.session import Session
from game.view.actions import Action
from game.view.build import views_of
from game.view.commands import AskColleague, CutIn, GiveReply, HearOut, LetPass, PickUp, PutOnHold
from game.view.speech import said_of
from game.view.view import View
from tests import strategies as some
from tests.strategies import NAMED
from tests.tui.desk_stage import PINGS, desk_level
from tests.view.marks import SEED, marked, marks_in, seen_by

TECHNIQUES = frozenset(map(str, Technique)) - frozenset(map(str, Action))


def values_of(data: object) -> Iterator[object]:
    """Yield every text and number of what is drawn."""
    if isinstance(data, dict):
        for value in data.values():
            yield from values_of(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from values_of(value)
    else:
        yield data


def whole(view: View) -> Drawn:
    """Return all that is drawn of a view."""
    return drawn_call(view) | drawn_about(view) | {"turns": drawn_turns(view)}


@given(st.data())
def test_nothing_drawn_holds_a_mark_of_what_is_hidden(data: st.DataObject) -> None:
    level = marked(data.draw(some.levels()))
    turns = replay(level, SEED, data.draw(some.logs(level, seed=SEED)))
    start = turns[0].before if turns else new_call(level, SEED)
    for count, view in enumerate(views_of(start, turns)):
        drawn = whole(view)
        text = to_text(drawn)
        assert marks_in(text) <= seen_by(start, turns[:count])
        assert NAMED not in text
        values = list(values_of(drawn))
        assert not TECHNIQUES.intersection(each for each in values if isinstance(each, str))
        assert SEED not in values


@given(st.data())
def test_whatever_a_page_offers_is_a_message_that_the_host_reads(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, SEED, data.draw(some.logs(level, seed=SEED)))
    start = turns[0].before if turns else new_call(level, SEED)
    for view in views_of(start, turns):
        for act in acts_of(whole(view)):
            sent = {"is": "DoAct", "id": 1, "call": 0, "view": view.number, "act": act}
            assert isinstance(from_client(to_text(sent)), DoAct)


def acts_of(data: object) -> Iterator[object]:
    """Yield everything that can be done with what is drawn."""
    if isinstance(data, dict):
        if "act" in data and isinstance(data["act"], str):
            yield data
        for value in data.values():
            yield from acts_of(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from acts_of(value)


@given(st.data())
def test_words_are_there_when_every_screen_has_them(data: st.DataObject) -> None:
    level = data.draw(some.levels())
    turns = replay(level, SEED, data.draw(some.logs(level, seed=SEED)))
    start = turns[0].before if turns else new_call(level, SEED)
    for view in views_of(start, turns):
        if view.utterance is None:
            continue
        lines = view.utterance.lines
        whole = sum(line.ms for line in lines)
        gone = data.draw(st.integers(0, whole))
        shown = [up_to(text, sum(at <= gone for at in times)) for text, times in timed_lines(lines)]
        assert "\n".join(filter(None, shown)) == said_of(lines, whole - gone)


def up_to(text: str, words: int) -> str:
    """Return the first words of a text, as a page does; all of it at the last of them."""
    ends = [0, *(word.end() for word in re.finditer(r"\S+", text))]
    return text if words == len(ends) - 1 else text[: ends[words]]


def going() -> LocalLine:
    """Return a line to a call with a desk, picked up and heard to the end."""
    line = LocalLine(Session(desk_level(pings=PINGS), 1), Pace(), TypingWatch)
    line.send(PickUp())
    return line


def drawn(line: LocalLine) -> Drawn:
    """Return what is drawn of a line's newest view, as a page has it."""
    found: Drawn = json.loads(to_text(whole(line.view)))
    return found


def test_what_can_be_done_changes_with_the_call() -> None:
    line = going()
    assert drawn(line)["acts"].keys() == {"hear_out", "cut_in", "put_down"}
    assert drawn(line)["saying"]["gone"] == 0
    line.send(HearOut())
    assert {"hear_out", "cut_in"}.isdisjoint(drawn(line)["acts"])
    assert drawn(line)["saying"] is None
    assert drawn(line)["turns"].keys() == {"HOLD", "LOOK_UP", "COLLEAGUES"}
    rows = drawn(line)["turns"]["LOOK_UP"]["rows"]
    assert [row["act"]["article"] for row in rows] == [0, 1, 2, 3]


def clock_of(shown: Drawn, words: str) -> list[Any]:
    """Return the clock that stands in some words."""
    number = words.split(MARK)[1]
    found: list[Any] = shown["clocks"][int(number)]
    return found


def test_times_that_go_on_are_marks_with_what_they_stand_for() -> None:
    line = going()
    line.send(HearOut())
    line.send(LetPass(3_000))
    shown = drawn(line)
    assert clock_of(shown, shown["clock"]) == [line.view.elapsed_ms, 1, 0, "mm:ss", "call"]
    line.send(PutOnHold(60_000))
    shown = drawn(line)
    assert clock_of(shown, shown["panel"]["heading"])[:3] == [0, 1, 0]
    line.send(AskColleague(0))
    shown = drawn(line)
    assert clock_of(shown, shown["panel"]["heading"])[:3] == [60_000, -1, 0]


def test_a_promise_runs_once_the_caller_has_spoken() -> None:
    line = going()
    line.send(HearOut())
    view = line.view
    place = next(each.place for each in view.replies if "I will ring you" in each.words)
    line.send(GiveReply(view.offer, place))
    shown = drawn(line)
    promised = next(each for each in shown["notes"] if each["heading"] == "Promised")
    assert line.view.utterance is not None
    left = line.view.utterance.left
    assert left > 0
    assert clock_of(shown, promised["rows"][0])[:3] == [120_000, -1, left]


def test_a_message_can_be_answered_by_its_number_and_not_while_busy() -> None:
    line = going()
    line.send(CutIn())
    line.send(LetPass(60_000))
    shown = drawn(line)
    assert shown["messages"][0]["words"].startswith("Dana, Leeds office: ")
    assert shown["messages"][0]["answer"] == {"act": "AnswerMessage", "message": 0}
    line.send(AskColleague(0))
    assert drawn(line)["messages"][0]["answer"] is None
    assert drawn(line)["messages"][0]["park"] == {"act": "ParkMessage", "message": 0}


def test_meters_are_told_to_who_does_not_see_them() -> None:
    line = going()
    said = [each["said"] for each in drawn(line)["meters"]]
    reading = line.view.patience
    assert said[0].startswith(f"Patience: {reading.points} of 100, {reading.word}")
