"""Text goes through one door and comes out as something that can only be looked at."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.content import Content

from game.text import columns, has_hostile
from game.tui.plain_content import (
    LONGEST,
    Ink,
    apart,
    content,
    hanging,
    joined,
    legible,
    one_line,
    paragraphs,
)

texts = st.text(max_size=80)
widths = st.integers(1, 60)


@given(texts)
def test_nothing_hostile_comes_through(text: str) -> None:
    for shown in (content(text), one_line(text), paragraphs(text)):
        assert not has_hostile(shown.plain.replace("\n", ""))


def test_markup_is_text_like_any_other() -> None:
    shown = content("[@click=app.quit][b]Press[/b] me[/]")
    assert shown.plain == "[@click=app.quit][b]Press[/b] me[/]"
    assert list(shown.spans) == []


def test_an_ink_colours_and_does_nothing_else() -> None:
    (span,) = content("Amara", Ink.CALLER).spans
    assert span.style == "bold $secondary"


def test_a_text_without_end_is_cut() -> None:
    assert len(legible("a" * 1_000_000)) == LONGEST + 1
    assert legible("a" * LONGEST) == "a" * LONGEST


def test_lines_wrapped_by_an_author_are_put_together_and_sentences_stay_apart() -> None:
    shown = paragraphs("Still made: the lever at the\nfoot, black or red.\nYou can deliver one.\n")
    assert shown.plain == "Still made: the lever at the foot, black or red.\nYou can deliver one."


@given(texts, texts, widths)
def test_two_ends_of_a_line_fill_it_and_the_right_one_stays(
    left: str, right: str, width: int
) -> None:
    ends = one_line(left), one_line(right)
    line = apart(*ends, width)
    assert line.plain.endswith(ends[1].plain)
    assert line.cell_length == max(width, ends[1].cell_length)


@given(st.text("ab \n", max_size=60), st.integers(0, 6), st.integers(12, 40))
def test_hanging_text_keeps_its_column_and_loses_no_word(
    text: str, indent: int, width: int
) -> None:
    lines = hanging(Content("1"[:indent]), content(text), indent, width)
    assert all(line.cell_length <= max(width, indent + 1) for line in lines)
    assert "".join(joined(*lines).plain[1:].split()) == "".join(text.split()) or indent == 0


@pytest.mark.parametrize("text", ["👨\u200d👩\u200d👧", "क्\u200dष", "❤\ufe0f", "می\u200cروم"])
def test_no_character_changes_the_width_of_another(text: str) -> None:
    shown = content(text)
    assert shown.cell_length == sum(map(cell_len, shown.plain)) == columns(shown.plain)
    assert ("\u200c" in shown.plain) is ("\u200c" in text)
