"""What typed lines mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.call.command import (
    Ask,
    Find,
    HandOverTo,
    Held,
    Message,
    Pause,
    ReplyNumber,
    Understood,
    Unknown,
    Word,
    help_rows,
    understood,
)
from game.view.view import ArticleTitle, Colleague, DeskContents

EVERYTHING = DeskContents(
    (ArticleTitle("Codes", 1_000),),
    (Colleague("Depot", 1_000, takes_over=True),),
    (60_000,),
    messages=True,
    promises=True,
)


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("3", ReplyNumber(3)),
        (" 2. ", ReplyNumber(2)),
        ("10)", ReplyNumber(10)),
        ("0", ReplyNumber(0)),
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
        ("hold", Held(0)),
        ("Hold 2", Held(2)),
        ("hold 5 minutes", Held(5)),
        ("hold 1 min", Held(1)),
        ("back", Word.BACK),
        ("back thanks", Word.BACK_THANKS),
        ("look up", Find("")),
        ("LOOK UP  Access Codes", Find("access codes")),
        ("lookup 2", Find("2")),
        ("ask", Ask("")),
        ("ask depot", Ask("depot")),
        ("hand over depot", HandOverTo("depot", warm=True)),
        ("hand over", HandOverTo("", warm=True)),
        ("put through 1", HandOverTo("1", warm=False)),
        ("answer", Message("", parked=False)),
        ("A  Dana", Message("dana", parked=False)),
        ("pick up", Message("", parked=False)),
        ("park", Message("", parked=True)),
        ("park the Lyric", Message("the lyric", parked=True)),
        ("promises", Word.PROMISES),
    ],
)
def test_a_line_means(line: str, meant: Understood) -> None:
    assert understood(line) == meant


@pytest.mark.parametrize(
    "line", ["wait", "wait a moment", "wait -5", "wait 1e9", "wait 99999", "wait 1.2345"]
)
def test_a_wait_without_a_length_is_asked_for_one(line: str) -> None:
    assert understood(line) == Unknown("Say how many seconds are to pass, such as: wait 5")


@pytest.mark.parametrize("line", ["hold 3", "hold 0", "hold 22", "hold on", "hold two"])
def test_a_hold_of_a_length_that_cannot_be_said_is_asked_for_one(line: str) -> None:
    assert understood(line) == Unknown(
        "You can say that it takes 1, 2 or 5 minutes, such as: hold 2"
    )


@pytest.mark.parametrize(
    "line",
    [
        "zork",
        "asking",
        "looking up",
        "hand",
        "parking",
        "-1",
        "1 2",
        "\N{ARABIC-INDIC DIGIT ONE}",
        "1000000",
    ],
)
def test_anything_else_is_unknown_and_says_what_to_type(line: str) -> None:
    meant = understood(line)
    assert isinstance(meant, Unknown)
    assert "help" in meant.hint


def test_help_names_words_that_are_understood() -> None:
    told = help_rows(EVERYTHING)
    assert set(help_rows(DeskContents())) < set(told)
    for words, _ in told:
        assert not isinstance(understood(words.split(",")[0]), Unknown)


@given(st.text())
def test_every_line_means_something_and_hints_stay_short(line: str) -> None:
    meant = understood(line)
    if isinstance(meant, Unknown):
        assert len(meant.hint) < 200
