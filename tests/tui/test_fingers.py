"""Slips of fingers and mice: what nobody meant does nothing."""

import pytest
from textual.pilot import Pilot

from game.call import Listen, Say
from game.tui.key_guard import REPLY_GUARD
from game.tui.screens.brief import BriefScreen
from game.tui.screens.call import CallScreen
from game.tui.screens.call_keys import KEY_HELD
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.widgets.choice import Choice
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.replies import Replies
from game.tui.widgets.too_small import LEAST
from tests.lines import replies_of, session_of, state_of
from tests.tui.stage import (
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    hear_out,
    parcel_level,
    settle,
    until,
)
from tests.tui.test_sizes import drawn

SIZE = (80, 24)


async def picked_up(pilot: Pilot[None], clock: HandClock) -> CallScreen:
    """Answer, let the caller finish, and return the call."""
    await pilot.press("enter")
    await hear_out(pilot, clock)
    call = pilot.app.screen
    assert isinstance(call, CallScreen)
    return call


def replies_given(call: CallScreen) -> int:
    """Return how many replies were given."""
    return sum(isinstance(event, Say) for event in session_of(call).events)


def listened(call: CallScreen) -> int:
    """Return how often the player kept listening."""
    return sum(isinstance(event, Listen) for event in session_of(call).events)


async def test_a_click_beside_the_replies_gives_none() -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=(120, 40)) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("down")
        foot = call.query_one(Replies).region
        await pilot.click(offset=(10, foot.bottom - 1))
        assert replies_given(call) == 0


async def test_only_the_first_button_chooses() -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.click(call.query(Choice).first(), button=3)
        assert replies_given(call) == 0
        await pilot.click(call.query(Choice).first())
        assert replies_given(call) == 1


async def test_a_double_click_gives_a_reply_and_leaves_the_answer() -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        row = call.query(Choice).first().region
        await pilot.click(offset=(row.x + 8, row.y), times=2)
        assert replies_given(call) == 1
        clock.move(REPLY_GUARD)
        await pilot.click(offset=(row.x + 8, row.y), times=2)
        assert not call.view.speaking, "a double click in a speech is one that is meant"


@pytest.mark.parametrize("gaps", [(0.05, 0.05, 0.2), (KEY_HELD - 0.1,)])
async def test_a_key_that_is_held_is_one_deed(gaps: tuple[float, ...]) -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("1")
        for gap in gaps:
            clock.move(gap)
            await pilot.press("1")
        assert replies_given(call) == 1
        assert call.view.speaking
        clock.move(KEY_HELD)
        await pilot.press("1")
        assert not call.view.speaking


async def test_whoever_holds_l_listens_once() -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("l")
        assert listened(call) == 1
        while call.view.speaking:
            clock.move(KEY_HELD - 0.1)
            await pilot.press("l")
            await pilot.pause()
        for gap in (REPLY_GUARD, KEY_HELD - 0.1):
            # Were it pressed anew, each would come late enough to be meant for what is there now.
            clock.move(gap)
            await pilot.press("l")
        assert listened(call) == 1
        clock.move(KEY_HELD)
        await pilot.press("l")
        assert listened(call) == 2


async def test_the_first_moment_of_a_speech_is_not_skipped() -> None:
    clock = HandClock()
    async with app_with(entry_of(parcel_level()), clock=clock).run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.press("1", "space")
        assert call.view.speaking


async def test_q_after_the_end_looks_back_before_it_leaves() -> None:
    clock, records = HandClock(), MemoryRecords()
    app = app_with(entry_of(parcel_level()), clock=clock, records=records)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        words = "You will have it by noon"
        replies = state_of(call).current_scene.replies
        shown = [replies[reply.reply].say for reply in replies_of(call)]
        place = next(place for place, say in enumerate(shown, 1) if say.startswith(words))
        await pilot.press(str(place))
        assert state_of(call).over
        assert call.view.speaking
        await pilot.press("i")
        assert "The call is over." in drawn(app)
        await pilot.press("q")
        assert isinstance(app.screen, DebriefScreen)
    assert len(records.kept) == 1


async def test_two_quick_enters_open_one_brief() -> None:
    app = app_with(None)
    async with app.run_test(size=SIZE) as pilot:
        menu = app.screen
        await menu.show_calls([entry_of(parcel_level())])  # type: ignore[attr-defined]
        app.simulate_key("enter")
        app.simulate_key("enter")
        await until(pilot, lambda: isinstance(app.screen, BriefScreen))
        await pilot.pause()
        briefs = [screen for screen in app.screen_stack if isinstance(screen, BriefScreen)]
        assert len(briefs) == 1


async def test_on_a_screen_too_small_keys_do_nothing_blindly() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        call = await picked_up(pilot, clock)
        await pilot.resize_terminal(LEAST.width - 1, LEAST.height)
        await until(pilot, lambda: "Too small" in drawn(app))
        await pilot.press("1", "down", "enter", "l", "n")
        assert replies_given(call) == 0
        assert state_of(call).turns == 0
        assert not call.has_class("-notes")
        await pilot.press("q", "h", "m", "down", "enter")
        assert isinstance(app.screen, LeaveScreen)
        assert not state_of(call).over
        assert "q leaves it" in drawn(app)
        assert "Hang up" not in drawn(app)
        await pilot.press("s")
        front: object = app.screen
        assert front is call


async def test_while_the_call_waits_nothing_of_it_can_be_read() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await picked_up(pilot, clock)
        assert "Which number" in drawn(app)
        for key in ("q", "question_mark"):
            await pilot.press(key)
            await until(pilot, lambda: "Which number" not in drawn(app))
            assert "attempted" not in drawn(app)
            await pilot.press("escape")
            await settle(pilot, clock)
        assert "Which number" in drawn(app)


async def test_the_foot_names_the_keys_that_work_now() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await pilot.pause()
        foot = drawn(app).splitlines()[-1]
        assert "i cut in" in foot
        assert "keep listening" not in foot
        await hear_out(pilot, clock)
        foot = drawn(app).splitlines()[-1]
        assert "cut in" not in foot
        assert "l keep listening" in foot
        assert not app.screen.query_one(KeyLine).has_class("-noticing")
