"""What typed lines mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.command import WORDS, Choice, Command, Pause, Unknown, Word, understood


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("3", Choice(3)),
        (" 2. ", Choice(2)),
        ("10)", Choice(10)),
        ("0", Choice(0)),
        ("l", Word.LISTEN),
        ("Listen", Word.LISTEN),
        ("i", Word.INTERRUPT),
        ("hang   UP", Word.HANG_UP),
        ("hangup", Word.HANG_UP),
        ("wait 5", Pause(5_000)),
        ("wait 2.5", Pause(2_500)),
        ("wait 0.05s", Pause(50)),
        ("wait 3 seconds", Pause(3_000)),
        ("notes", Word.NOTES),
        ("brief", Word.BRIEF),
        ("repeat", Word.REPEAT),
        ("help", Word.HELP),
        ("?", Word.HELP),
        ("quit", Word.QUIT),
        ("", Word.NOTHING),
    ],
)
def test_a_line_means(line: str, meant: Command) -> None:
    assert understood(line) == meant


@pytest.mark.parametrize(
    "line", ["wait", "wait a moment", "wait -5", "wait 1e9", "wait 99999", "wait 1.2345"]
)
def test_a_wait_without_a_length_is_asked_for_one(line: str) -> None:
    assert understood(line) == Unknown("Say how many seconds are to pass, such as: wait 5")


@pytest.mark.parametrize("line", ["zork", "-1", "1 2", "\N{ARABIC-INDIC DIGIT ONE}", "1000000"])
def test_anything_else_is_unknown_and_says_what_to_type(line: str) -> None:
    meant = understood(line)
    assert isinstance(meant, Unknown)
    assert "help" in meant.hint


def test_help_names_words_that_are_understood() -> None:
    for words, _ in WORDS:
        assert not isinstance(understood(words.split(",")[0]), Unknown)


@given(st.text())
def test_every_line_means_something_and_hints_stay_short(line: str) -> None:
    meant = understood(line)
    if isinstance(meant, Unknown):
        assert len(meant.hint) < 200
