"""A call that was cut off is offered at the next start, and goes on where it was."""

from pathlib import Path

import pytest
from textual.pilot import Pilot

from game.call import Answer, Event, Listen, Wait
from game.play.session import Session
from game.record import LiveCall, Origin, attempt_of
from game.record.leftovers import Leftover
from game.tui.app import CallcraftApp
from game.tui.screens.call import CallScreen
from game.tui.screens.menu import MenuScreen
from game.tui.screens.take_up import TakeUpScreen
from game.tui.themes import DARK
from tests.play.tiny import ACKNOWLEDGE, TINY, tiny, tiny_level
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    look_twice,
    until,
)
from tests.tui.test_pictures import LARGE_LIGHT, SMALL_DARK, Compare, Look, named
from tests.tui.test_sizes import drawn

SIZE = (80, 24)
DONE: tuple[Event, ...] = (Answer(), Wait(60_000), Listen(), Wait(1_000), ACKNOWLEDGE)


def cut_off(*events: Event, title: str | None = None) -> Leftover:
    """Return a call at the tiny level that was cut off after these events."""
    session = Session(tiny_level(), SEED)
    for event in events:
        session.send(event)
    attempt = attempt_of(session, digest=tiny().digest, name="tiny", started_at="2031-05-01")
    source = TINY if title is None else TINY.replace("The tiny call", title)
    return Leftover(attempt, source, Path("x.call"))


def menu_with(*leftovers: Leftover) -> tuple[CallcraftApp, MemoryRecords]:
    """Return an app that begins with the menu, and its records."""
    records = MemoryRecords(leftovers=list(leftovers))
    return app_with(None, records=records, clock=HandClock()), records


def app_of(pilot: Pilot[None]) -> CallcraftApp:
    """Return the app that a pilot flies."""
    assert isinstance(pilot.app, CallcraftApp)
    return pilot.app


async def asked(pilot: Pilot[None]) -> None:
    """Wait until the question stands there."""
    await until(pilot, lambda: isinstance(pilot.app.screen, TakeUpScreen))
    await until(pilot, lambda: "ot now" in drawn(app_of(pilot)))


@pytest.mark.parametrize("keys", [("t",), ("enter",), ("down", "up", "enter")])
async def test_a_call_goes_on_where_it_was_cut_off_and_is_kept_as_the_same(
    keys: tuple[str, ...],
) -> None:
    app, records = menu_with(leftover := cut_off(*DONE))
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot)
        shown = drawn(app)
        assert "The tiny call" in shown
        assert "with Amara" in shown
        assert "01:0" in shown
        await pilot.press(*keys)
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        await until(pilot, lambda: "You are where you were" in drawn(app))
        assert "You must be worn out." in drawn(app)
        # The key answers, and does nothing on the screen behind.
        assert app.theme == DARK.name
        (followed,) = records.followed
        assert (followed.id, followed.started_at) == (leftover.attempt.id, "2031-05-01")
        await pilot.press("q", "m")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
    assert records.taken_up == [leftover]
    assert records.settled == []
    ((session, origin, started_at),) = records.kept
    assert session.events[: len(DONE)] == DONE
    assert origin == Origin(tiny().digest, "tiny", TINY)
    assert started_at == "2031-05-01"


@pytest.mark.parametrize(("key", "settles"), [("l", True), ("n", False), ("escape", False)])
async def test_a_call_can_be_let_go_or_left_for_later(key: str, settles: bool) -> None:
    app, records = menu_with(leftover := cut_off(*DONE))
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot)
        await pilot.press(key)
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await app.workers.wait_for_complete()
        assert records.settled == ([leftover] if settles else [])
    assert records.kept == []


async def test_several_are_offered_one_after_the_other_the_latest_first() -> None:
    app, records = menu_with(first := cut_off(*DONE[:1]), second := cut_off(*DONE))
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot)
        assert "01:0" in drawn(app)
        await pilot.press("l")
        await until(pilot, lambda: "00:00" in drawn(app))
        await pilot.press("l")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await app.workers.wait_for_complete()
    assert records.settled == [second, first]


async def test_a_call_that_is_taken_up_is_not_asked_about_over() -> None:
    app, records = menu_with(cut_off(*DONE[:1]), second := cut_off(*DONE))
    async with app.run_test(size=SIZE) as pilot:
        await asked(pilot)
        await pilot.press("t")
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        assert isinstance(app.screen, CallScreen)
        await look_twice(pilot, app.screen)
        assert isinstance(app.screen, CallScreen)
    assert records.taken_up == [second]
    assert records.settled == []


async def test_whoever_asks_for_another_call_is_not_held_up() -> None:
    records = MemoryRecords(leftovers=[cut_off(*DONE)])
    app = app_with(entry_of(tiny_level()), records=records)
    async with app.run_test(size=SIZE) as pilot:
        await app.workers.wait_for_complete()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, CallScreen))
        assert records.settled == []
        (followed,) = records.followed
        assert isinstance(followed, LiveCall)
        assert followed.session.events[:1] == (Answer(),)


async def test_where_the_screen_is_too_small_nothing_is_chosen_blindly() -> None:
    app, records = menu_with(cut_off(*DONE))
    async with app.run_test(size=(30, 8)) as pilot:
        await asked(pilot)
        assert "n: not now" in drawn(app)
        await pilot.press("l", "t", "enter", "down", "enter")
        assert isinstance(app.screen, TakeUpScreen)
        await pilot.press("n")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
    assert records.settled == []


@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_the_offer_looks_as_it_did(snap_compare: Compare, look: Look) -> None:
    size, theme = look
    records = MemoryRecords(leftovers=[cut_off(*DONE)])
    app = app_with(None, records=records, theme=theme)
    assert snap_compare(app, terminal_size=size, run_before=asked)
