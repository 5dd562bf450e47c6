"""Whole journeys by keyboard and mouse. Few of them: a key press takes a tenth of a second."""

from pathlib import Path
from typing import TypeVar

from textual.pilot import Pilot

from game.call import HangUp, Interrupt, Outcome, Say
from game.play.pace import Clock, Pace
from game.tui.key_guard import REPLY_GUARD
from game.tui.screens.brief import BriefScreen
from game.tui.screens.broken import BrokenScreen
from game.tui.screens.call import CallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.help import HelpScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.screens.menu import MenuScreen
from game.tui.themes import DARK, LIGHT
from game.tui.widgets.choice import Choice
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.menu_entry import MenuEntry
from game.tui.widgets.replies import Replies
from game.tui.widgets.reply_list import ReplyList
from tests.lines import replies_of, session_of, state_of
from tests.tui.stage import (
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    hear_out,
    listed,
    look_twice,
    parcel_level,
    settle,
    tick,
    until,
)
from tests.tui.test_sizes import drawn

SIZE = (80, 24)

S = TypeVar("S")


def on(pilot: Pilot[None], kind: type[S]) -> S:
    """Return the screen in front, which has to be of this kind."""
    screen = pilot.app.screen
    assert isinstance(screen, kind), f"{screen} is in front"
    return screen


def said(call: CallScreen) -> list[Say]:
    """Return the replies given so far."""
    return [event for event in session_of(call).events if isinstance(event, Say)]


def number_of(call: CallScreen, words: str) -> str:
    """Return the key of the reply that begins with these words."""
    replies = state_of(call).current_scene.replies
    shown = [replies[reply.reply].say for reply in replies_of(call)]
    return str(next(place for place, say in enumerate(shown, 1) if say.startswith(words)))


async def test_from_the_brief_to_the_debrief_and_back_to_the_menu() -> None:
    clock, records = HandClock(), MemoryRecords()
    app = app_with(entry_of(parcel_level()), clock=clock, records=records)
    async with app.run_test(size=SIZE) as pilot:
        on(pilot, BriefScreen)
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        await hear_out(pilot, clock)
        await pilot.press("l")
        await hear_out(pilot, clock)
        await pilot.press(number_of(call, "Three days off"))
        await hear_out(pilot, clock)
        await pilot.press(number_of(call, "I can book"))
        await hear_out(pilot, clock)
        assert state_of(call).outcome is Outcome.RESOLVED
        ((session, origin, _),) = records.kept
        assert session is session_of(call)
        assert origin.name == "parcel"
        await pilot.press("enter")
        on(pilot, DebriefScreen)
        await pilot.press("r")
        again = on(pilot, CallScreen)
        assert again is not call
        await pilot.press("q", "m")
        on(pilot, MenuScreen)
    assert len(records.kept) == 2
    assert not records.kept[1][0].state.over


async def test_no_key_pressed_into_the_speech_chooses_a_reply() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        clock.move(REPLY_GUARD)
        await pilot.press("1")
        assert not call.view.speaking
        await pilot.press("1", "enter", "down", "enter", "l")
        assert said(call) == []
        clock.move(REPLY_GUARD)
        await pilot.press("enter")
        assert len(said(call)) == 1


async def test_a_key_that_lets_the_caller_finish_does_nothing_else() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        clock.move(REPLY_GUARD)
        await pilot.press("down")
        call = on(pilot, CallScreen)
        assert not call.view.speaking
        assert call.query_one(ReplyList).marked is None


async def test_the_speech_that_ends_by_itself_is_guarded_too() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        while call.view.speaking:
            await tick(pilot, clock, 0.5)
        await pilot.press("1")
        assert said(call) == []


async def test_enter_gives_no_reply_that_nobody_marked() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        await hear_out(pilot, clock)
        await pilot.press("enter")
        assert said(call) == []
        second = replies_of(call)[1]
        await pilot.press("down", "down", "enter")
        assert said(call) == [second]


async def test_cutting_in_is_only_i_and_only_in_speech() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        await hear_out(pilot, clock)
        await pilot.press("i")
        assert call.query_one(KeyLine).has_class("-noticing")
        assert Interrupt() not in session_of(call).events
        await pilot.press("l", "i")
        assert session_of(call).events[-1] == Interrupt()


async def test_the_mouse_lets_finish_chooses_and_presses_keys() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        clock.move(REPLY_GUARD)
        await pilot.click(Replies)
        assert not call.view.speaking
        await settle(pilot, clock)
        number = int(number_of(call, "Which number"))
        await pilot.click(call.query(Choice)[number - 1])
        assert said(call) == [Say(3)]
        await pilot.click("KeyLabel.-leave")
        await until(pilot, lambda: isinstance(app.screen, LeaveScreen))


async def test_help_and_the_question_whether_to_leave_stop_the_clock() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        await hear_out(pilot, clock)
        call.line.look()
        elapsed = state_of(call).tally.elapsed
        for key, kind in (("question_mark", HelpScreen), ("q", LeaveScreen)):
            await pilot.press(key)
            on(pilot, kind)
            clock.move(1.5)
            await look_twice(pilot, call)
            await pilot.press("escape")
            assert state_of(call).tally.elapsed == elapsed
        await tick(pilot, clock, 1.5)
        assert state_of(call).tally.elapsed == elapsed + 1_500


async def test_help_says_that_a_call_waits_only_where_one_does() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    waits = "the call waits"
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("question_mark")
        await until(pilot, lambda: "How to play" in drawn(app))
        assert waits not in drawn(app)
        await pilot.press("escape", "enter", "question_mark")
        await until(pilot, lambda: waits in drawn(app))
        await pilot.press("escape", "q", "h")
        await until(pilot, lambda: on(pilot, CallScreen).view.ended)
        await pilot.press("question_mark")
        await until(pilot, lambda: "How to play" in drawn(app))
        assert waits not in drawn(app)


