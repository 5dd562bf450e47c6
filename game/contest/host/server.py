"""The host as a server: sockets in, the room behind them, and its clock."""

import asyncio
from collections.abc import Callable, Collection
from contextlib import suppress
from ssl import SSLContext
from time import monotonic
from typing import Final

from aiohttp import web
from attrs import frozen

from game.contest.host.answers import SaidBefore, answer
from game.contest.host.clock import ContestClock
from game.contest.host.connections.front_door import close_door, open_door
from game.contest.host.connections.reception import WHO, NotLetIn, Reception
from game.contest.host.connections.strangers import Connection, Strangers
from game.contest.host.connections.visitor import LONGEST_FRAME, Visitor, Writing
from game.contest.host.hall import Hall
from game.contest.host.room import HeldRoom, Listener
from game.contest.host.server_log import host_logger
from game.contest.host.storage.making import LoadedRoom
from game.contest.host.storage.snapshot_writer import SnapshotWriter
from game.contest.host.vacancy import Vacancy
from game.contest.identity.addresses import Network, client_address, own_host, own_origin
from game.contest.identity.join_link import phone_link
from game.contest.log import LogDamaged, LogUnavailable, LogWriter
from game.contest.page.files import PAGE_ROOM_PATH, page_answer, page_files
from game.contest.page.page_writer import SIGN, PageWriter
from game.contest.rules.requests import EndRoom
from game.contest.rules.who import Facilitator
from game.contest.wire.encoding import ROOM_PATH
from game.contest.wire.messages import Denied
from game.errors import CallcraftError
from game.view.encoding import NotUnderstood

_TICK: Final = 0.25
"""Seconds between two looks at the clock."""

GRACE: Final = 2.0
"""Seconds after a crash before time counts again: so long everybody has to come back."""

_KEPT: Final = 5.0
"""Seconds for which a connection that asks nothing is kept, where it is none of the room's."""

_STOPPED: Final = "The host has stopped. It can be started again where it stands."


@frozen
class Listening:
    """Where and how a host listens."""

    bind: str = "127.0.0.1"
    """The address it listens on."""
    port: int = 0
    """The port; 0 for any."""
    origins: tuple[str, ...] = ()
    """Origins under which it may be spoken with, beside those of its own addresses."""
    trusted: tuple[Network, ...] = ()
    """Proxies that are believed as to whom they speak for."""
    tls: SSLContext | None = None
    """What it proves itself with; None for plain text."""
    certificate: str = ""
    """The path of the certificate in it; empty for none."""


