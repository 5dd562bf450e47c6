"""Lists that change, and texts that are longer than their room."""

import pytest
from attrs import evolve

from game.call import Mood
from game.tui.plain_content import Ink
from game.tui.screens.broken import MOST_LISTED
from game.tui.screens.call import CallScreen
from game.tui.widgets.choice import Choice
from game.tui.widgets.curve import Curve
from game.tui.widgets.menu_entry import MenuEntry
from game.tui.widgets.plain import Plain
from game.tui.widgets.reply_list import ReplyList
from tests.tui.stage import HandClock, app_with, entry_of, hear_out, listed, parcel_level, until
from tests.tui.test_sizes import drawn


async def test_the_menu_follows_a_pack_that_changes() -> None:
    app = app_with(None)
    level = parcel_level()
    async with app.run_test(size=(80, 24)) as pilot:
        menu = await listed(pilot)
        await menu.show_calls([entry_of(level, number) for number in (1, 2, 3)])
        await pilot.press("up")
        await menu.show_calls([entry_of(level, 4)])
        (row,) = menu.query(MenuEntry)
        assert row.marked
        await pilot.pause()
        assert "› 4  The third" in drawn(app)  # noqa: RUF001 - the mark
        await menu.show_calls([])
        await pilot.press("enter", "down")
        assert app.screen is menu


async def test_the_menu_says_at_once_how_many_calls_are_out_of_view() -> None:
    app = app_with(None)
    level = parcel_level()
    async with app.run_test(size=(80, 24)) as pilot:
        menu = await listed(pilot)
        await menu.show_calls([entry_of(level, number) for number in range(1, 7)])
        await until(pilot, lambda: "↓ 2 more" in drawn(app))
        assert "↑" not in drawn(app).splitlines()[13]
        await pilot.press("up")
        await until(pilot, lambda: "↑ 3 more" in drawn(app))
        assert "↓ 2 more" not in drawn(app)
        await pilot.resize_terminal(80, 40)
        await until(pilot, lambda: " more" not in drawn(app))
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "↑ 3 more" in drawn(app))
        await menu.show_calls([entry_of(level, number) for number in (1, 2, 3)])
        await until(pilot, lambda: " more" not in drawn(app))


async def test_many_problems_are_few_widgets() -> None:
    broken = entry_of(None, problems=tuple(f"problem {place}" for place in range(1_500)))
    app = app_with(broken)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        await until(pilot, lambda: f"And {1_500 - MOST_LISTED} more." in drawn(app))
        assert len(app.screen.query(Plain)) < MOST_LISTED + 10


@pytest.mark.parametrize(
    ("size", "texts"),
    [((76, 22), ["word " * 25] * 9), ((80, 24), ["a long " * 36] * 4)],
)
async def test_replies_never_hide_the_meters(size: tuple[int, int], texts: list[str]) -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await hear_out(pilot, clock)
        call = app.screen
        assert isinstance(call, CallScreen)
        call.query_one(ReplyList).offer(texts)
        await until(pilot, lambda: texts[0].split()[0] in drawn(app).splitlines()[-4])
        meter, caller = call.query_one("#satisfaction").region, call.query_one(".caller").region
        assert caller.contains_region(meter)
        for _ in texts:
            await pilot.press("down")
            await pilot.pause()
            row = call.query_one(ReplyList).marked
            assert isinstance(row, Choice)
            assert call.query_one(ReplyList).region.contains_region(row.region)


async def test_a_long_name_leaves_room_for_the_mood() -> None:
    level = parcel_level()
    long = evolve(level, caller=evolve(level.caller, name="Bartholomew " * 5, mood=Mood.FURIOUS))
    app = app_with(entry_of(long))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        assert "… · furious" in drawn(app)


def test_the_costliest_move_keeps_its_number() -> None:
    moves = [(1, 500), (2, 900), (3, 1_200)]
    curve = Curve("Patience", Ink.PATIENCE, [(0, 0), (100_000, 100_000)], moves, 3)
    assert curve._axis(30).strip("─") == "3"  # noqa: SLF001


async def test_the_heading_of_a_curve_is_one_line() -> None:
    app = app_with(None)
    async with app.run_test(size=(80, 24)) as pilot:
        curve = Curve("Satisfaction", Ink.SATISFACTION, [(0, 25_000), (9, 100_000)], [(1, 3)])
        curve.styles.width = 18
        await app.screen.mount(curve)
        await pilot.pause()
        assert "Satisfaction  25 →" in str(curve.render())
        assert len(str(curve.render()).splitlines()) == curve.size.height
