"""A host that does what a test says, and nothing else."""

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from typing import Final

import aiohttp
from aiohttp import web
from attrs import Factory, define

from game.contest.host.connections.front_door import close_door, open_door
from game.contest.wire.encoding import ROOM_PATH, from_client, host_text
from game.contest.wire.messages import FromClient, FromHost, Welcome

WELCOME: Final = Welcome("1.0", "seat", 1, "Ann")


@define
class Visit:
    """One connection to it."""

    socket: web.WebSocketResponse
    heard: list[FromClient] = Factory(list)

    async def hear(self) -> FromClient:
        """Wait for the next message, and return it."""
        frame = await self.socket.receive(timeout=10)
        assert frame.type is aiohttp.WSMsgType.TEXT, frame
        message = from_client(frame.data)
        self.heard.append(message)
        return message

    async def say(self, *messages: FromHost | str) -> None:
        """Send messages."""
        for each in messages:
            await self.socket.send_str(each if isinstance(each, str) else host_text(each))

    async def let_in(self) -> FromClient:
        """Hear who it is, and welcome them."""
        first = await self.hear()
        await self.say(WELCOME)
        return first

    async def stay(self) -> None:
        """Stay until the other end has gone, and hear nothing more."""
        async for _ in self.socket:
            pass


Script = Callable[[Visit], Awaitable[None]]


@define
class FakeHost:
    """Where it is, and who has been there."""

    url: str
    visits: list[Visit] = Factory(list)


@asynccontextmanager
async def faked(*scripts: Script | int) -> AsyncIterator[FakeHost]:
    """Run one. `scripts`: what happens in each visit, or how it is refused; the last goes on."""
    host = FakeHost("")
    number = 0

    async def serve(request: web.Request) -> web.StreamResponse:
        nonlocal number
        script = _at(scripts, number)
        number += 1
        if isinstance(script, int):
            return web.Response(status=script)
        socket = web.WebSocketResponse(timeout=1)
        await socket.prepare(request)
        visit = Visit(socket)
        host.visits.append(visit)
        await script(visit)
        await socket.close()
        return socket

    app = web.Application()
    app.router.add_get(ROOM_PATH, serve)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    door = await open_door(runner, "127.0.0.1", 0)
    try:
        host.url = f"http://127.0.0.1:{door.sockets[0].getsockname()[1]}{ROOM_PATH}"
        yield host
    finally:
        await close_door(door, runner)


def _at(scripts: Sequence[Script | int], number: int) -> Script | int:
    return scripts[min(number, len(scripts) - 1)]
