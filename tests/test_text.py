"""Text that somebody wrote can do nothing and hide nothing once it is clean."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.text import clean, first_hostile, has_hostile, visible

SEEN_THOUGH_FORMAT = {*range(0x0600, 0x0606), 0x06DD, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
"""Format characters that are drawn: number signs of Arabic and Kaithi."""

ESCAPES = [
    "\x1b[31mred\x1b[0m",
    "\x9b31mred\x9bm",
    "\x1b]0;a title\x07red",
    "\x1b]8;;https://example.org\x1b\\red\x1b]8;;\x1b\\",
    "\x9d0;a title\x9cred",
    "\x1bPq#0\x1b\\red",
    "\x1b(0red\x1b(B",
    "\x1bcred",
    "\x1b[>4;2mr\x1b[?1049hed",
    "\x1b\x1b[31mred",
]


def test_every_character_that_acts_or_hides_is_known() -> None:
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        acts = unicodedata.category(character) in kinds and code not in SEEN_THOUGH_FORMAT
        if acts and character not in "\t\n":
            assert has_hostile(character), hex(code)


@pytest.mark.parametrize(
    "text", ["héllo", "日本語", "שלום", "नमस्ते", "a\tb\nc", "😀", "¿Qué?", "[red]", "\xa0"]
)
def test_writing_is_left_alone(text: str) -> None:
    assert not has_hostile(text)
    assert first_hostile(text) is None
    assert clean(text, newlines=True) == text.replace("\t", " ")
    assert visible(text.replace("\n", "")) == text.replace("\t", " ").replace("\n", "")


@pytest.mark.parametrize("text", ESCAPES)
def test_escape_sequences_vanish_whole(text: str) -> None:
    assert has_hostile(text)
    assert clean(text) == "red"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029"])
def test_line_breaks_of_every_kind(end: str) -> None:
    assert clean(f"a{end}b") == "a b"
    assert clean(f"a{end}b", newlines=True) == "a\nb"


def test_what_cannot_be_seen_is_shown_or_gone() -> None:
    assert first_hostile("a\u202eb\x00") == "\u202e"
    assert clean("a\u202eb\u200bc\ud800d\U000e0041e") == "abcde"
    assert visible("a\u202eb\x1b\tc\n") == "a\ufffdb\ufffd c\ufffd"


@given(text=st.text(), newlines=st.booleans())
def test_clean_text_is_clean_and_stays_so(*, text: str, newlines: bool) -> None:
    plain = clean(text, newlines=newlines)
    assert not has_hostile(plain)
    assert "\t" not in plain
    assert newlines or "\n" not in plain
    assert clean(plain, newlines=newlines) == plain


@given(st.text())
def test_visible_text_keeps_its_columns(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert not has_hostile(visible(text))
    assert "\n" not in visible(text)
