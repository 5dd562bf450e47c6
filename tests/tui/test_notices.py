"""What is said at the foot goes with what it was about, and never hides the keys for long."""

from attrs import evolve
from textual.pilot import Pilot

from game.call import Answer, Say, score
from game.play.session import Session
from game.tui.level_list import Entry
from game.tui.records import Progress
from game.tui.screens.brief import BriefScreen
from game.tui.screens.call import CallScreen
from game.tui.screens.help import HelpScreen
from game.tui.widgets.key_line import KeyLine
from tests.tui.desk_stage import desk_level, picked_up
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    listed,
    parcel_level,
    until,
)
from tests.tui.test_journeys import on
from tests.tui.test_sizes import drawn

SIZE = (80, 24)

LONG = "Something. " * 30
"""A notice that would stay for longer than any test takes."""


def noticing(pilot: Pilot[None]) -> bool:
    """Return whether something is said at the foot of the screen in front."""
    return pilot.app.screen.query_one(KeyLine).has_class("-noticing")


async def test_a_notice_goes_with_the_next_key() -> None:
    app = app_with(entry_of(parcel_level()))
    async with app.run_test(size=SIZE) as pilot:
        on(pilot, BriefScreen).notice(LONG)
        assert noticing(pilot)
        await pilot.press("down")
        assert not noticing(pilot)


async def test_a_notice_in_a_call_goes_with_the_next_key() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await picked_up(pilot, clock)
        for key in ("down", "n", "l"):
            await pilot.press("i")
            assert noticing(pilot)
            await pilot.press(key)
            assert not noticing(pilot)
        await pilot.press("i")
        assert not noticing(pilot), "now somebody is speaking"


async def test_a_notice_goes_with_the_mouse_too() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await picked_up(pilot, clock)
        await pilot.press("i")
        await pilot.click(offset=(40, 4))
        assert not noticing(pilot)


async def test_a_notice_does_not_wait_for_the_screen_to_come_back() -> None:
    app = app_with(entry_of(parcel_level()))
    async with app.run_test(size=SIZE) as pilot:
        brief = on(pilot, BriefScreen)
        brief.notice(LONG)
        brief.action_help()
        await until(pilot, lambda: isinstance(app.screen, HelpScreen))
        await until(pilot, lambda: not brief.query_one(KeyLine).has_class("-noticing"))


async def test_what_is_said_only_once_is_not_lost_to_a_quick_finger() -> None:
    records = MemoryRecords(notices=["Your calls cannot be kept in this folder."])
    app = app_with(entry_of(parcel_level()), records=records)
    async with app.run_test(size=SIZE) as pilot:
        await until(pilot, lambda: noticing(pilot))
        await pilot.press("down", "x")
        assert noticing(pilot)


async def test_a_search_that_finds_nothing_says_so_and_how_to_go_on() -> None:
    clock = HandClock()
    app = app_with(entry_of(desk_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("k", *"zebra", "enter")
        await until(
            pilot, lambda: "Nothing is found for “zebra”, in any title or text." in drawn(app)
        )
        assert "Nothing is found. Backspace takes back a letter." in drawn(app)
        await pilot.press("backspace")
        assert not noticing(pilot)
        assert on(pilot, CallScreen) is call
        assert call.query_typed == "zebr"


async def test_a_locked_call_shows_its_result_beside_what_it_waits_for() -> None:
    app = app_with(None)
    async with app.run_test(size=SIZE) as pilot:
        menu = await listed(pilot)
        entry = played_entry()
        await menu.show_calls([evolve(entry, opens_after=("The first call",))])
        await until(pilot, lambda: "opens after: The first call" in drawn(app))
        assert entry.progress.best is not None
        line = next(line for line in drawn(app).splitlines() if "The third missed" in line)
        assert f" {entry.progress.best.total} · " in line


def played_entry() -> Entry:
    """Return an entry that was played to a good end."""
    session = Session(parcel_level(), SEED)
    for event in (Answer(), Say(0), Say(0)):
        session.send(event)
    entry = entry_of(parcel_level())
    return evolve(entry, progress=Progress(score(session.state), 1, ended=True))
