"""Keeping calls never holds up a screen, and leaving waits until they are kept."""

import asyncio
import signal
from threading import Event

import pytest
from attrs import define, field

from game.record import LiveCall
from game.tui.screens.call import CallScreen
from tests.tui.stage import (
    PATIENCE,
    HandClock,
    MemoryRecords,
    app_with,
    entry_of,
    parcel_level,
    until,
)

SIZE = (80, 24)


@define
class LockedRecords(MemoryRecords):
    """Records that another program holds until it lets them go."""

    free: Event = field(factory=Event)

    def keep(self, call: LiveCall, *, cut_off: bool = False) -> bool:
        """Keep a call once that is possible."""
        assert self.free.wait(PATIENCE)
        return super().keep(call, cut_off=cut_off)


async def test_a_locked_record_holds_up_no_screen_and_leaving_waits_for_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    records, clock = LockedRecords(), HandClock()
    app = app_with(entry_of(parcel_level()), records=records, clock=clock)
    finish = app.context.record_thread.finish

    async def finishing() -> None:
        assert records.kept == []
        asyncio.get_running_loop().call_soon(records.free.set)
        await finish()
        assert len(records.kept) == 1

    monkeypatch.setattr(app.context.record_thread, "finish", finishing)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter", "q", "h", "n")
        call = app.screen
        assert isinstance(call, CallScreen)
        assert call.has_class("-notes")
        assert records.kept == []
        await pilot.press("ctrl+q")
    assert len(records.kept) == 1
    assert records.were_cut_off == 0


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no such signal")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
async def test_a_call_is_kept_where_the_system_ends_the_program(name: str) -> None:
    records = MemoryRecords()
    app = app_with(entry_of(parcel_level()), records=records)
    async with app.run_test(size=SIZE) as pilot:
        await pilot.press("enter")
        signal.raise_signal(getattr(signal, name))
        await until(pilot, lambda: app.return_code is not None)
    assert app.return_code == 128 + getattr(signal, name)
    ((session, _, _),) = records.kept
    assert not session.state.over
    assert records.were_cut_off == 1
