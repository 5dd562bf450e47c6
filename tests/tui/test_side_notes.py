"""Clues and promises beside the talk: the latest with the most room, none wider than its place."""

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import Fulfilment
from game.tui.widgets.side_notes import SideNotes, _briefly, _promised, _shortened
from game.view.promises import PromiseReading
from tests.tui.stage import HandClock, app_with, entry_of, hear_out, parcel_level, until
from tests.tui.test_sizes import drawn

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


RING = PromiseReading("Ring Amara by half past two with a name.", Fulfilment.OPEN, 80_000)
KEPT = PromiseReading("Send the form.", Fulfilment.KEPT)


def test_a_promise_says_first_how_it_stands() -> None:
    rows = [line.plain for line in _promised((RING,), 26)]
    assert rows == ["Promised", "· 1:20 left: Ring Amara by", "  half past two with a", "  name."]


def test_promises_give_way_line_by_line() -> None:
    assert [line.plain for line in _briefly((RING, KEPT), 26, 5)] == [
        "Promised",
        "· 1:20 left: Ring Amara b…",
        "· kept: Send the form.",
    ]
    assert [line.plain for line in _briefly((RING, KEPT), 26, 3)] == ["Promised 2       1:20 left"]
    assert [line.plain for line in _briefly((RING,), 26, 3)] == ["Promised         1:20 left"]


@given(
    st.lists(st.text("abc é  ", min_size=1, max_size=90), min_size=1, max_size=5),
    st.sampled_from(Fulfilment),
    st.integers(20, 40),
    st.integers(3, 9),
)
def test_promises_never_leave_their_place(
    whats: list[str], standing: Fulfilment, width: int, height: int
) -> None:
    promises = [PromiseReading(what, standing) for what in whats]
    lines = _briefly(promises, width, height)
    assert 0 < len(lines) <= height - 2
    assert all(
        line.cell_length <= max(width, len("Promised 5 could not be kept")) for line in lines
    )


@pytest.mark.parametrize(
    ("clues", "promises", "height", "lines"),
    [
        ((GATE, "Ada."), (), 1, ["Learned: 2, in full: n"]),
        ((), (), 1, ["Learned: nothing yet"]),
        ((), (), 0, []),
        ((GATE,), (RING, KEPT), 1, ["Promised 2       1:20 left"]),
        ((GATE,), (RING,), 2, ["Promised         1:20 left", "Learned: 1, in full: n"]),
        (("Ada.",), (), 2, ["Learned", "· Ada."]),
    ],
)
async def test_no_heading_stands_without_its_list(
    clues: tuple[str, ...], promises: tuple[PromiseReading, ...], height: int, lines: list[str]
) -> None:
    app = app_with(None)
    async with app.run_test(size=(80, 24)) as pilot:
        notes = SideNotes(())
        notes.styles.width, notes.styles.height = 26, height
        notes.styles.margin = 0
        await app.screen.mount(notes)
        await until(pilot, lambda: notes.size.width == 26)
        notes.tell(clues, promises)
        assert str(notes.render()).splitlines() == lines


async def test_beside_five_long_replies_what_was_learned_is_counted() -> None:
    clock, level = HandClock(), parcel_level()
    opening = level.scenes["opening"]
    long = evolve(opening.replies[0], say="Something that takes two lines of the screen. " * 2)
    five = evolve(opening, replies=(long,) * 5)
    app = app_with(entry_of(evolve(level, scenes={**level.scenes, "opening": five})), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await hear_out(pilot, clock)
        await until(pilot, lambda: "Learned: nothing yet" in drawn(app))
        await pilot.press("l")
        await hear_out(pilot, clock)
        await until(pilot, lambda: "Learned: 1, in full: n" in drawn(app))
