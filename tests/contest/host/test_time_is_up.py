"""What is asked when the time is up and nobody has noticed yet: the room closes, and no more."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
from attrs import define

from game.contest.host.connections.listening import Listening
from game.contest.host.server import RoomServer
from game.contest.host.storage.making import RoomPlan, make_room
from game.contest.identity.tokens import new_token
from game.contest.rules.requests import AdmitLate, ExtendRoom
from game.contest.wire.messages import AskStatus, Denied, GiveName, Join, Lead, RoomNews, Status
from game.view.commands import Answered
from tests.contest.host.stage import LEVELS, PATIENCE, Person, Stage

MINUTES = 60_000


@define
class HandClock:
    """A clock that a hand turns, second by second: a host believes no more at once."""

    seconds: float = 0.0

    def turn(self, server: RoomServer, seconds: int) -> None:
        """Let some seconds pass in which the host has nothing to do."""
        for _ in range(seconds):
            self.seconds += 1
            assert server.held.now >= 0


@define
class OverTime:
    """A room whose time is up, and whose host has not noticed."""

    stage: Stage
    lead: Person
    ann: Person
    token: str
    """Ann's."""


@asynccontextmanager
async def over_time(folder: Path) -> AsyncIterator[OverTime]:
    """Hold a room until its time is up, without a look at the clock."""
    clock = HandClock()
    loaded = make_room(folder / "room", RoomPlan(LEVELS, "", MINUTES))
    server = RoomServer(loaded, Listening(), clock=lambda: clock.seconds)
    await server.start(lambda port: (f"http://127.0.0.1:{port}",))
    server.let_time_count()
    async with aiohttp.ClientSession() as session:
        stage = Stage(server, loaded, session)
        try:
            token = new_token()
            ann = await stage.joins("Ann", token)
            lead = await stage.begins()
            await lead.done(Lead(lead.number(), AdmitLate()))
            clock.turn(server, 100)
            assert server.held.now > MINUTES
            assert server.held.room.closed is None
            yield OverTime(stage, lead, ann, token)
        finally:
            await server.stop()


async def test_nobody_comes_in(tmp_path: Path) -> None:
    async with over_time(tmp_path) as room:
        code = room.stage.loaded.keys.code
        late = await room.stage.connect(Join(code, "Bob", new_token()))
        assert (await late.hear(Denied)).reason == "The room is closed."
        assert [row.name for row in room.stage.loaded.log.seats()] == ["Ann"]
        assert room.stage.loaded.register.seat_called("Bob") is None


async def test_nobody_gets_another_name(tmp_path: Path) -> None:
    async with over_time(tmp_path) as room:
        done = await room.lead.done(GiveName(room.lead.number(), 1, "Annie"))
        assert done.answered is Answered.REFUSED
        assert [row.name for row in room.stage.loaded.log.seats()] == ["Ann"]
        status = await room.lead.answer(AskStatus(room.lead.number()))
        assert isinstance(status, Status)
        assert [seat.name for seat in status.seats] == ["Ann"]


async def test_it_closes_once_whoever_asks(tmp_path: Path) -> None:
    async with over_time(tmp_path) as room:
        lead = room.lead
        leads = [lead, *[await room.stage.leads() for _ in range(3)]]
        asked = [each.done(Lead(each.number(), ExtendRoom(2 * MINUTES))) for each in leads]
        assert {each.answered for each in await asyncio.gather(*asked)} == {Answered.REFUSED}
        await room.stage.server.tick()
        closes = ["RoomClosed" in each.body for each in room.stage.loaded.log.entries()]
        assert closes.count(True) == 1
        async with asyncio.timeout(PATIENCE):
            while (await room.ann.hear(RoomNews)).phase != "closed":
                pass
