"""Text that somebody wrote can do nothing and hide nothing once it is clean."""

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from wcwidth import wcwidth

from game.text import clean, columns, first_hostile, has_hostile, is_blank, signs, visible

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


JOINED = {
    "Persian": "می\u200cروم",
    "Persian, with a mark": "بِ\u200cروم",
    "Devanagari, a half letter": "क्\u200dष",
    "Devanagari, letters apart": "क्\u200cष",
    "Sinhala": "ශ්\u200dරී",
    "Malayalam, at the end of a word": "അവന്\u200d വന്നു",
    "Malayalam, at the end of a text": "അവന്\u200d",
    "a family": "👨\u200d👩\u200d👧",
    "a firefighter of some colour": "👩🏽\u200d🚒",
    "a heart on fire": "❤️\u200d🔥",
}

UNJOINED = {
    "alone": "\u200c",
    "the second alone": "\u200d",
    "first": "\u200cمی",
    "last": "می\u200c",
    "before a space": "می\u200c روم",
    "behind a space": "می \u200cروم",
    "before a line break": "می\u200c\nروم",
    "doubled": "می\u200c\u200cروم",
    "both kinds": "क्\u200d\u200cष",
    "doubled at the end of a word": "അവന്\u200d\u200d",
    "between Latin letters": "A\u200cda",
    "between Latin letters, the second": "A\u200dda",
    "between Greek letters": "\u03b3\u200dδ",
    "between two scripts": "aम\u200ca",
    "between digits": "\u06f1\u200c\u06f2",
    "between emoji, the first": "👨\u200c👩",
    "behind an emoji": "👨\u200d",
    "between an emoji and a letter": "👨\u200da",
    "beside what hides": "می\u202e\u200cروم",
}


@pytest.mark.parametrize("text", JOINED.values(), ids=JOINED)
def test_joiners_stand_between_what_they_join(text: str) -> None:
    assert first_hostile(text) is None
    assert clean(text) == visible(text) == text


@pytest.mark.parametrize("text", UNJOINED.values(), ids=UNJOINED)
def test_joiners_that_join_nothing_hide_and_are_gone(text: str) -> None:
    assert has_hostile(text)
    assert not {"\u200c", "\u200d"} & {*clean(text), *visible(text)}


BLANK = ["", " \n", "\u2800", "\u3164", "\u115f", "\u1160", "\uffa0", "\u034f", "\u180e", "\u180b"]
BLANK += [
    "\U0001d159",
    "\ufe0f",
    "\u0301",
    "\u0bbe",
    "\u200c\u200d",
    "\u2800 \u3164\ufe0e",
    "\u3000",
]


@pytest.mark.parametrize("text", BLANK, ids=ascii)
def test_what_shows_nothing_is_blank(text: str) -> None:
    assert is_blank(text)
    assert not is_blank(f"{text}a{text}")


@pytest.mark.parametrize("text", [*JOINED.values(), ".", "…", "e\u0301", "⠁", "\ue000", "한"])
def test_what_shows_something_is_not_blank(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    "text", ["Ada", "Zoë", "e\u0301", "日本", "می\u200cروم", "नमस्ते", "😀", "שלום"]
)
def test_text_takes_the_columns_it_is_drawn_in(text: str) -> None:
    assert columns(text) == cell_len(text)


@pytest.mark.parametrize(
    ("text", "width"),
    [("क्\u200dष", 2), ("👨\u200d👩", 4), ("👨\u200d👩\u200d👧", 6), ("👩🏽\u200d🚒", 4)],
)
def test_what_is_joined_counts_one_by_one(text: str, width: int) -> None:
    assert columns(text) == width


WIDTHS = {
    "": 0,
    "a b": 3,
    "Zoe\u0308": 3,
    "e\u0301\u0323": 1,
    "\u0301": 0,
    "日本": 4,
    "\u1112\u1161\u11ab": 2,  # 한 in its parts
    "ﾊﾝ": 2,
    "का": 2,
    "🇩🇪": 2,
    "☎\ufe0e": 1,
    "☎\ufe0f": 2,
    "\ufe0f": 0,
    "\u0600": 1,
    "a\x07b\tc\n": 3,
    "é\x1b\x85": 1,
}


@pytest.mark.parametrize(("text", "width"), WIDTHS.items(), ids=map(ascii, WIDTHS))
def test_columns_of_marks_wide_letters_emoji_and_controls(text: str, width: int) -> None:
    assert columns(text) == width


near_marks = st.text(st.sampled_from("a 日\u0301\u0323\u1112\u1161का👩🏽❤\ufe0f\u200d🇩\x1b\n"))


@given(st.text() | near_marks)
def test_no_text_takes_less_than_no_columns(text: str) -> None:
    assert columns(text) >= 0


@given(st.text() | near_marks)
def test_signs_hold_the_whole_text_and_take_all_its_columns(text: str) -> None:
    parts = [*signs(text)]
    assert "".join(parts) == text
    assert sum(max(columns(each), 1) for each in parts) >= columns(text)


def test_a_sign_is_a_letter_with_its_marks() -> None:
    assert [*signs("Zoe\u0308 \u0301日\u0301🇩🇪🇫🇷👩🏽")] == [
        *("Z", "o", "e\u0308", " ", "\u0301", "日\u0301", "🇩🇪", "🇫🇷", "👩🏽")
    ]
    assert {len(each) for each in signs("e" + 1_000 * "\u0301")} <= {*range(1, 32)}


def test_every_character_has_the_width_that_the_tables_give_it() -> None:
    for code in range(sys.maxunicode + 1):
        assert columns(chr(code)) == max(wcwidth(chr(code)), 0), hex(code)


def test_latin_letters_are_measured_without_tables() -> None:
    program = (
        "import sys, game.text; game.text.columns('“Zoë…” £5 ł'); print('wcwidth' in sys.modules)"
    )
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    assert run.stdout == "False\n"


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


near_joiners = st.text(st.sampled_from("a ی\u0650क\u094d👨❤\ufe0f\u200c\u200d\u202e\n"))


@given(text=st.text() | near_joiners, newlines=st.booleans())
def test_clean_text_is_clean_and_stays_so(*, text: str, newlines: bool) -> None:
    plain = clean(text, newlines=newlines)
    assert not has_hostile(plain)
    assert "\t" not in plain
    assert newlines or "\n" not in plain
    assert clean(plain, newlines=newlines) == plain


@given(st.text() | near_joiners)
def test_visible_text_keeps_its_columns(text: str) -> None:
    assert len(visible(text)) == len(text)
    assert not has_hostile(visible(text))
    assert "\n" not in visible(text)
