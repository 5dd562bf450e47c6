"""Clues beside the conversation: the latest with the most room, none wider than its place."""

from hypothesis import given
from hypothesis import strategies as st

from game.tui.widgets.side_notes import _shortened

GATE = "The gate code changed in March. Our driver still has the old one."


def test_a_long_clue_takes_the_rows_there_are() -> None:
    heading, *rows = (line.plain for line in _shortened((GATE,), 26, 3))
    assert heading == "Learned 1, in full: n"
    assert rows == ["· The gate code changed in", "  March. Our driver still…"]


def test_further_clues_keep_a_row_each() -> None:
    rows = [line.plain for line in _shortened((GATE, "Ada.", "Bob.", "Cy."), 26, 4)]
    assert rows[1].endswith("…")
    assert rows[2:] == ["· Ada.", "· Bob."]


@given(
    st.lists(st.text("abc é  ", min_size=1, max_size=90), min_size=1, max_size=5),
    st.integers(12, 40),
    st.integers(2, 6),
)
def test_they_never_leave_their_place(clues: list[str], width: int, height: int) -> None:
    lines = _shortened(clues, width, height)
    assert len(lines) <= height
    assert all(line.cell_length <= max(width, len("Learned 9, in full: n")) for line in lines)
