"""A shift in the terminal app: call after call, rests, strain, and home."""

import pytest
from attrs import evolve
from textual.pilot import Pilot

from game.call import Answer, Level
from game.explore.bots import DE_ESCALATOR
from game.explore.plays import turns_of
from game.play.pace import Clock, Pace
from game.play.session import Session
from game.shift.tuning import BREATHERS
from game.tui.app import ONE_AFTER_THE_OTHER, CallcraftApp
from game.tui.run_context import RunContext
from game.tui.screens.call import CallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.shift import ShiftScreen
from game.tui.shift_run import ShiftRun
from game.tui.widgets.key_line import KeyLine
from game.view.commands import PutDown
from tests.tui.stage import (
    SEED,
    HandClock,
    MemoryRecords,
    entry_of,
    hear_out,
    parcel_level,
    settle,
    until,
)
from tests.tui.test_pictures import (
    LARGE_LIGHT,
    SMALL_DARK,
    Compare,
    Look,
    named,
    nothing,
    taken,
)
from tests.tui.test_sizes import drawn

SIZE = (80, 24)


def shift_app(
    level: Level | None = None, records: MemoryRecords | None = None
) -> tuple[CallcraftApp, ShiftRun, HandClock]:
    """Return an app with a shift of three calls, untimed."""
    clock = HandClock()
    kept = records or MemoryRecords()
    run = ShiftRun([entry_of(level or parcel_level()) for _ in range(3)])
    context = RunContext(kept, Pace(Clock.UNTIMED), SEED, clock)
    return CallcraftApp(context, run=run), run, clock


def front(pilot: Pilot[None]) -> type:
    """Return the kind of screen in front."""
    return type(pilot.app.screen)


async def test_a_shift_goes_from_call_to_call_and_ends() -> None:
    records = MemoryRecords()
    app, run, clock = shift_app(records=records)
    async with app.run_test(size=SIZE) as pilot:
        for number in (1, 2, 3):
            assert front(pilot) is ShiftScreen
            assert run.shift.number == number
            await hung_up(pilot, clock)
            await pilot.press("r")
            assert front(pilot) is DebriefScreen
            await pilot.press("m")
            await until(pilot, lambda: front(pilot) is ShiftScreen)
        assert run.shift.over
        assert len(records.kept) == 3
        await pilot.press("4", "enter")
        assert front(pilot) is ShiftScreen
        assert app.screen.query_one(KeyLine).has_class("-noticing")


async def hung_up(pilot: Pilot[None], clock: HandClock) -> None:
    """Take the next call and hang up."""
    await pilot.press("enter", "enter")
    await hear_out(pilot, clock)
    screen = pilot.app.screen
    assert isinstance(screen, CallScreen)
    screen.line.send(PutDown())
    screen.show()
    await settle(pilot, clock)
    await pilot.press("enter")
    await until(pilot, lambda: front(pilot) is DebriefScreen)


async def test_after_a_shift_its_calls_can_be_looked_back_on() -> None:
    app, run, clock = shift_app()
    async with app.run_test(size=SIZE) as pilot:
        await hung_up(pilot, clock)
        await pilot.press("m")
        await until(pilot, lambda: front(pilot) is ShiftScreen)
        assert "look back" not in drawn(app)
        await pilot.press("1", "5")
        assert front(pilot) is ShiftScreen
        await pilot.press("enter", "enter", "q", "m")
        await until(pilot, lambda: front(pilot) is ShiftScreen)
        await pilot.press("g", "3")
        await until(pilot, lambda: "That call went to a colleague." in drawn(app))
        await pilot.press("g")
        await until(pilot, lambda: "1-9 look back on a call" in drawn(app))
        for number, how, back in (("1", "put the phone down", "m"), ("2", "left before", "escape")):
            await pilot.press(number)
            await until(pilot, lambda: front(pilot) is DebriefScreen)
            await until(pilot, lambda how=how: how in drawn(app))  # type: ignore[misc]
            await pilot.press(back)
            await until(pilot, lambda: front(pilot) is ShiftScreen)
        assert [session.state.over for _, session in run.taken] == [True, False]


