"""One connection to a host: what is to be said to it, what it says, and how far away it is."""

import asyncio
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from typing import Final

from aiohttp import WSMsgType, web
from attrs import frozen

from game.contest.rules.who import Stranger, Who
from game.contest.wire.encoding import LONGEST, from_client, host_text
from game.contest.wire.messages import CallNews, FromClient, FromHost, Parted, PracticeNews
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

_FLUSH_SECONDS: Final = 5.0
"""Seconds that the last words may take to arrive."""

_MOST_MEASURED: Final = 8
"""Measurements of which the middle one counts: a single slow one tells nothing."""

LONGEST_FRAME: Final = 2 * LONGEST
"""Bytes that are taken in, so that whoever sends too long a message can be told so."""

_PING_BYTES: Final = 8
"""Of chance in a ping: nobody can answer one that they have not had."""

_TOO_LONG: Final = f"A message is {LONGEST} bytes at the most."


@frozen
class Writing:
    """How a host writes what it says on a connection."""

    text: Callable[[FromHost], str] = host_text
    """Returns a message as it goes there."""
    sign: str = ""
    """A sign of life for who cannot see pings; empty where none is needed."""


_AHEAD: Final = (CallNews, PracticeNews)
"""What keeps its place before an answer, also where something newer replaces it: whoever hears that
something was done has the view that it has brought about."""


class Visitor:
    """A connection. What is newest of a kind replaces what waits of it, so nobody falls behind."""

    def __init__(
        self,
        socket: web.WebSocketResponse,
        monotonic: Callable[[], float],
        drop: Callable[[], None] = lambda: None,
        writing: Writing | None = None,
    ) -> None:
        """`drop` ends the connection at once, whatever is still to be sent.

        `writing`: how messages are written there; None for as the protocol has them.
        """
        self.who: Who = Stranger()
        self.known = False
        """Whether it has said who it is."""
        self._socket = socket
        self._monotonic = monotonic
        self._drop = drop
        self._writing = writing or Writing()
        self._waiting: dict[object, FromHost] = {}
        self._wake = asyncio.Event()
        self._sent = asyncio.Event()
        self._ending = False
        self._pings: dict[bytes, float] = {}
        self._measured: list[float] = []
        self._allowance = _BURST
        self._last_frame = monotonic()

    @property
    def delay(self) -> int:
        """What the network takes there and back, in milliseconds; 0 before it was measured."""
        if not self._measured:
            return 0
        return round(sorted(self._measured)[len(self._measured) // 2] * 1_000)

    @property
    def silent(self) -> float:
        """How long it has given no sign of life, in seconds."""
        return self._monotonic() - self._last_frame

    def tell(self, message: FromHost) -> None:
        """Say something."""
        self._put(object(), message)

    def show(self, message: FromHost) -> None:
        """Say how something stands, instead of what was to be said of it before."""
        if not isinstance(message, _AHEAD):
            self._waiting.pop(type(message), None)
        self._put(type(message), message)

    def part(self, reason: str, *, again: bool, elsewhere: bool = False) -> None:
        """Say good-bye, and hang up once everything is said."""
        self.tell(Parted(reason, again, elsewhere))
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
        if len(self._waiting) > _MOST_WAITING:
            self._give_up()

    def _give_up(self) -> None:
        """Hang up on somebody who does not read, with all that they have not read."""
        self._ending = True
        self._waiting.clear()
        self._drop()

    async def has_room(self) -> None:
        """Wait while much is still to be said; not for ever, as who does not listen is let go."""
        while len(self._waiting) > _MOST_WAITING // 2 and not self._ending:
            self._sent.clear()
            with suppress(TimeoutError):
                async with asyncio.timeout(1):
                    await self._sent.wait()

    async def messages(self) -> AsyncIterator[FromClient]:
        """Yield what it says until it is gone; NotUnderstood where it speaks another language."""
        loop = asyncio.get_running_loop()
        first = loop.time() + FIRST_SECONDS
        while not self._is_ending():
            # A sign of life is not enough of one who has not said who they are.
            until = loop.time() + SILENT_SECONDS if self.known else first
            try:
                async with asyncio.timeout_at(until):
                    frame = await self._socket.receive()
            except TimeoutError:
                return
            # What was said after good-bye is not answered: its sender asks again, or elsewhere.
            if self._is_ending():
                return
            if frame.type is WSMsgType.PONG:
                self._measure(bytes(frame.data))
            await self._take_turn()
            if frame.type is WSMsgType.PING:
                await self._socket.pong(frame.data)
            elif frame.type is WSMsgType.TEXT:
                yield _understood(frame.data)
            elif frame.type is WSMsgType.BINARY:
                message = "This room is spoken with in text."
                raise NotUnderstood(message)
            elif frame.type is not WSMsgType.PONG:
                return

    def _is_ending(self) -> bool:
        return self._ending

    async def _take_turn(self) -> None:
        """Wait where frames come faster than they are read from one connection."""
        now = self._monotonic()
        gained = (now - self._last_frame) * _RATE
        self._allowance, self._last_frame = min(self._allowance + gained, _BURST) - 1, now
        if self._allowance < 0:
            await asyncio.sleep(-self._allowance / _RATE)

    async def write(self) -> None:
        """Send what is to be said, and ping, until it is told to part or is gone."""
        try:
            await self._write_all()
        finally:
            # A message that cannot be written ends the connection: who waited for it comes back.
            await self._hang_up()

    async def _write_all(self) -> None:
        with suppress(ConnectionError, TimeoutError):
            pinged = 0.0
            while not self._socket.closed:
                now = self._monotonic()
                if now - pinged >= PING_SECONDS:
                    pinged = now
                    await self._ping(now)
                while self._waiting:
                    message = self._waiting.pop(next(iter(self._waiting)))
                    # Without an end it would wait for ever for somebody who does not read.
                    async with asyncio.timeout(SILENT_SECONDS):
                        await self._socket.send_str(self._writing.text(message))
                    self._sent.set()
                if self._ending:
                    break
                self._wake.clear()
                with suppress(TimeoutError):
                    async with asyncio.timeout(PING_SECONDS / 2):
                        await self._wake.wait()

    async def _hang_up(self) -> None:
        self._ending = True
        # Whoever does not answer does not keep the host from going on.
        with suppress(TimeoutError, ConnectionError):
            async with asyncio.timeout(1):
                await self._socket.close()
        # What was said has so long to get there. Who does not read it would be waited for for ever.
        asyncio.get_running_loop().call_later(_FLUSH_SECONDS, self._drop)

    async def _ping(self, now: float) -> None:
        payload = secrets.token_bytes(_PING_BYTES)
        self._pings[payload] = now
        if len(self._pings) > _MOST_MEASURED:
            del self._pings[next(iter(self._pings))]
        async with asyncio.timeout(SILENT_SECONDS):
            await self._socket.ping(payload)
            if self._writing.sign:
                await self._socket.send_str(self._writing.sign)

    def _measure(self, payload: bytes) -> None:
        # What was sent comes back, and once: a made-up ping, or an old one, would be a delay that
        # nobody had.
        sent = self._pings.pop(payload, None)
        if sent is not None:
            took = self._monotonic() - sent
            self._measured = [*self._measured, took][-_MOST_MEASURED:]


def _understood(text: str) -> FromClient:
    # A lone half of a surrogate pair counts, and is refused elsewhere where it matters.
    if len(text.encode(errors="surrogatepass")) > LONGEST:
        raise NotUnderstood(_TOO_LONG)
    return from_client(text)
