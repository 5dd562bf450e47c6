"""From the smallest terminal to a large one, everything needed to decide is on the screen."""

import re

import pytest
from textual.app import App

from game.tui.screens.call import CallScreen
from game.tui.widgets.choice import Choice
from game.tui.widgets.conversation import Conversation
from game.tui.widgets.too_small import LEAST
from tests.lines import state_of
from tests.tui.stage import (
    HandClock,
    app_with,
    entry_of,
    hear_out,
    look_twice,
    parcel_level,
    tick,
    until,
)

SMALLEST = (LEAST.width, LEAST.height)


def drawn(app: App[None]) -> str:
    """Return what is drawn, line by line."""
    strips = app.screen._compositor.render_strips()  # noqa: SLF001 - what is really drawn
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def words(text: str) -> str:
    """Return a text with every gap one space, as far as words can tell."""
    return re.sub(r"[\s│]+", " ", text)


@pytest.mark.parametrize("size", [SMALLEST, (80, 24), (100, 30), (120, 40), (200, 60)])
async def test_all_that_is_needed_to_decide_is_on_the_screen(size: tuple[int, int]) -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=size) as pilot:
        await pilot.press("enter")
        await hear_out(pilot, clock)
        text = drawn(app)
        replies = parcel_level().scenes["opening"].replies
        assert all(reply.say in words(text) for reply in replies)
        for needed in ("Amara Okafor · angry", "Patience", "Satisfaction", " of 06:00", "q leave"):
            assert needed in text
        assert "attempted." in text
        assert "Learned" in text or size == SMALLEST
        call = app.screen
        assert isinstance(call, CallScreen)
        rows = [row.region for row in call.query(Choice)]
        assert rows[-1].bottom <= size[1] - 1


async def test_a_terminal_too_small_says_so_and_the_call_waits() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await hear_out(pilot, clock)
        call = app.screen
        assert isinstance(call, CallScreen)
        call.line.look()
        before = state_of(call)
        await pilot.resize_terminal(LEAST.width - 1, LEAST.height)
        await until(pilot, lambda: "Too small" in drawn(app))
        assert f"{LEAST.width} by {LEAST.height}" in drawn(app)
        clock.move(1.5)
        await look_twice(pilot, call)
        assert state_of(call) == before
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: "Too small" not in drawn(app))
        await tick(pilot, clock, 1.5)
        assert state_of(call).waited == before.waited + 1_500


async def test_resizing_does_not_set_a_waiting_call_going() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await hear_out(pilot, clock)
        call = app.screen
        assert isinstance(call, CallScreen)
        await pilot.press("q")
        before = state_of(call)
        await pilot.resize_terminal(100, 30)
        await until(pilot, lambda: call.size.width == 100)
        clock.move(1.5)
        await look_twice(pilot, call)
        assert state_of(call) == before


async def test_a_tiny_terminal_is_no_crash() -> None:
    app = app_with(entry_of(parcel_level()))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
        await pilot.resize_terminal(20, 5)
        await until(pilot, lambda: "Too small" in drawn(app))
        await pilot.resize_terminal(1, 1)
        await pilot.pause()
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "is speaking" in drawn(app))


async def test_resizing_keeps_the_conversation_in_view() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("enter")
        for _ in range(5):
            await hear_out(pilot, clock)
            await pilot.press("l")
        await hear_out(pilot, clock)
        await pilot.resize_terminal(80, 24)
        talk = app.screen.query_one(Conversation)
        await until(pilot, lambda: talk.scroll_y == talk.max_scroll_y > 0)
        await pilot.resize_terminal(120, 40)
        await until(pilot, lambda: "you attempted." in drawn(app))
