"""A shift line by line: calls in a row, rests between them, and what strain does to notes."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from game.call import Answer, Past, Recall
from game.exits import INTERRUPTED, MISUSED
from game.level.packs.carried import Carried
from game.plain.call.show import learned_lines, meters_line, note_lines
from game.plain.shift import ShiftOrder, work_plainly
from game.record import Store, open_store
from game.shift.tuning import BREATHERS
from tests.lines import state_of
from tests.plain.desk import Desk, Stopping, desk, order, played
from tests.play.tiny import tiny

CALL = ("next", "", "listen", "2", "3")
"""Take a call and play it well, with seed 1."""

SHIFT = ShiftOrder((order(), order(), order()), as_json=True)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


def last_line(sat: Desk) -> dict[str, object]:
    """Return what programs are told at the end."""
    data: dict[str, object] = json.loads(sat.text.splitlines()[-1])
    return data


def test_three_calls_are_a_shift_and_each_is_kept(store: Store) -> None:
    sat = desk(*CALL, "rest 1", *CALL, *CALL)
    assert work_plainly(SHIFT, sat.console, store) == 0
    assert len(store.attempts()) == 3
    best = store.best(tiny().digest)
    assert best is not None
    data = last_line(sat)
    assert data["scores"] == [best.total] * 3
    assert data["total"] == 3 * best.total
    assert data["rested_ms"] == BREATHERS[0]
    assert f"The shift is over: 3 calls, {3 * best.total} points." in sat.text


def test_between_calls_it_is_said_how_things_stand(store: Store) -> None:
    sat = desk(*CALL, "home")
    work_plainly(SHIFT, sat.console, store)
    for expected in ("Strain 0 fresh", "Next: call 1 of 3", "Next: call 2 of 3", "left."):
        assert expected in sat.text
    told = " ".join(sat.text.split())
    assert "1 call, " in told
    assert "the other 2 go to colleagues" in told
    assert told.count("went to a colleague") == 2


def test_what_a_caller_told_earlier_in_the_shift_is_known_later(store: Store) -> None:
    sat = desk(*CALL, "next", "", "notes", "quit", "quit", "home")
    carried = (None, Carried(0, ("gate",)), None)
    assert work_plainly(evolve(SHIFT, carried=carried), sat.console, store) == 0
    assert "The gate code changed." in sat.text.split("Next: call 2 of 3")[1]
    first, second = store.attempts()
    assert isinstance(first.events()[0], Answer)
    assert second.events()[0] == Recall(Past.HELPED, ("gate",))


def test_a_word_that_means_nothing_is_answered_and_nothing_is_lost(store: Store) -> None:
    sat = desk("rest 9", "sing", "rest", "home")
    assert work_plainly(SHIFT, sat.console, store) == 0
    assert sat.text.count("rest 1, 2") == 1 + 3
    assert '"sing" is nothing I know here. Type next for the call' in sat.text
    assert last_line(sat)["rested_ms"] == 0


@pytest.mark.parametrize(("typed", "minutes"), [("rest 2", 2), ("REST 3 minutes", 3), ("r1", 1)])
def test_a_rest_costs_time(store: Store, typed: str, minutes: int) -> None:
    sat = desk(typed, "home")
    work_plainly(SHIFT, sat.console, store)
    data = last_line(sat)
    assert data["rested_ms"] == minutes * 60_000
    whole = sum(call.level.target for call in SHIFT.calls) * 125 // 100
    assert data["left_ms"] == max(whole - minutes * 60_000, 0)


def test_a_rest_that_takes_nothing_off_says_so(store: Store) -> None:
    sat = desk("rest 1", "home")
    work_plainly(SHIFT, sat.console, store)
    assert "You rest for 1 minute. There was no strain to take off you.\n" in sat.text
    sat = desk("next", "", "1", "quit", "quit", "rest 1", "rest 1", "home")
    work_plainly(SHIFT, sat.console, store)
    assert sat.text.count("You rest for 1 minute.\n") == 1
    assert sat.text.count("There was no strain") == 1


def test_no_practice_is_offered_in_a_shift(store: Store) -> None:
    sat = desk(*CALL, "home")
    work_plainly(ShiftOrder(SHIFT.calls), sat.console, store)
    assert "Amara's problem is resolved." in sat.text
    assert "try again" not in sat.text


def test_a_call_that_was_left_is_part_of_the_shift(store: Store) -> None:
    sat = desk("next", "", "quit", "quit", *CALL, "home")
    assert work_plainly(SHIFT, sat.console, store) == 0
    scores = last_line(sat)["scores"]
    assert isinstance(scores, list)
    assert len(scores) == 2
    assert scores[0] == 0 < scores[1]
    assert "0 points, left" in sat.text


def test_a_call_that_was_never_answered_is_not(store: Store) -> None:
    sat = desk("next", "quit", "home")
    assert work_plainly(SHIFT, sat.console, store) == 0
    assert "Next: call 1 of 3" in sat.text
    assert last_line(sat)["scores"] == []


@pytest.mark.parametrize("typed", [(), ("next", ""), ("next", "", "listen")])
def test_where_the_input_ends_the_shift_ends(store: Store, typed: tuple[str, ...]) -> None:
    sat = desk(*typed)
    assert work_plainly(SHIFT, sat.console, store) == MISUSED
    assert "input" in sat.errors.getvalue()
    assert len(store.attempts()) == ("" in typed)


def test_an_input_that_ends_in_a_call_leaves_nothing_to_ask(store: Store) -> None:
    sat = desk("next", "", "listen")
    assert work_plainly(SHIFT, sat.console, store) == MISUSED
    assert "in the middle of the call" in sat.errors.getvalue()
    assert "and the shift with it" not in sat.errors.getvalue()
    assert "Next: call 2 of 3" not in sat.text
    assert "The shift is over: 1 call, " in sat.text


def test_who_stops_a_call_stops_the_shift(store: Store) -> None:
    sat = Desk(Stopping(("next", "", "listen")))
    assert work_plainly(SHIFT, sat.console, store) == INTERRUPTED
    assert "To leave a call in your own time, type quit." in sat.errors.getvalue()
    assert "type home" not in sat.errors.getvalue()
    assert "Next: call 2 of 3" not in sat.text


def test_who_stops_it_between_calls_is_told_how_to_leave(store: Store) -> None:
    sat = Desk(Stopping(()))
    assert work_plainly(SHIFT, sat.console, store) == INTERRUPTED
    assert "type home" in sat.errors.getvalue()


def test_notes_and_moods_fade_with_strain() -> None:
    call, _ = played("", "listen")
    view, state = call.view, state_of(call)
    clear, faint, gone = (
        [*learned_lines(view, None, faded), *note_lines(view, faded)] for faded in (0, 60, 80)
    )
    ((fact, *_),) = [tuple(state.level.clues.values())]
    assert any(fact in line for line in clear)
    assert not any(fact in line for line in faint)
    assert any(fact[:3] in line for line in faint)
    assert not any(fact[:3] in line for line in gone)
    assert any("…" in line for line in gone)
    mood = state.mood.value
    assert mood in meters_line(view, None, 0)
    assert mood not in meters_line(view, None, 80)
    limits = list(state.level.limits.values())
    assert all(any(limit in line for line in gone) for limit in limits)
