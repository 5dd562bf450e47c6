"""Calls in plain mode that begin with moves: all is told, and the player goes on or stops."""

from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from attrs import evolve

from game.call import Level
from game.call.log.notation import read_play
from game.exits import MISUSED
from game.plain.console import Console
from game.plain.play import play_plainly
from game.play.midway.opening_moves import begun_with
from game.play.order import Order
from game.play.session import Session
from game.record import Store, open_store
from tests.plain.desk import Desk, desk, order
from tests.play.busy import busy_level
from tests.play.tiny import tiny_level

QUESTION = "Type back N to try again"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


def beginning(line: str, level: Level | None = None, *, as_json: bool = False) -> Order:
    """Return an order for a call that begins with the moves of a line."""
    chosen = level or tiny_level()
    begun = begun_with(chosen, 0, read_play(line))
    return evolve(order(as_json=as_json), level=chosen, begun=begun)


def begun(store: Store, line: str, *typed: str, level: Level | None = None, code: int = 0) -> Desk:
    """Return what a call looks like that begins with the moves of a line and goes on as typed."""
    sat = desk(*typed)
    assert play_plainly(beginning(line, level), sat.console, store) == code
    assert store.attempts() == ()
    return sat


def test_every_line_said_is_shown_and_the_end_asks_nothing(store: Store) -> None:
    sat = begun(store, "listen 1 2")
    said = (
        "The tiny call (testing)",
        "You answer.\nAmara: Three days at home for one parcel.",
        "You listened.\nAmara: And they changed the code of the gate.\nLearned: The gate code",
        "You: Three days at home. You must be worn out.\nAmara: Yes. I am.\nAmara: So what now?",
        "You: Tomorrow, or you fetch it tonight. Which is better?\nAmara: All right. Goodbye.",
        "How it went",
        "Score 727 of 1000, silver",
        "That was practice: it is not kept and counts for nothing.",
    )
    places = [sat.text.index(each) for each in said]
    assert places == sorted(places)
    assert ">" not in sat.text
    assert QUESTION not in sat.text
    assert sat.errors.getvalue() == ""


def test_where_nothing_is_typed_it_stops_after_the_moves(store: Store) -> None:
    sat = begun(store, "listen")
    assert "Practice from before move 2: this call is not kept." in sat.text
    assert "Type the number of a reply, or a word: " in sat.text
    assert "How it went" not in sat.text
    assert sat.errors.getvalue() == ""


def test_what_is_typed_goes_on_with_the_call(store: Store) -> None:
    sat = begun(store, "listen", "listen", "2", "3", "")
    assert "Nobody rang." in sat.text
    assert "Move 4, at" in sat.text
    assert sat.text.count(QUESTION) == 1


def test_an_input_that_ends_later_ends_in_the_middle_of_the_call(store: Store) -> None:
    sat = begun(store, "listen", "notes", code=MISUSED)
    assert "The call was practice and is not" in sat.errors.getvalue()


def test_what_is_done_at_the_desk_is_told_with_what_it_brought(store: Store) -> None:
    sat = begun(store, "look-up:codes park:1 hold:60 ask:depot", level=busy_level())
    said = (
        "You looked up: Access codes.\nIt takes 25 seconds.\n",
        "A message from Dana, Leeds office: Is the line down for you too?",
        "You let Dana know that you would come back to it.",
        "Time passes.\nAccess codes: Gate code 4471 since March. Ring twice.\nLearned: ",
        "You put Amara on hold and said it would take a minute.",
        "You asked colleagues: Charlton depot.\nIt takes 60 seconds.\n",
        "Time passes.\nCharlton depot: No van is left today.",
    )
    places = [sat.text.index(each) for each in said]
    assert places == sorted(places)
    assert sat.text.count("It takes ") == 2


def test_a_caller_who_is_kept_waiting_hangs_up(store: Store) -> None:
    sat = begun(store, "wait:300")
    assert "Time passes.\nAmara hangs up." in sat.text
    assert "Score" in sat.text


def test_programs_get_their_line_and_whoever_keeps_plays_the_call(store: Store) -> None:
    taken = list[Session]()
    sat = desk()
    asked = evolve(beginning("listen 1 2", as_json=True), taken=taken.append)
    assert play_plainly(asked, sat.console, store) == 0
    assert '"score": 727' in sat.text.splitlines()[-1]
    assert [session.state.over for session in taken] == [True]


def test_whoever_keeps_plays_is_told_of_whole_calls_and_not_of_practice(store: Store) -> None:
    taken = list[Session]()
    sat = desk("", "listen", "2", "1", "back 2", "2", "quit", "quit", "again", "", "quit", "quit")
    play_plainly(evolve(order(), taken=taken.append), sat.console, store)
    assert [session.practice for session in taken] == [None, None]
    assert [session.state.over for session in taken] == [True, False]


@pytest.mark.parametrize("width", [40, 80])
def test_nothing_is_wider_than_the_terminal(store: Store, width: int) -> None:
    sat = desk("help")
    console = Console(sat.keyboard, sat.paper, StringIO(), width=width, echo=True)
    play_plainly(beginning("look-up:codes 1 hold:60", busy_level()), console, store)
    assert all(len(line) <= width for line in sat.text.splitlines())
