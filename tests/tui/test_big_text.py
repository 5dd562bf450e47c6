"""Letters that are read across a room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text import columns, has_hostile
from game.tui.widgets import big_text
from game.tui.widgets.big_text import big_lines, drawn_within

LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
CODE = st.text(LETTERS, min_size=8, max_size=8)


@pytest.mark.parametrize("font", [*big_text._FONTS, *big_text._ASCII])  # noqa: SLF001 - all there are
def test_no_two_letters_of_a_code_look_the_same(font: str) -> None:
    drawn = [big_lines(letter, font) for letter in LETTERS]
    assert len(set(drawn)) == len(LETTERS)
    assert all(len(lines) >= 4 for lines in drawn)
    if font == "small":
        assert all(line.isascii() for lines in drawn for line in lines)


@given(CODE, st.integers(1, 150))
def test_a_code_is_as_large_as_there_is_room_for(code: str, width: int) -> None:
    shown = f"{code[:4]}-{code[4:]}"
    lines = drawn_within(shown, width)
    if lines == (shown,):
        groups = [big_lines(group, "mono9") for group in shown.split("-")]
        assert max(len(line) for lines in groups for line in lines) > width
    else:
        assert max(map(columns, lines)) <= width
        assert "-" not in "".join(lines)


def test_a_code_is_on_one_line_of_a_terminal_of_80_columns() -> None:
    assert len(drawn_within("WMWM-WMWM", 76)) <= 6


@given(st.text(max_size=20), st.integers(1, 60))
def test_whatever_the_text_there_is_only_text(text: str, width: int) -> None:
    assert not any(map(has_hostile, drawn_within(text, width)))
