"""Bots play a whole room over the wire, as people do, and go when they are asked to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest
from attrs import Factory, define

from game.contest.audit.audit import audit_of
from game.contest.audit.verify import verify
from game.contest.host.storage.making import RoomPlan
from game.contest.rehearsal.bot import BotSurroundings, RehearsalBot
from game.contest.rehearsal.manner import manner_of
from game.contest.rehearsal.rehearsal import Rehearsal, RehearsalPlan
from game.contest.rules.requests import AdmitLate, EndRoom, RemoveSeat, StartRoom
from game.contest.wire.messages import Lead
from tests.contest.host.stage import LEVELS, Stage, held, until

BOTS = 12
LATE = {number for number in range(1, BOTS + 1) if manner_of(number).late}


@define
class Rehearsed:
    """A rehearsal that goes on, and what it has said."""

    rehearsal: Rehearsal
    running: "asyncio.Task[bool]"
    said: list[str] = Factory(list)

    def has_said(self, words: str) -> bool:
        """Return whether it has said something with these words."""
        return any(words in line for line in self.said)


@asynccontextmanager
async def rehearsed(
    stage: Stage, *, bots: int = BOTS, speed: float = 300.0
) -> AsyncIterator[Rehearsed]:
    """Let bots come into a room, and see that none is left in the end."""
    said: list[str] = []
    around = BotSurroundings(stage.url, stage.loaded.keys.code)
    rehearsal = Rehearsal(RehearsalPlan(bots, speed, seed=1), around, said.append)
    running = asyncio.create_task(rehearsal.run())
    try:
        yield Rehearsed(rehearsal, running, said)
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


async def test_bots_play_a_room_to_its_end(tmp_path: Path) -> None:
    plan = RoomPlan(LEVELS, "Rehearsal")
    async with held(tmp_path, plan) as stage, rehearsed(stage) as bots:
        await until(lambda: len(stage.server.held.on_disk.seats) == BOTS - len(LATE))
        lead = await stage.begins()
        await until(lambda: bots.has_said("is not let in, and keeps trying."))
        await lead.done(Lead(2, AdmitLate()))
        async with asyncio.timeout(60):
            while not all(bot.calls_over == 1 for bot in bots.rehearsal.bots):  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.05)
        await lead.done(Lead(3, EndRoom()))
        await bots.running
        await until(lambda: not stage.server.hall.presence().here)
        room = stage.server.held.on_disk
        verdict = verify(audit_of(stage.loaded.log))
    assert verdict.findings == ()
    assert len(room.seats) == BOTS
    names = sorted(bot.name for bot in bots.rehearsal.bots)
    assert sorted(stage.loaded.register.name_of(seat) for seat in room.seats) == names
    assert all(name.startswith("Bot ") for name in names)
    assert bots.has_said("loses its connection")
    assert bots.has_said("The room is closed.")
    assert bots.said[-1] == "All bots are out. Their seats stay in the room."
    assert not [line for line in bots.said if " goes: " in line]


async def test_bots_go_when_they_are_asked_to(tmp_path: Path) -> None:
    async with held(tmp_path) as stage, rehearsed(stage, bots=3) as bots:
        await until(lambda: len(stage.server.hall.presence().here) == 3)
        bots.rehearsal.stop()
        await bots.running
        await until(lambda: not stage.server.hall.presence().here)
        assert len(stage.server.held.on_disk.seats) == 3
    assert bots.said[-1] == "All bots are out. Their seats stay in the room."


async def test_bots_of_a_second_rehearsal_have_other_names(tmp_path: Path) -> None:
    async with held(tmp_path) as stage, rehearsed(stage, bots=1):
        await until(lambda: len(stage.server.held.on_disk.seats) == 1)
        async with rehearsed(stage, bots=1):
            await until(lambda: len(stage.server.held.on_disk.seats) == 2)
        assert stage.loaded.register.name_of(2) == "Bot 1001 (good)"


async def test_a_seat_that_is_taken_out_does_not_come_back(tmp_path: Path) -> None:

    async with held(tmp_path) as stage, rehearsed(stage, bots=1) as bots:
        await until(lambda: len(stage.server.held.on_disk.seats) == 1)
        lead = await stage.leads()
        await lead.done(Lead(1, RemoveSeat(1)))
        await bots.running
        assert bots.has_said("Bot 1 (good) goes: You were taken out of the room.")


async def test_nobody_is_in_the_lobby_twice(tmp_path: Path) -> None:
    async with held(tmp_path) as stage, rehearsed(stage, bots=5) as bots:
        await until(lambda: len(stage.server.hall.presence().here) == 5)
        lead = await stage.leads()
        await lead.done(Lead(1, StartRoom(60_000)))
        await asyncio.sleep(0.3)
        assert not any(bot.calls_over for bot in bots.rehearsal.bots)
        assert len(stage.server.held.on_disk.seats) == 5


async def test_a_fault_of_a_bot_is_no_bot_that_has_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(_: RehearsalBot, __: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(RehearsalBot, "_play", broken)
    async with held(tmp_path, RoomPlan(LEVELS)) as stage:
        around = BotSurroundings(stage.url, stage.loaded.keys.code)
        rehearsal = Rehearsal(RehearsalPlan(2, 300.0, seed=1), around, print)
        with pytest.raises(ZeroDivisionError):
            await asyncio.wait_for(rehearsal.run(), 20)


async def test_bots_that_are_all_refused_are_a_failure(tmp_path: Path) -> None:
    async with held(tmp_path, RoomPlan(LEVELS)) as stage:
        around = BotSurroundings(stage.url, "00000000")
        rehearsal = Rehearsal(RehearsalPlan(2, 300.0, seed=1), around, print)
        assert not await asyncio.wait_for(rehearsal.run(), 20)
