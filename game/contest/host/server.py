"""The host as a server: sockets in, the room behind them, and its clock."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from time import monotonic
from typing import Final

from game.contest.host.answers import answer
from game.contest.host.clock import ContestClock
from game.contest.host.connections.entrance import Entrance
from game.contest.host.connections.listening import Listening
from game.contest.host.connections.reception import Reception
from game.contest.host.connections.visitor import Visitor
from game.contest.host.hall import Hall
from game.contest.host.room import HeldRoom, Listener
from game.contest.host.storage.making import LoadedRoom
from game.contest.host.storage.snapshot_writer import SnapshotWriter
from game.contest.host.vacancy import Vacancy
from game.contest.identity.join_link import phone_link
from game.contest.log import LogDamaged, LogUnavailable, LogWriter
from game.contest.page.files import page_files
from game.contest.page.page_writer import PageWriter
from game.contest.rules.requests import EndRoom
from game.contest.rules.who import Facilitator
from game.contest.wire.messages import FromClient
from game.errors import CallcraftError

_TICK: Final = 0.25
"""Seconds between two looks at the clock."""

GRACE: Final = 2.0
"""Seconds after a crash before time counts again: so long everybody has to come back."""

_STOPPED: Final = "The host has stopped. It can be started again where it stands."


class RoomServer:
    """A host that serves one room. `clock` tells the seconds that contest time is made of."""

    def __init__(
        self, loaded: LoadedRoom, listening: Listening, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._loaded = loaded
        self._failure: asyncio.Future[Exception] = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._writer = LogWriter(loaded.log, self._log_failed)
        self._clock = ContestClock(clock, loaded.room.at)
        self.held = HeldRoom(loaded.room, loaded.log.last.number, self._writer, self._clock)
        self._snapshots = SnapshotWriter(loaded.log, self.held)
        code = loaded.keys.code
        self.hall = Hall(self.held, loaded, clock)
        self._reception = Reception(self.held, loaded.register, code, monotonic)
        self._entrance = Entrance(listening, page_files(), self)
        self._vacancy = Vacancy(clock)

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._entrance.port

    async def start(self, own_origins: Callable[[int], Collection[str]]) -> None:
        """Listen from now on; OSError where that cannot be. `own_origins` of the port it got."""
        await self._entrance.open(own_origins)

    async def run(self, *, grace: float = 0.0) -> Exception | None:
        """Keep the clock until all is done, or until the log fails: then return why.

        All is done where whoever leads has asked for the end, or nobody has been connected for
        so long that the room has closed itself.

        `grace`: seconds before time counts.
        """
        ticking = asyncio.create_task(self._tick(grace))
        try:
            done, _ = await asyncio.wait(
                (ticking, self._failure), return_when=asyncio.FIRST_COMPLETED
            )
            if self._failure in done:
                return self._failure.result()
            # Whoever asks first after a failure hears of it before anybody else, the clock too.
            with suppress(CallcraftError):
                await ticking
            return self.held.failed
        finally:
            ticking.cancel()

    async def _tick(self, grace: float) -> None:
        await asyncio.sleep(grace)
        self.let_time_count()
        while not self.hall.stop_asked:
            await self.tick()
            if self._vacancy.look(anybody=self.hall.anybody):
                await self.held.ask(Facilitator(), EndRoom())
                return
            await asyncio.sleep(_TICK)

    def let_time_count(self) -> None:
        """Let contest time run from this moment."""
        self._clock.start()

    async def tick(self) -> None:
        """Look at the clock, and show everybody what it has changed."""
        await self.held.beat()
        self.hall.look()
        self._entrance.look()
        self._snapshots.look()

    async def stop(self) -> None:
        """Hang up on everybody, write what waits, and let go of the log."""
        self.hall.close(_STOPPED, again=True)
        await self._entrance.close()
        self._writer.close()
        try:
            await self._snapshots.finish()
        finally:
            self._loaded.log.close()

    async def let_in(self, visitor: Visitor, message: FromClient, address: str) -> None:
        """Let somebody in by the first thing that they say; NotLetIn where they are nobody."""
        try:
            visitor.who = await self._reception.let_in(message, address)
        except (LogUnavailable, LogDamaged):
            self._part(visitor)
            return
        visitor.known = True
        self.hall.enter(visitor)

    async def answer(self, visitor: Visitor, message: FromClient) -> None:
        """Answer somebody who was let in; SaidBefore where they say once more who they are."""
        try:
            await answer(self.hall, visitor, message)
        except (LogUnavailable, LogDamaged):
            self._part(visitor)

    def _part(self, visitor: Visitor) -> None:
        # The whole host ends for it and says so; who asked comes back, and asks again.
        visitor.part(_STOPPED, again=True)

    def page_writer(self) -> PageWriter:
        """Return what writes to one page."""
        return PageWriter(lambda: phone_link(self.hall.addresses, self.hall.code))

    def leave(self, visitor: Visitor) -> None:
        """Take note that somebody is gone, whether they were let in or not."""
        self.hall.leave(visitor)

    def listen(self, listener: Listener) -> None:
        """Have somebody hear of everything that happens in the room."""
        self.held.listen(listener)

    def _log_failed(self, error: Exception) -> None:
        # From the writer's thread, perhaps after the loop has ended.
        with suppress(RuntimeError):
            self._loop.call_soon_threadsafe(self._fail, error)

    def _fail(self, error: Exception) -> None:
        if not self._failure.done():
            self._failure.set_result(error)
