"""In terminals without Unicode everything drawn is ASCII and still stands in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.segment import Segment
from textual.color import Color

from game.call import Mood
from game.tui.ascii_only import AsciiOnly, in_ascii, needs_ascii
from game.tui.faces import FACE_LINES, face


@given(st.text(st.characters(min_codepoint=32, exclude_categories=("Cs", "Cc")), max_size=40))
def test_ascii_takes_as_many_cells(text: str) -> None:
    drawn = in_ascii(text)
    assert drawn.isascii()
    assert len(drawn) == sum(cell_len(character) for character in text)


def test_letters_stay_readable() -> None:
    assert in_ascii("Zoë said “no” — twice…") == 'Zoe said "no" - twice.'


def test_the_filter_keeps_styles_and_controls() -> None:
    (segment,) = AsciiOnly().apply([Segment("━━──", None, None)], Color(0, 0, 0))
    assert segment.text == "==--"


@pytest.mark.parametrize("mood", Mood)
def test_faces_have_one_size_and_stay_faces_in_ascii(mood: Mood) -> None:
    lines = face(mood).split("\n")
    assert [cell_len(line) for line in lines] == [11] * FACE_LINES
    assert "?" not in in_ascii(face(mood))


def test_no_two_moods_look_alike() -> None:
    assert len({face(mood) for mood in Mood}) == len({in_ascii(face(mood)) for mood in Mood}) == 5


@pytest.mark.parametrize(
    ("environ", "encoding", "ascii_only"),
    [
        ({}, "utf-8", False),
        ({"LANG": "en_GB.UTF-8"}, "utf-8", False),
        ({"LANG": "en_GB.utf8"}, "UTF-8", False),
        ({"LANG": "de_DE@euro"}, "utf-8", False),
        ({"LANG": "C"}, "utf-8", True),
        ({"LANG": "en_GB.UTF-8", "LC_ALL": "C"}, "utf-8", True),
        ({"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"}, "utf-8", False),
        ({"LANG": "de_DE.ISO-8859-1"}, "utf-8", True),
        ({}, "cp437", True),
        ({}, None, True),
        ({"CALLCRAFT_ASCII": "1", "LANG": "en_GB.UTF-8"}, "utf-8", True),
    ],
)
def test_the_terminal_says_whether_it_can_show_unicode(
    environ: dict[str, str], encoding: str | None, *, ascii_only: bool
) -> None:
    assert needs_ascii(environ, encoding) is ascii_only
