"""A network between a browser and a host that can fail in the ways that networks do."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final
from urllib.parse import urlsplit

from attrs import Factory, define

_CHUNK: Final = 65_536


@define(eq=False)
class Uplink:
    """The way from a browser to a host. The page is opened at `home`, which leads to the host."""

    host: str = ""
    """The host's address, as `http://127.0.0.1:8000`; what is set here counts from then on.

    A host takes only who was sent to it by name, so it is started with `home` as an origin, and
    its address set here afterwards; and again when it is taken up at another.
    """
    home: str = ""
    """The address of this way to it."""
    _through: asyncio.Event = Factory(asyncio.Event)
    _down: bool = False
    _open: set[asyncio.StreamWriter] = Factory(set)

    def stall(self) -> None:
        """Let nothing pass any more, with nobody told: a phone that left the Wi-Fi's reach."""
        self._through.clear()

    def cut(self) -> None:
        """Break every connection off and refuse new ones: a host that is gone, a lid closed."""
        self._down = True
        for each in tuple(self._open):
            each.transport.abort()

    def mend(self) -> None:
        """Let everything pass again, what was held back first."""
        self._down = False
        self._through.set()

    async def _connected(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        """Carry what is said between a browser and the host."""
        self._open.add(back)
        try:
            if self._down:
                return
            await self._through.wait()
            target = urlsplit(self.host)
            far, forth = await asyncio.open_connection(target.hostname, target.port)
            self._open.add(forth)
            try:
                async with asyncio.TaskGroup() as both:
                    both.create_task(self._carry(near, forth))
                    both.create_task(self._carry(far, back))
            finally:
                self._drop(forth)
        # Whoever hung up, or was broken off: the other end is told by its own connection.
        except (OSError, ExceptionGroup):
            pass
        finally:
            self._drop(back)

    async def _carry(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Carry one way, until either end hangs up."""
        while data := await reader.read(_CHUNK):
            await self._through.wait()
            writer.write(data)
            await writer.drain()
        with suppress(OSError):
            writer.write_eof()

    def _drop(self, writer: asyncio.StreamWriter) -> None:
        """Forget a connection that is over."""
        self._open.discard(writer)
        writer.transport.abort()


@asynccontextmanager
async def uplink(host: str = "") -> AsyncIterator[Uplink]:
    """Lead from an address of its own to a host."""
    link = Uplink(host)
    link.mend()
    server = await asyncio.start_server(link._connected, "127.0.0.1", 0)  # noqa: SLF001 - its own
    link.home = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    try:
        yield link
    finally:
        server.close()
        link.mend()
        link.cut()
        # Each is told by its connection that it is over, and ends by itself.
        async with asyncio.timeout(10):
            await server.wait_closed()