async def test_notes_do_not_stop_the_clock_and_go_away_with_a_reply() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        await pilot.press("n")
        assert call.view.speaking
        await hear_out(pilot, clock)
        call.line.look()
        elapsed = state_of(call).tally.elapsed
        await tick(pilot, clock, 1.0)
        assert state_of(call).tally.elapsed == elapsed + 1_000
        await pilot.press("1")
        assert not call.has_class("-notes")


async def test_hanging_up_leads_to_the_debrief() -> None:
    clock, records = HandClock(), MemoryRecords()
    app = app_with(entry_of(parcel_level()), clock=clock, records=records)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "q", "h")
        call = on(pilot, CallScreen)
        assert session_of(call).events[-1] == HangUp()
        await settle(pilot, clock)
        await pilot.press("enter")
        on(pilot, DebriefScreen)
    assert len(records.kept) == 1


async def test_leaving_in_mid_call_keeps_it_once() -> None:
    for keys in (("q", "q"), ("ctrl+q",), ("question_mark", "ctrl+q"), ("q", "ctrl+q")):
        records = MemoryRecords()
        app = app_with(entry_of(parcel_level()), records=records)
        async with app.run_test(size=SIZE) as pilot:
            await pilot.press("enter", *keys)
        ((session, _, _),) = records.kept
        assert not session.state.over


async def test_leaving_a_finished_call_does_not_keep_it_again() -> None:
    clock, records = HandClock(), MemoryRecords()
    app = app_with(entry_of(parcel_level()), clock=clock, records=records)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "q", "h", "q")
    assert len(records.kept) == 1


async def test_control_c_says_how_to_leave() -> None:
    app = app_with(entry_of(parcel_level()))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "ctrl+c")
        call = on(pilot, CallScreen)
        assert call.view.speaking
        assert call.query_one(KeyLine).has_class("-noticing")


async def test_a_chosen_theme_is_remembered() -> None:
    records = MemoryRecords()
    async with app_with(None, records=records).run_test(size=SIZE) as pilot:
        assert pilot.app.theme == DARK.name
        await pilot.press("t")
    app = app_with(None, records=records)
    async with app.run_test(size=SIZE):
        assert app.theme == LIGHT.name


async def test_a_theme_nobody_knows_is_not_asked_for() -> None:
    app = app_with(None, records=MemoryRecords(chosen="dracula"))
    async with app.run_test(size=SIZE):
        assert app.theme == DARK.name


async def test_a_broken_file_is_a_page_to_read() -> None:
    broken = entry_of(None, problems=("parcel.yaml:3:1: `titel` is unknown.", "and another"))
    async with app_with(broken).run_test(size=SIZE) as pilot:
        on(pilot, BrokenScreen)
        await pilot.press("enter")
        on(pilot, MenuScreen)


async def test_the_menu_lists_the_shipped_calls_and_opens_them() -> None:
    app = app_with(None)
    async with app.run_test(size=SIZE) as pilot:
        menu = await listed(pilot)
        entries = [row.entry for row in menu.query(MenuEntry)]
        assert [entry.number for entry in entries] == list(range(1, len(entries) + 1))
        assert len(entries) >= 3
        await pilot.press("2")
        on(pilot, BriefScreen)
        await pilot.press("m", "down", "down", "enter")
        on(pilot, BriefScreen)


async def test_what_cannot_be_kept_is_said_once() -> None:
    records = MemoryRecords(notices=["Your calls cannot be kept in this folder."])
    app = app_with(entry_of(parcel_level()), records=records)
    async with app.run_test(size=SIZE) as pilot:
        told = on(pilot, BriefScreen).query_one(KeyLine)
        await until(pilot, lambda: told.has_class("-noticing"))
        assert records.notices == []
        await pilot.press("enter", "q")
        records.notices.append("From now on nothing is kept.")
        await pilot.press("h")
        told = on(pilot, CallScreen).query_one(KeyLine)
        await until(pilot, lambda: told.has_class("-noticing"))
    assert records.notices == []


async def test_a_screen_that_is_covered_leaves_a_notice_to_the_one_in_front() -> None:
    records = MemoryRecords()
    app = app_with(entry_of(parcel_level()), records=records)
    async with app.run_test(size=SIZE) as pilot:
        brief = on(pilot, BriefScreen)
        await pilot.press("question_mark")
        records.notices.append("Your calls cannot be kept.")
        brief.tell_notice()
        await app.workers.wait_for_complete()
        assert records.notices
        on(pilot, HelpScreen).tell_notice()
        await app.workers.wait_for_complete()
        assert not records.notices


async def test_a_pack_that_cannot_be_read_is_listed_as_such(tmp_path: Path) -> None:
    app = app_with(None, pack=tmp_path)
    async with app.run_test(size=SIZE) as pilot:
        menu = await listed(pilot)
        (row,) = menu.query(MenuEntry)
        assert row.entry.level is None
        assert row.entry.problems
        await pilot.press("enter")
        on(pilot, BrokenScreen)


async def test_untimed_calls_wait_for_you() -> None:
    clock = HandClock()
    app = app_with(entry_of(parcel_level()), clock=clock, pace=Pace(Clock.UNTIMED))
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        call = on(pilot, CallScreen)
        await hear_out(pilot, clock)
        before = state_of(call)
        clock.move(1.9)
        await look_twice(pilot, call)
        assert state_of(call) == before
