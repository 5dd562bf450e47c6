"""Practice after a call: from before a move, or the whole again; only whole calls are kept."""

from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from pathlib import Path

import pytest

from game.call import Past, Recall
from game.exits import INTERRUPTED, MISUSED
from game.plain.console import Console, EndOfInput
from game.plain.play import play_plainly
from game.play.midway.rewind import rewound
from game.play.pace import Pace
from game.record import Standing, Store, open_store
from tests.lines import plain_call, session_of
from tests.plain.desk import Desk, Script, Stopping, desk, order, played
from tests.play.busy import busy_level

CALL = ("", "listen", "2", "1")
"""With seed 1: listen, acknowledge, and promise too much, which costs nothing at the time."""

QUESTION = "Type back N to try again from before move N"


def test_practice_tells_again_what_an_earlier_call_brought_and_calls_it_that() -> None:
    recall = Recall(Past.HELPED, ("bell",), ("letter",))
    call, _ = played("", "look up 1", "1", level=busy_level(), recall=recall)
    sat = desk()
    with suppress(EndOfInput):
        plain_call(sat.console, rewound(session_of(call), 2), Pace()).play()
    told = sat.text
    assert told.startswith("From the last call: The bell is broken.\n")
    assert "From the last call, promised: Write to her.\n" in told
    assert "Learned: The gate code is 4471.\n" in told
    assert "Learned: The bell" not in told
    assert "\nPromised: Write" not in told


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


def after_a_call(store: Store, *lines: str, call: Script = CALL, code: int = 0) -> str:
    """Return what is written from the question after a call on, wrapped no more."""
    sat = desk(*call, *lines)
    assert play_plainly(order(), sat.console, store) == code
    first, _, rest = " ".join(sat.text.split()).partition(QUESTION)
    assert "The same call again: callcraft play" in first
    return rest


def test_going_back_and_choosing_otherwise_leads_elsewhere_and_is_not_kept(store: Store) -> None:
    text = after_a_call(store, "back 3", "3", "")
    assert "Practice from before move 3: this call is not kept. Amara: Yes. I am." in text
    assert "Amara: So what now?" in text
    assert "2 You see a driver each hour." in text
    assert "Move 2, at 00:0" in text
    assert "You: Tomorrow, or you fetch it tonight. Which is better?" in text
    assert "By noon" not in text.partition("How it went")[2]
    assert "That was practice: it is not kept and counts for nothing." in text
    assert text.count(QUESTION) == 1
    assert "so far" not in text
    assert "The same call again" not in text
    (result,) = store.results()
    assert result.standing is Standing.COUNTED
    best = store.best(result.attempt.level_digest)
    assert result.score == best


@pytest.mark.parametrize(
    ("call", "hardest"),
    [
        (CALL, "move 3, the last one"),
        (("hang up",), "move 1, the last one"),
        (("", "1", "1", "hang up", "hang up"), "move 2, the one that cost most"),
    ],
)
def test_back_alone_is_the_move_that_cost_most(
    store: Store, call: tuple[str, ...], hardest: str
) -> None:
    text = after_a_call(store, "back", "quit", "quit", "", call=call)
    assert f"With back alone, you begin before {hardest}." in text
    assert f"Practice from before {hardest[: len('move 1')]}: this call" in text


def test_a_call_that_never_came_about_begins_with_the_ringing(store: Store) -> None:
    text = after_a_call(store, "back 1", "", "1", "quit", "quit", call=("hang up",))
    assert "The phone rings." in text
    assert "You answer." in text


def test_a_call_that_was_gone_back_into_can_be_gone_back_into_again(store: Store) -> None:
    text = after_a_call(store, "back to move 2", "1", "2", "2", "b 4", "1", "")
    assert text.count("Practice from before move") == 2
    assert "Practice from before move 4: this call is not kept." in text
    assert len(store.attempts()) == 1


def test_the_whole_call_again_is_kept_like_any_other(store: Store) -> None:
    text = after_a_call(store, "again", *CALL[:-1], "3", "")
    assert "The phone rings." in text
    assert "That is your best so far." in text
    assert "The same call again" in text
    results = store.results()
    assert [each.standing for each in results] == [Standing.COUNTED] * 2
    assert {each.attempt.seed for each in results} == {1}


