"""Nobody is told of anything before it is on the disk, by whatever way they ask."""

import asyncio
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from game.contest.identity.tokens import new_token
from game.contest.log import LogFile
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import EndRoom, ExtendRoom
from game.contest.wire.messages import (
    AskDebrief,
    AskStatus,
    CallDebrief,
    Done,
    Enter,
    GiveName,
    Join,
    Lead,
    RoomNews,
    Status,
    Welcome,
)
from game.view.commands import Answered
from tests.contest.host.stage import Person, held
from tests.contest.host.test_time_is_up import over_time


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Iterator["SlowDisk"]:
    slow = SlowDisk()
    append = LogFile.append

    def wait(log: LogFile, bodies: Sequence[str], changes: Sequence[Any] = ()) -> object:
        slow.free.wait(10)
        return append(log, bodies, changes)

    monkeypatch.setattr(LogFile, "append", wait)
    yield slow
    slow.free.set()


class SlowDisk:
    """A disk that can be stopped."""

    def __init__(self) -> None:
        self.free = threading.Event()
        self.free.set()

    @contextmanager
    def stopped(self) -> Iterator[None]:
        """Let nothing get on it for a while."""
        self.free.clear()
        try:
            yield
        finally:
            self.free.set()


async def _says_nothing(person: Person, kind: type) -> None:
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.3):
            await person.hear(kind)


async def test_a_name_given_twice_is_acknowledged_when_it_is_on_the_disk(
    tmp_path: Path, disk: SlowDisk
) -> None:
    async with held(tmp_path) as stage:
        await stage.joins("Ann")
        one, other = await stage.leads(), await stage.leads()
        with disk.stopped():
            await one.say(GiveName(1, 1, "Bea"))
            await _says_nothing(one, Done)
            await other.say(GiveName(1, 1, "Bea"))
            await _says_nothing(other, Done)


async def test_a_status_tells_nothing_that_is_not_on_the_disk(
    tmp_path: Path, disk: SlowDisk
) -> None:
    async with held(tmp_path) as stage:
        one, other = await stage.leads(), await stage.leads()
        limit = stage.server.held.room.limit
        with disk.stopped():
            await one.say(Lead(1, ExtendRoom(2 * limit)))
            await _says_nothing(one, Done)
            await other.say(AskStatus(1))
            assert (await other.hear(Status)).limit == limit


async def test_a_call_is_not_looked_back_on_before_the_close_is_on_the_disk(
    tmp_path: Path, disk: SlowDisk
) -> None:
    async with held(tmp_path) as stage:
        ann, lead = await stage.joins("Ann"), await stage.begins()
        with disk.stopped():
            await lead.say(Lead(lead.number(), EndRoom()))
            await _says_nothing(lead, Done)
            assert (await ann.done(AskDebrief(1, 0))).answered is Answered.REFUSED
        await lead.hear(Done)
        await ann.say(AskDebrief(2, 0))
        await ann.hear(CallDebrief)


async def test_that_the_time_is_up_is_told_once_the_close_is_on_the_disk(
    tmp_path: Path, disk: SlowDisk
) -> None:
    async with over_time(tmp_path) as room:
        with disk.stopped():
            ticking = asyncio.create_task(room.stage.server.tick())
            await asyncio.sleep(0.2)
            assert (await room.ann.done(AskDebrief(1, 0))).answered is Answered.REFUSED
            status = await room.lead.answer(AskStatus(room.lead.number()))
            assert isinstance(status, Status)
            assert status.phase == RoomPhase.RUNNING
            # One who comes back meanwhile waits, too.
            back = await room.stage.connect(Enter(room.token))
            await _says_nothing(back, RoomNews)
            assert not ticking.done()
        await ticking
        again = await room.stage.connect(Enter(room.token))
        assert (await again.hear(RoomNews)).phase == RoomPhase.CLOSED


async def test_who_comes_twice_within_a_moment_is_let_in_twice_to_one_seat(
    tmp_path: Path, disk: SlowDisk
) -> None:
    async with held(tmp_path) as stage:
        join = Join(stage.loaded.keys.code, "Ann", new_token())
        with disk.stopped():
            await stage.connect(join)
            await asyncio.sleep(0.1)
            again = await stage.connect(join)
            await _says_nothing(again, Welcome)
        assert (await again.hear(Welcome)).seat == 1
        assert len(stage.server.held.on_disk.seats) == 1
