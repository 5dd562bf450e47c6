"""A call that begins with moves, and calls that somebody is told of, in the terminal app."""

from pathlib import Path

import pytest

from game.call import Outcome, Say
from game.call.log.notation import read_play
from game.play.midway.opening_moves import begun_with
from game.play.session import Session
from game.record import LiveCall, Origin
from game.tui.app import CallcraftApp
from game.tui.records import ToldRecords
from game.tui.run_context import RunContext
from game.tui.screens.brief import BriefScreen
from game.tui.screens.call import CallScreen
from game.tui.screens.debrief import DebriefScreen
from game.tui.screens.menu import MenuScreen
from tests.lines import session_of, state_of
from tests.tui.desk_stage import beside
from tests.tui.stage import SEED, HandClock, MemoryRecords, entry_of, hear_out, parcel_level, until
from tests.tui.test_journeys import on
from tests.tui.test_practice import SIZE, say
from tests.tui.test_sizes import drawn


def begun(line: str) -> tuple[CallcraftApp, HandClock, MemoryRecords]:
    """Return an app with a call that begins with the moves of a line."""
    level, clock, records = parcel_level(), HandClock(), MemoryRecords()
    context = RunContext(records, seed=SEED, now=clock)
    session = begun_with(level, 0, read_play(line))
    return CallcraftApp(context, entry_of(level), begun=session), clock, records


async def test_a_call_goes_on_after_its_moves_and_is_kept_nowhere() -> None:
    app, clock, records = begun("listen 1")
    async with app.run_test(size=SIZE) as pilot:
        call = on(pilot, CallScreen)
        await until(pilot, lambda: "Practice from before move 3" in drawn(app))
        assert "You Three days off work." in beside(app)
        await say(pilot, clock, "I can book")
        assert state_of(call).outcome is Outcome.RESOLVED
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("m")
        await until(pilot, lambda: isinstance(app.screen, MenuScreen))
        await pilot.press("q")
    assert records.kept == []


async def test_a_call_that_its_moves_end_can_be_looked_back_on_and_taken_again() -> None:
    app, clock, records = begun("1 1")
    async with app.run_test(size=SIZE) as pilot:
        call = on(pilot, CallScreen)
        assert state_of(call).over
        await hear_out(pilot, clock)
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, DebriefScreen))
        await pilot.press("r")
        await until(pilot, lambda: app.screen is not call and isinstance(app.screen, CallScreen))
        assert session_of(on(pilot, CallScreen)).practice is None
        await pilot.press("ctrl+q")
    assert [session.state.turns for session, _, _ in records.kept] == [0]


async def test_without_moves_a_call_begins_with_its_brief() -> None:
    app = CallcraftApp(RunContext(MemoryRecords(), seed=SEED), entry_of(parcel_level()))
    async with app.run_test(size=SIZE) as pilot:
        on(pilot, BriefScreen)


def test_somebody_is_told_of_calls_of_one_level(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path))
    told = list[Session]()
    records = ToldRecords(told.append, "this")
    session = begun_with(parcel_level(), 0, (*read_play("listen"), Say(0)))
    for digest in ("this", "another"):
        records.keep(LiveCall(session, Origin(digest, "parcel", "text")))
    assert told == [session]
    assert records.progress("another").tries == 1
    records.close()
