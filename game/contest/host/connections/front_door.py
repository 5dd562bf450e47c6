"""Where strangers knock: sockets that listen, and that close so that nobody is left hanging."""

import asyncio
from contextlib import suppress
from ssl import SSLContext
from typing import Final

from aiohttp import web

_HANDSHAKE: Final = 10.0
"""Seconds that a stranger has for proving with TLS that there is something to talk about."""

_STEPS: Final = 3
"""Rounds of the event loop from a knock to a connection that the server knows of."""


async def open_door(
    runner: web.AppRunner, bind: str, port: int, tls: SSLContext | None = None
) -> asyncio.Server:
    """Have an application listen on an address and a port, 0 for any; OSError where it cannot."""
    await runner.setup()
    if runner.server is None:
        raise RuntimeError(runner)  # it has just been set up
    return await asyncio.get_running_loop().create_server(
        runner.server,
        bind,
        port,
        ssl=tls,
        backlog=128,
        ssl_handshake_timeout=None if tls is None else _HANDSHAKE,
    )


async def close_door(door: asyncio.Server, runner: web.AppRunner) -> None:
    """Let nobody in any more, and end what an application still says to whoever is in.

    `asyncio.Server.close` alone forgets a connection that was accepted in the same round of
    the loop: it is neither served nor closed, and who knocked waits for ever.
    """
    loop = asyncio.get_running_loop()
    for socket in door.sockets:
        # Windows' loop accepts in another way; there is nothing to be taken back.
        with suppress(NotImplementedError):
            loop.remove_reader(socket.fileno())
    for _ in range(_STEPS):
        await asyncio.sleep(0)
    door.close()
    await runner.cleanup()
