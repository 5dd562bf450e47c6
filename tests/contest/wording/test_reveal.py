"""The last places one by one, from the back."""

from hypothesis import given
from hypothesis import strategies as st

from game.contest.wire.messages import BoardRow
from game.contest.wording.reveal import MOST, PODIUM, Reveal, reveal_of
from tests.tui.contest.board_stage import rows_of

points = st.lists(st.integers(0, 12) | st.integers(0, 3_000), min_size=1, max_size=40).map(
    lambda each: rows_of(tuple(sorted(each, reverse=True)))
)


def walked(rows: tuple[BoardRow, ...]) -> list[Reveal[BoardRow]]:
    """Return a reveal at each of its steps."""
    steps = [reveal_of(rows)]
    while not steps[-1].over:
        steps.append(steps[-1].forward())
    return steps


@given(points)
def test_everybody_comes_once_and_from_the_back(rows: tuple[BoardRow, ...]) -> None:
    end = walked(rows)[-1]
    assert (*end.shown, *end.field) == rows
    places = [row.place for step in end.steps for row in step]
    assert places == sorted(places, reverse=True)
    assert all(row.place > end.steps[0][0].place for row in end.field)


@given(points)
def test_who_shares_a_place_comes_together(rows: tuple[BoardRow, ...]) -> None:
    for reveal in walked(rows):
        assert len({row.place for row in reveal.newest}) <= 1
        shown = {row.place for row in reveal.shown}
        assert not shown & {row.place for row in rows if row not in reveal.shown}


@given(points)
def test_as_many_come_one_by_one_as_whole_places_allow(rows: tuple[BoardRow, ...]) -> None:
    reveal = reveal_of(rows)
    many = sum(map(len, reveal.steps))
    assert many <= MOST or len(reveal.steps) == 1
    if reveal.field:
        following = [row for row in reveal.field if row.place == reveal.field[0].place]
        assert many + len(following) > MOST


@given(points, st.lists(st.booleans(), max_size=60))
def test_one_goes_on_and_back_within_it(rows: tuple[BoardRow, ...], ways: list[bool]) -> None:
    reveal = reveal_of(rows)
    for on in ways:
        before = reveal
        reveal = reveal.forward() if on else reveal.back()
        assert 0 <= reveal.done <= len(reveal.steps) + 1
        if on and not before.over:
            assert reveal.back() == before
        assert (
            set(before.shown) <= set(reveal.shown) if on else set(reveal.shown) <= set(before.shown)
        )


@given(points)
def test_the_podium_has_the_first_three_places(rows: tuple[BoardRow, ...]) -> None:
    end = walked(rows)[-1]
    told = [row for group in end.podium for row in group]
    assert told == [row for row in end.shown if row.place <= PODIUM]
    assert told[0] == rows[0]


def test_a_small_field_begins_with_its_last() -> None:
    reveal = reveal_of(rows_of((30, 20, 20, 10)))
    assert [row.seat for row in reveal.newest] == [4]
    assert [row.seat for row in reveal.forward().newest] == [2, 3]
    assert [row.seat for row in reveal.forward().shown] == [2, 3, 4]
