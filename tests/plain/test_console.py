"""Reading and writing lines, whatever comes in and whatever the terminal can show."""

import unicodedata
from io import BytesIO, StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.plain.console import LONGEST_LINE, Console, EndOfInput, Typed, wrapped, writable
from game.text import clean, columns, has_hostile
from tests.plain.desk import desk


def typing(content: bytes) -> Console:
    return Console(BytesIO(content), StringIO(), StringIO(), width=80, echo=False)


def test_lines_come_one_by_one_until_the_input_ends() -> None:
    console = typing(b"one\r\n  two  \nthree")
    assert [console.ask().text for _ in range(3)] == ["one", "two", "three"]
    with pytest.raises(EndOfInput):
        console.ask()


def test_a_line_takes_its_time_and_one_typed_ahead_takes_none() -> None:
    console = desk((2.5, "slow"), (0.05, "typed ahead")).console
    assert console.ask() == Typed("slow", 2.5)
    assert console.ask() == Typed("typed ahead", 0.0)


def test_an_endless_line_is_let_go_and_the_next_one_read() -> None:
    console = typing(b"x" * 1_000_000 + b"\n2\n")
    assert console.ask().text == "x" * LONGEST_LINE
    assert console.ask().text == "2"


def test_bytes_that_are_no_text_are_read_as_what_they_are_not() -> None:
    console = typing(b"1\x00\n\xff\xfe2\n\x1b[2J3\n")
    assert [console.ask().text for _ in range(3)] == ["1", "\ufffd\ufffd2", "3"]


@given(st.binary())
def test_no_input_is_too_strange(content: bytes) -> None:
    console = typing(content)
    for _ in range(content.count(b"\n")):
        # Python's own word for what can be printed is another one: it leaves out Arabic number
        # signs, letters of a font's own and spaces that do not break.
        assert not has_hostile(console.ask().text)


@given(st.text(), st.sampled_from(("ascii", "latin-1", "cp437", "utf-8")))
def test_every_text_can_be_written_in_every_encoding(text: str, encoding: str) -> None:
    shown = wrapped(text, 80)
    writable(shown, encoding).encode(encoding)


def test_signs_a_terminal_lacks_become_plainer_ones() -> None:
    assert writable("“Well…” said Zoë · £5", "ascii") == '"Well..." said Zoe - GBP 5'
    assert writable("“Well…”", "utf-8") == "“Well…”"
    assert writable("猫", "ascii") == "?"


@given(st.text(alphabet=st.characters(max_codepoint=0x24F, exclude_categories=["Cs"])))
def test_no_line_is_wider_than_the_console(text: str) -> None:
    assert all(len(line) <= 40 for line in wrapped(text, 40, 3).split("\n"))


def test_what_is_written_cannot_act_on_a_terminal() -> None:
    sat = desk()
    sat.console.say("\x1b[31mred\x1b]0;title\x07 \u202egnorw\r\x08")
    sat.console.say_all(["\x9b2J\nPatience 100"])
    sat.console.complain("\x1b[31m")
    assert "".join(sign for sign in sat.text if not sign.isprintable()) == "\n\n"


def test_complaints_go_elsewhere() -> None:
    sat = desk()
    sat.console.complain("Not so.")
    assert (sat.text, sat.errors.getvalue()) == ("", "Not so.\n")


@pytest.mark.parametrize("width", [4, 7, 10, 40])
def test_accents_of_their_own_break_no_line_earlier(width: int) -> None:
    text = "Zoë Böll und José Ångström-Fürst waren schon dreimal am Telefon"
    apart = unicodedata.normalize("NFD", text)
    assert wrapped(apart, width, 2) == unicodedata.normalize("NFD", wrapped(text, width, 2))


@given(st.text(), st.integers(4, 20))
def test_wrapping_moves_nothing_but_spaces(text: str, width: int) -> None:
    assert wrapped(text, width).replace("\n", "").replace(" ", "") == clean(text).replace(" ", "")


@pytest.mark.parametrize("space", ["\xa0", "\u3000", "\u2003"])
def test_a_space_that_does_not_break_keeps_its_place(space: str) -> None:
    for width in range(3, 9):
        assert wrapped(f"a {space} bc", width).replace("\n", " ") == f"a {space} bc"


def test_what_was_typed_is_written_as_far_as_there_is_room() -> None:
    sat = desk("日" * 50, "e\u0301" * 90, "x" * 90)
    for _ in range(3):
        sat.console.ask()
    shown = ["日" * 40, "e\u0301" * 80, "x" * 80]
    assert sat.text.split("\n")[:3] == [f"> {each}" for each in shown]


@given(st.text(st.sampled_from("猫日 a\u0301か😀")), st.integers(4, 20))
def test_no_line_is_drawn_wider_than_the_terminal(text: str, width: int) -> None:
    lines = wrapped(text, width).split("\n")
    assert all(columns(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