@pytest.mark.parametrize("lines", [(), ("",), ("quit",), ("Leave",)])
def test_whoever_goes_home_goes_home(store: Store, lines: tuple[str, ...]) -> None:
    sat = desk(*CALL, *lines)
    assert play_plainly(order(), sat.console, store) == 0
    assert sat.errors.getvalue() == ""
    assert sat.text.count("> ") == len(CALL) + 1


def test_what_means_nothing_is_asked_again(store: Store) -> None:
    text = after_a_call(store, "back 99", "back home", "3", "")
    assert "There is no move 99 in that call to go back to. Type back N" in text
    assert text.count(QUESTION) == 3
    assert "Practice from" not in text


def test_practice_that_is_left_is_not_kept_and_the_question_comes_again(store: Store) -> None:
    text = after_a_call(store, "back 2", "quit", "quit", "back 3", "3", "")
    assert "Leave this call? It is practice and not kept." in text
    assert "You left. The call was practice and is not kept." in text
    assert "Practice from before move 3" in text
    assert "abandoned" not in text
    assert len(store.attempts()) == 1


def test_an_input_that_ends_in_practice_is_told(store: Store) -> None:
    sat = desk(*CALL, "back 2", "listen")
    assert play_plainly(order(), sat.console, store) == MISUSED
    assert sat.errors.getvalue() == (
        "The input ended in the middle of the call. The call was practice and is not\nkept.\n"
    )
    assert len(store.attempts()) == 1


def test_ctrl_c_in_practice_ends_it_all(store: Store) -> None:
    sat = Desk(Stopping((*CALL, "back 2")))
    assert play_plainly(order(), sat.console, store) == INTERRUPTED
    assert "The call was practice and is not kept." in " ".join(sat.errors.getvalue().split())


class Slipping(StringIO):
    """Paper on which ctrl+c comes as the phone is put down."""

    def write(self, text: str, /) -> int:
        """Write, until then."""
        if text.startswith("You put the phone down.\n"):
            raise KeyboardInterrupt
        return super().write(text)


def test_ctrl_c_at_the_very_end_of_a_call_is_not_answered_with_a_question(store: Store) -> None:
    sat = Desk(desk("", "hang up", "hang up", "back").keyboard, Slipping())
    assert play_plainly(order(), sat.console, store) == INTERRUPTED
    assert QUESTION not in sat.text


def test_messages_that_wait_and_what_was_learned_are_told_again() -> None:
    call, _ = played("", "wait 9", "listen", "listen", level=busy_level())
    sat = desk()
    with pytest.raises(EndOfInput):
        plain_call(sat.console, rewound(session_of(call), 2), Pace()).play()
    assert "Learned: The bell is broken." in sat.text
    assert "A message from Dana, Leeds office" in sat.text
    assert "Type the number of a reply, or a word:" in sat.text


def test_on_hold_it_is_told_how_to_come_back() -> None:
    call, _ = played("", "hold", "back", level=busy_level())
    sat = desk()
    with pytest.raises(EndOfInput):
        plain_call(sat.console, rewound(session_of(call), 2), Pace()).play()
    assert "Type back thanks, back, look up, ask or hang up." in " ".join(sat.text.split())
    assert "Type the number of a reply" not in sat.text


def test_how_the_caller_knows_us_stays_as_it_was(store: Store) -> None:
    sat = desk(*CALL, "back 3", "2", "")
    play_plainly(order(caller=Past.LET_DOWN), sat.console, store)
    assert sat.text.count("Before the call. Amara had called before, and was let down.") == 2


def test_programs_and_calls_that_were_left_are_not_asked(store: Store) -> None:
    sat = desk(*CALL, "back 3")
    play_plainly(order(as_json=True), sat.console, store)
    assert QUESTION not in sat.text
    left = desk("", "quit", "quit", "back 1")
    play_plainly(order(), left.console, store)
    assert QUESTION not in left.text


def test_nothing_in_practice_is_wider_than_the_terminal(store: Store) -> None:
    sat = desk(*CALL, "back", "3", "back 99", "")
    console = Console(sat.keyboard, sat.paper, StringIO(), width=40, echo=True)
    play_plainly(order(), console, store)
    assert "Practice from before move 3" in sat.text
    assert all(len(line) <= 40 for line in sat.text.splitlines())
