"""Where a server is entered: its sockets, the files of its page, and who is let in to speak."""

import asyncio
from collections.abc import Callable, Collection, Mapping
from contextlib import suppress
from time import monotonic
from typing import Final, Protocol

from aiohttp import web

from game.contest.host.connections.front_door import close_door, open_door
from game.contest.host.connections.listening import Listening
from game.contest.host.connections.reception import WHO, NotLetIn
from game.contest.host.connections.strangers import Connection, Strangers
from game.contest.host.connections.visitor import LONGEST_FRAME, Visitor, Writing
from game.contest.host.server_log import host_logger
from game.contest.identity.addresses import client_address, own_host, own_origin
from game.contest.page.files import PAGE_ROOM_PATH, PageFile, guard_answer, page_answer
from game.contest.page.page_writer import SIGN, PageWriter
from game.contest.wire.encoding import ROOM_PATH
from game.contest.wire.messages import Denied, FromClient
from game.errors import CallcraftError
from game.view.encoding import NotUnderstood

SAID_BEFORE: Final = "You have said who you are. Connect anew to be somebody else."


_KEPT: Final = 5.0
"""Seconds for which a connection that asks nothing is kept, where it is none of the room's."""


_NOT_CALLED: Final = (
    "This host is not called that. Open an address that it shows. To have it known by this one, "
    "whoever hosts the room adds it as --public-url.\n"
)


class SaidBefore(CallcraftError):
    """Somebody who is known says who they are."""

    def __init__(self) -> None:
        super().__init__(SAID_BEFORE)


class ConnectionHandler(Protocol):
    """What a server does about those who connect to it."""

    async def let_in(self, visitor: Visitor, message: FromClient, address: str) -> None:
        """Let somebody in by the first thing that they say; NotLetIn where they are nobody."""

    async def answer(self, visitor: Visitor, message: FromClient) -> None:
        """Answer somebody who was let in; SaidBefore where they say once more who they are."""

    def page_writer(self) -> PageWriter:
        """Return what writes to one page."""

    def leave(self, visitor: Visitor) -> None:
        """Take note that somebody is gone, whether they were let in or not."""


class Entrance:
    """Where a server is entered, by programs and by the page whose `files` it serves."""

    def __init__(
        self, listening: Listening, files: Mapping[str, PageFile], handler: ConnectionHandler
    ) -> None:
        self._listening = listening
        self._files = files
        self._handler = handler
        self._origins: Collection[str] = listening.origins
        self._runner: web.AppRunner | None = None
        self._door: asyncio.Server | None = None
        self._visits: set[asyncio.Task[None]] = set()
        self._strangers = Strangers(monotonic)
        self.port = listening.port
        """The port it listens on; 0 before it does, where it may be any."""

    async def open(self, own_origins: Callable[[int], Collection[str]]) -> None:
        """Listen from now on; OSError where that cannot be. `own_origins` of the port it got."""
        app = web.Application()
        app.router.add_get(ROOM_PATH, self._serve)
        app.router.add_get(PAGE_ROOM_PATH, self._serve_page)
        for path in self._files:
            app.router.add_get(path, self._file)
        app.on_response_prepare.append(guard_answer)
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

    def look(self) -> None:
        """Hang up on strangers that have to go."""
        if self._runner is not None and self._runner.server is not None:
            self._strangers.look(self._runner.server.connections)

    async def close(self) -> None:
        """Let everybody hear the last that is said to them, and listen no more."""
        with suppress(TimeoutError):
            async with asyncio.timeout(2):
                await asyncio.gather(*self._visits, return_exceptions=True)
        if self._runner is not None and self._door is not None:
            await close_door(self._door, self._runner)

    async def _file(self, request: web.Request) -> web.Response:
        self._need_own(request)
        self._strangers.asks(request.protocol)
        return page_answer(request, self._files[request.path])

    async def _serve_page(self, request: web.Request) -> web.StreamResponse:
        return await self._serve(request, Writing(self._handler.page_writer().text, SIGN))

    async def _serve(
        self, request: web.Request, writing: Writing | None = None
    ) -> web.StreamResponse:
        self.look()
        # Gone already, or it is this one that had to go: nobody hears the answer.
        if (transport := request.transport) is None or transport.is_closing():
            return web.Response(status=503)
        self._need_own(request)
        self._strangers.asks(request.protocol)
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
            self._handler.leave(visitor)
            visitor.end()
            await saying
        return socket

    async def _visit(self, visitor: Visitor, address: str, connection: Connection) -> None:
        try:
            async for message in visitor.messages():
                if visitor.known:
                    await self._handler.answer(visitor, message)
                else:
                    self._strangers.speaks(connection)
                    await self._handler.let_in(visitor, message, address)
                    self._strangers.is_known(connection)
            if not visitor.known:
                # Their first word may be on its way still, by a network that holds things back.
                visitor.part(WHO, again=True)
        except NotLetIn as error:
            visitor.tell(Denied(str(error), error.about))
        except (NotUnderstood, SaidBefore) as error:
            visitor.tell(Denied(str(error)))

    def _need_own(self, request: web.Request) -> None:
        """Refuse what was meant for somebody else, or comes from a page that is not ours."""
        if not own_host(request.headers.get("Host", ""), self._origins):
            raise web.HTTPMisdirectedRequest(text=_NOT_CALLED)
        origin = request.headers.get("Origin")
        if origin is not None and not own_origin(origin, self._origins):
            raise web.HTTPForbidden(text="Another page may not speak with this host.\n")