class RoomServer:
    """A host that serves one room. `clock` tells the seconds that contest time is made of."""

    def __init__(
        self, loaded: LoadedRoom, listening: Listening, *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._loaded = loaded
        self._listening = listening
        self._failure: asyncio.Future[Exception] = asyncio.get_running_loop().create_future()
        self._loop = asyncio.get_running_loop()
        self._writer = LogWriter(loaded.log, self._log_failed)
        self._clock = ContestClock(clock, loaded.room.at)
        self.held = HeldRoom(loaded.room, loaded.log.last.number, self._writer, self._clock)
        self._snapshots = SnapshotWriter(loaded.log, self.held)
        code = loaded.keys.code
        self.hall = Hall(self.held, loaded, clock)
        self._reception = Reception(self.held, loaded.register, code, monotonic)
        self._origins: Collection[str] = listening.origins
        self._runner: web.AppRunner | None = None
        self._door: asyncio.Server | None = None
        self._visits: set[asyncio.Task[None]] = set()
        self._strangers = Strangers(monotonic)
        self._vacancy = Vacancy(clock)
        self.port = listening.port

    async def start(self, own_origins: Callable[[int], Collection[str]]) -> None:
        """Listen from now on; OSError where that cannot be. `own_origins` of the port it got."""
        app = web.Application()
        app.router.add_get(ROOM_PATH, self._serve)
        app.router.add_get(PAGE_ROOM_PATH, self._serve_page)
        for path in page_files():
            app.router.add_get(path, self._file)
        self._runner = web.AppRunner(
            app,
            access_log=None,
            shutdown_timeout=1,
            logger=host_logger(),
            # A page's files are asked for at once, and then nothing more: each browser would keep
            # up to six connections for a minute.
            keepalive_timeout=_KEPT,
        )
        where = self._listening
        self._door = await open_door(self._runner, where.bind, where.port, where.tls)
        self.port = self._door.sockets[0].getsockname()[1]
        self._origins = (*own_origins(self.port), *self._listening.origins)

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
        self._look_at_strangers()
        self._snapshots.look()

    def _look_at_strangers(self) -> None:
        if self._runner is not None and self._runner.server is not None:
            self._strangers.look(self._runner.server.connections)

    async def stop(self) -> None:
        """Hang up on everybody, write what waits, and let go of the log."""
        self.hall.close(_STOPPED, again=True)
        with suppress(TimeoutError):
            async with asyncio.timeout(2):
                await asyncio.gather(*self._visits, return_exceptions=True)
        if self._runner is not None and self._door is not None:
            await close_door(self._door, self._runner)
        self._writer.close()
        try:
            await self._snapshots.finish()
        finally:
            self._loaded.log.close()

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

    async def _file(self, request: web.Request) -> web.Response:
        self._need_own(request)
        return page_answer(request, page_files()[request.path])

    async def _serve_page(self, request: web.Request) -> web.WebSocketResponse:
        return await self._serve(request, Writing(PageWriter(self._join_link).text, SIGN))

    def _join_link(self) -> str:
        """Return the link by which a phone joins; empty where none can."""
        return phone_link(self.hall.addresses, self.hall.code)

    async def _serve(
        self, request: web.Request, writing: Writing | None = None
    ) -> web.WebSocketResponse:
        self._look_at_strangers()
        # Gone already, or it is this one that had to go.
        if (transport := request.transport) is None or transport.is_closing():
            raise ConnectionResetError
        self._need_own(request)
        peer = request.remote or ""
        forwarded = ", ".join(request.headers.getall("X-Forwarded-For", ()))
        address = client_address(peer, forwarded, self._listening.trusted)
        socket = web.WebSocketResponse(
            timeout=1, autoping=False, compress=False, max_msg_size=LONGEST_FRAME
        )
        await socket.prepare(request)
        visitor = Visitor(socket, monotonic, transport.abort, writing)
        saying = asyncio.create_task(visitor.write())
        self._visits.add(saying)
        saying.add_done_callback(self._visits.discard)
        try:
            await self._visit(visitor, address, request.protocol)
        finally:
            self.hall.leave(visitor)
            visitor.end()
            await saying
        return socket

    async def _visit(self, visitor: Visitor, address: str, connection: Connection) -> None:
        try:
            async for message in visitor.messages():
                if visitor.known:
                    await answer(self.hall, visitor, message)
                else:
                    self._strangers.speaks(connection)
                    visitor.who = await self._reception.let_in(message, address)
                    self._strangers.is_known(connection)
                    self.hall.enter(visitor)
            if not visitor.known:
                visitor.tell(Denied(WHO))
        except NotLetIn as error:
            visitor.tell(Denied(str(error), error.about))
        except (NotUnderstood, SaidBefore) as error:
            visitor.tell(Denied(str(error)))
        except (LogUnavailable, LogDamaged):
            # The whole host ends for it and says so; who asked comes back, and asks again.
            visitor.part(_STOPPED, again=True)

    def _need_own(self, request: web.Request) -> None:
        """Refuse what was meant for somebody else, or comes from a page that is not ours."""
        if not own_host(request.headers.get("Host", ""), self._origins):
            raise web.HTTPMisdirectedRequest(text="This host is not called that.\n")
        origin = request.headers.get("Origin")
        if origin is not None and not own_origin(origin, self._origins):
            raise web.HTTPForbidden(text="Another page may not speak with this host.\n")
