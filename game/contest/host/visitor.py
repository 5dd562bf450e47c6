"""One connection to a host: what is to be said to it, what it says, and how far away it is."""

import asyncio
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final

from aiohttp import WSMsgType, web

from game.contest.rules.who import Stranger, Who
from game.contest.wire.encoding import LONGEST, from_client, host_text
from game.contest.wire.messages import FromClient, FromHost, Parted
from game.view.encoding import NotUnderstood

PING_SECONDS: Final = 2.0
"""How often a connection is measured."""

SILENT_SECONDS: Final = 15.0
"""How long a connection may give no sign of life."""

FIRST_SECONDS: Final = 10.0
"""How long a new connection may take to say who it is."""

_RATE: Final = 20.0
"""Messages a second that are read from one connection. Nobody chooses faster; more have to wait."""

_BURST: Final = 40.0
"""Messages that may come at once."""

_MOST_WAITING: Final = 512
"""Messages that may wait to be sent. Who does not read them has gone."""

_MOST_MEASURED: Final = 8
"""Measurements of which the middle one counts: a single slow one tells nothing."""

_PING: Final = struct.Struct("!d")


class Visitor:
    """A connection. What is newest of a kind replaces what waits of it, so nobody falls behind."""

    def __init__(self, socket: web.WebSocketResponse, monotonic: Callable[[], float]) -> None:
        self.who: Who = Stranger()
        self._socket = socket
        self._monotonic = monotonic
        self._waiting: dict[object, FromHost] = {}
        self._wake = asyncio.Event()
        self._sent = asyncio.Event()
        self._ending = False
        self._heard = monotonic()
        self._measured: list[float] = []
        self._allowance = _BURST
        self._last_message = self._heard

    @property
    def delay(self) -> int:
        """What the network takes there and back, in milliseconds; 0 before it was measured."""
        if not self._measured:
            return 0
        return round(sorted(self._measured)[len(self._measured) // 2] * 1_000)

    def tell(self, message: FromHost) -> None:
        """Say something."""
        self._put(object(), message)

    def show(self, message: FromHost) -> None:
        """Say how something stands, instead of what was to be said of it before."""
        self._waiting.pop(type(message), None)
        self._put(type(message), message)

    def part(self, reason: str, *, again: bool) -> None:
        """Say good-bye, and hang up once everything is said."""
        self.tell(Parted(reason, again))
        self._ending = True

    def end(self) -> None:
        """Say what is still to be said, and hang up."""
        self._ending = True
        self._wake.set()

    def _put(self, key: object, message: FromHost) -> None:
        if self._ending:
            return
        self._waiting[key] = message
        self._wake.set()

    async def has_room(self) -> None:
        """Wait while much is still to be said; not for ever, as who does not listen is let go."""
        while len(self._waiting) > _MOST_WAITING // 2 and not self._socket.closed:
            self._sent.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._sent.wait()

    async def messages(self) -> AsyncIterator[FromClient]:
        """Yield what it says until it is gone; NotUnderstood where it speaks another language."""
        while True:
            patience = SILENT_SECONDS if self.known else FIRST_SECONDS
            try:
                async with asyncio.timeout(patience):
                    frame = await self._socket.receive()
            except TimeoutError:
                return
            self._heard = self._monotonic()
            if frame.type is WSMsgType.PING:
                await self._socket.pong(frame.data)
            elif frame.type is WSMsgType.PONG:
                self._measure(frame.data)
            elif frame.type is WSMsgType.TEXT:
                await self._take_turn()
                yield self._understood(frame.data)
            elif frame.type is WSMsgType.BINARY:
                message = "This room is spoken with in text."
                raise NotUnderstood(message)
            else:
                return

    @property
    def known(self) -> bool:
        """Whether it has said who it is."""
        return not isinstance(self.who, Stranger)

    def _understood(self, text: str) -> FromClient:
        if len(text) > LONGEST:
            message = f"A message is {LONGEST} bytes at the most."
            raise NotUnderstood(message)
        return from_client(text)

    async def _take_turn(self) -> None:
        """Wait where messages come faster than they are read from one connection."""
        now = self._monotonic()
        gained = (now - self._last_message) * _RATE
        self._allowance, self._last_message = min(self._allowance + gained, _BURST) - 1, now
        if self._allowance < 0:
            await asyncio.sleep(-self._allowance / _RATE)

    async def write(self) -> None:
        """Send what is to be said, and ping, until it is told to part or is gone."""
        with suppress(ConnectionError):
            pinged = 0.0
            while not self._socket.closed:
                now = self._monotonic()
                if now - self._heard > SILENT_SECONDS or len(self._waiting) > _MOST_WAITING:
                    break
                if now - pinged >= PING_SECONDS:
                    pinged = now
                    await self._socket.ping(_PING.pack(now))
                while self._waiting:
                    key = next(iter(self._waiting))
                    await self._socket.send_str(host_text(self._waiting.pop(key)))
                    self._sent.set()
                if self._ending:
                    break
                self._wake.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(PING_SECONDS / 2):
                        await self._wake.wait()
        await self._hang_up()

    async def _hang_up(self) -> None:
        # Whoever does not answer does not keep the host from going on.
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(1):
                await self._socket.close()

    def _measure(self, payload: bytes) -> None:
        # What was sent comes back, and nothing else: a made-up moment would be a made-up delay.
        if len(payload) != _PING.size:
            return
        (sent,) = _PING.unpack(payload)
        took = self._monotonic() - sent
        if 0 <= took <= SILENT_SECONDS:
            self._measured = [*self._measured, took][-_MOST_MEASURED:]