def test_a_call_that_was_never_answered_is_not_taken() -> None:
    run = ShiftRun([entry_of(parcel_level()) for _ in range(3)])
    run.shift.count(Session(parcel_level(), SEED))
    assert (run.taken, run.shift.number) == ((), 1)
    session = Session(parcel_level(), SEED)
    session.send(Answer())
    run.shift.count(session)
    assert run.taken == ((run.entries[0], session),)


async def test_a_shift_in_which_no_call_was_taken_offers_nothing_to_look_back_on() -> None:
    app, _, _ = shift_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("g", "1")
        await until(pilot, lambda: "went to a colleague." in drawn(app))
        await pilot.press("g")
        assert "look back" not in drawn(app)


async def test_in_a_shift_nobody_goes_back_to_a_move_and_m_is_the_shift() -> None:
    records = MemoryRecords()
    app, run, clock = shift_app(records=records)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        await until(pilot, lambda: "m shift" in drawn(app))
        await pilot.press("enter", "q")
        await until(pilot, lambda: "go back to the shift." in drawn(app))
        await pilot.press("h")
        await settle(pilot, clock)
        await pilot.press("enter")
        await until(pilot, lambda: "m shift" in drawn(app))
        assert "m menu" not in drawn(app)
        await pilot.press("b")
        await until(pilot, lambda: ONE_AFTER_THE_OTHER in drawn(app))
        assert front(pilot) is DebriefScreen
        assert len(run.taken) == len(records.kept) == 1


async def test_a_rest_without_strain_says_that_there_was_none() -> None:
    app, run, _ = shift_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("1")
        told = "You rested for 1 minute. There was no strain to take off you."
        await until(pilot, lambda: told in drawn(app))
        run.shift.state = evolve(run.shift.state, strain=1)
        await pilot.press("2")
        await until(pilot, lambda: "You rested for 2 minutes." in drawn(app))
        assert "no strain" not in drawn(app)


async def test_a_rest_takes_time_and_home_is_home() -> None:
    app, run, _ = shift_app()
    async with app.run_test(size=SIZE) as pilot:
        left = run.shift.state.left
        await pilot.press("2")
        assert run.shift.state.left == left - BREATHERS[1]
        assert run.shift.state.rested == BREATHERS[1]
        await pilot.press("g")
        assert run.shift.over
        await pilot.press("3")
        assert run.shift.state.rested == BREATHERS[1]


async def test_strain_fades_the_notes_of_the_next_call() -> None:
    app, run, _ = shift_app()
    run.shift.state = type(run.shift.state)(
        run.shift.state.waiting, run.shift.state.left, strain=85_000
    )
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "enter")
        screen = app.screen
        assert isinstance(screen, CallScreen)
        assert screen.faded == 85


async def test_a_brief_that_was_put_away_takes_no_call() -> None:
    app, run, _ = shift_app()
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "m")
        await until(pilot, lambda: front(pilot) is ShiftScreen)
        assert run.shift.number == 1


@pytest.mark.parametrize("ended", [False, True], ids=["between", "over"])
@pytest.mark.parametrize("look", [SMALL_DARK, LARGE_LIGHT], ids=named)
def test_a_shift_looks_as_it_did(snap_compare: Compare, look: Look, ended: bool) -> None:
    (width, height), theme = look
    app, run, _ = shift_app(records=MemoryRecords(chosen=theme))
    session = Session(parcel_level(), SEED)
    for turn in turns_of(session.level, DE_ESCALATOR, SEED):
        session.send(turn.event)
    run.shift.count(session)
    run.shift.state = evolve(run.shift.state, strain=66_000)
    if ended:
        run.shift.go_home()
    shown = taken(nothing, HandClock())
    assert snap_compare(app, terminal_size=(width, height), run_before=shown)
