"""A seat of a real room in the terminal app, for tests to play."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from attrs import frozen
from textual.pilot import Pilot

from game.contest.client.address import read_address
from game.contest.client.order import JoinOrder
from game.contest.identity.codes import read_code
from game.contest.rules.requests import Leading
from game.contest.wire.messages import Done, Lead
from game.tui.contest.seat.join_app import JoinApp
from game.tui.contest.seat.room_call import RoomCallScreen
from game.tui.contest.seat.room_screen import RoomScreen
from game.tui.run_context import RunContext
from tests.contest.host.stage import Person, Stage
from tests.tui.stage import MemoryRecords, until


@frozen
class Player:
    """Somebody at a terminal."""

    app: JoinApp
    pilot: Pilot[None]
    records: MemoryRecords

    @property
    def words(self) -> str:
        """Everything that stands on the screen in front."""
        strips = self.app.screen._compositor.render_strips()  # noqa: SLF001 - what is drawn
        return "\n".join(strip.text.rstrip() for strip in strips)

    async def sees(self, *wanted: str) -> None:
        """Wait until all of these words stand on the screen."""
        await until(self.pilot, lambda: all(each in self.words for each in wanted))

    async def is_in_call(self) -> RoomCallScreen:
        """Wait until a call is on the screen, and return it."""
        await until(self.pilot, lambda: isinstance(self.app.screen, RoomCallScreen))
        screen = self.app.screen
        assert isinstance(screen, RoomCallScreen)
        return screen

    async def is_in_room(self) -> RoomScreen:
        """Wait until the room's own screen is in front, and return it."""
        await until(self.pilot, lambda: isinstance(self.app.screen, RoomScreen))
        screen = self.app.screen
        assert isinstance(screen, RoomScreen)
        return screen

    async def does(self, key: str, call: RoomCallScreen) -> None:
        """Press a key once it would be meant, and wait until something was done by it."""
        await until(self.pilot, lambda: call.guard.settled or call.guard.hushable)
        before = call.view.number
        await self.pilot.press(key)
        await until(self.pilot, lambda: call.view.number != before or call.view.over)


def order_of(stage: Stage, name: str | None, code: str | None = None) -> JoinOrder:
    """Return what it takes to join a room."""
    address = read_address(stage.url.removesuffix("/room"))
    return JoinOrder(address, read_code(code or stage.loaded.keys.code) or "", name)


@asynccontextmanager
async def seated(
    stage: Stage,
    name: str | None = "Ann",
    *,
    code: str | None = None,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[Player]:
    """Let somebody join a room from a terminal."""
    records = MemoryRecords()
    app = JoinApp(RunContext(records), order_of(stage, name, code))
    async with app.run_test(size=size) as pilot:
        yield Player(app, pilot, records)


async def led(lead: Person, *requests: Leading) -> None:
    """Lead a room, one request after the other."""
    for request in requests:
        done = await lead.done(Lead(lead.number(), request))
        assert isinstance(done, Done)
        assert not done.reason, done
