"""A link to a room that mends itself: it comes back, and says again what was not acknowledged."""

import asyncio
import random
from collections.abc import Callable
from contextlib import suppress
from enum import Enum, auto
from ssl import SSLContext
from typing import Final, TypeVar

import aiohttp
from attrs import evolve

from game.contest.wire.encoding import client_text, from_host
from game.contest.wire.messages import (
    Asked,
    AuditPart,
    CallDebrief,
    Denied,
    DeniedFor,
    Done,
    Enter,
    Found,
    FromClient,
    FromHost,
    Join,
    Parted,
    Review,
    Status,
    Welcome,
)
from game.errors import CallcraftError
from game.view.encoding import NotUnderstood

T = TypeVar("T")

_FIRST_WAIT: Final = 0.05
"""Seconds before the first try to come back."""

_LONGEST_WAIT: Final = 1.0
"""Seconds between two tries at the most."""

_GROWTH: Final = 1.3
"""By how much each wait is longer than the one before: the longest comes after some four seconds.

A host that is started again is back before that, and its players should be, too.
"""

_CONNECT_SECONDS: Final = 3.0
"""How long one try to connect may take."""

_SILENT_SECONDS: Final = 8.0
"""How often a host is asked for a sign of life; half as long it may take to give one."""

_NOT_TRUSTED: Final = (
    "Nothing proves that this is the host you mean: its certificate is not trusted here. If it is "
    "the host's own, ask for its file and add --cafile FILE."
)
_NO_ROOM: Final = "There is no room at this address. Type it as the host shows it."
_LONGEST_MESSAGE: Final = 4 * 1_024 * 1_024

_OF_A_SERVER: Final = 500
"""The first of the codes by which a server tells of faults of its own."""

_LOST: Final = (
    "The connection was lost in that moment. Look whether it was done, and else do it again."
)
_ENDED: Final = "The link to the room has ended."

_ANSWERS: Final = (Done, Found, CallDebrief, Status, AuditPart, Review)


class LinkState(Enum):
    """How a link stands."""

    CONNECTING = auto()
    """It was never connected yet."""
    CONNECTED = auto()
    RECONNECTING = auto()
    """The network or the host is gone, and it tries to come back."""
    OVER = auto()
    """It will not come back; `LinkOver` says why."""


class LinkOver(CallcraftError):
    """A link that has ended for good."""

    def __init__(self, message: str, about: DeniedFor = DeniedFor.OTHER) -> None:
        super().__init__(message)
        self.about = about

    @property
    def is_about_who(self) -> bool:
        """Whether who asks, or what they typed, would have to be another."""
        return self.about is not DeniedFor.OTHER


class LinkLost(LinkOver):
    """A connection that broke while something waited for its answer that is not asked again."""


Hears = Callable[[FromHost], None]
Sees = Callable[[LinkState], None]


class Link:
    """A link to a room. `run` it; everything else is called in the same event loop.

    `hears` is told of every message but the answers to `ask`, `sees` of each change of state.
    """

    def __init__(
        self,
        url: str,
        first: Join | Enter,
        hears: Hears,
        sees: Sees = lambda _: None,
        tls: SSLContext | None = None,
    ) -> None:
        self._url = url
        self._first = first
        self._hears = hears
        self._sees = sees
        self._tls = tls
        self._number = 0
        self._pending: dict[int, tuple[Asked, asyncio.Future[FromHost]]] = {}
        # Of those that wait, which are not sent again.
        self._once: set[int] = set()
        self._socket: aiohttp.ClientWebSocketResponse | None = None
        self._parts: dict[int, list[str]] = {}
        self._over: LinkOver | None = None
        self.state = LinkState.CONNECTING
        self.host_gone = False
        """Whether it is the host that is gone, as far as one can tell, and not only the network."""

    async def ask(self, message: Asked, *, again: bool = True) -> FromHost:
        """Send a message, again after each reconnect until it is answered; return the answer.

        LinkOver where no answer will come. The number of the message is given here. Without `again`
        it is sent once, and LinkLost where the connection breaks before it is answered: what was
        meant for one moment may not be meant a minute later.
        """
        if self._over is not None:
            raise self._over
        if not again and self.state is not LinkState.CONNECTED:
            raise LinkLost(_LOST)
        self._number += 1
        number = self._number
        message = evolve(message, id=number)
        future: asyncio.Future[FromHost] = asyncio.get_running_loop().create_future()
        self._pending[number] = message, future
        if not again:
            self._once.add(number)
        try:
            if self.state is LinkState.CONNECTED:
                await self._send(message)
            return await future
        finally:
            self._pending.pop(number, None)
            self._once.discard(number)

    async def run(self) -> None:
        """Keep the link until it is over or cancelled."""
        try:
            await self._keep()
        finally:
            if self._over is None:
                self._end(LinkOver(_ENDED))

    async def _keep(self) -> None:
        wait = _FIRST_WAIT
        async with aiohttp.ClientSession() as session:
            while not self._is_over():
                before = self.state
                try:
                    await self._visit(session)
                except (aiohttp.ClientError, OSError, TimeoutError) as error:
                    self._look_at(error)
                if self._is_over():
                    break
                # A visit that got in begins the waits anew.
                if self.state is LinkState.CONNECTED:
                    wait = _FIRST_WAIT
                if before is not LinkState.CONNECTING or self.state is LinkState.CONNECTED:
                    self._become(LinkState.RECONNECTING)
                # With chance in it, or everybody would come back in the same moment.
                await asyncio.sleep(wait * random.uniform(0.5, 1.0))
                wait = min(wait * _GROWTH, _LONGEST_WAIT)
        self._become(LinkState.OVER)

    def _look_at(self, error: Exception) -> None:
        """End where trying again is of no use, as a person has to see to it."""
        # Nobody listens at the port: the machine is there. A proxy says so for the host behind it.
        self.host_gone = (
            isinstance(error, aiohttp.ClientConnectorError)
            and isinstance(error.os_error, ConnectionRefusedError)
        ) or (isinstance(error, aiohttp.WSServerHandshakeError) and error.status >= _OF_A_SERVER)
        if self.state is not LinkState.CONNECTING:
            return
        if isinstance(error, aiohttp.ClientConnectorCertificateError):
            self._end(LinkOver(_NOT_TRUSTED))
        # Above those stand what a proxy says while the host behind it comes back.
        elif isinstance(error, aiohttp.WSServerHandshakeError) and error.status < _OF_A_SERVER:
            self._end(LinkOver(_NO_ROOM))

    async def _visit(self, session: aiohttp.ClientSession) -> None:
        """Connect, and stay connected until something ends it."""
        async with asyncio.timeout(_CONNECT_SECONDS):
            socket = await session.ws_connect(
                self._url,
                max_msg_size=_LONGEST_MESSAGE,
                heartbeat=_SILENT_SECONDS,
                ssl=self._tls or True,
            )
        try:
            await socket.send_str(client_text(self._first))
            self._socket = socket
            while not self._is_over():
                text = await _next_text(socket)
                if text is None:
                    return
                await self._take(from_host(text))
        except NotUnderstood as error:
            self._end(LinkOver(f"{error} Host and players need the same release of the game."))
        finally:
            self._socket = None
            self._give_up_once()
            with suppress(Exception):
                async with asyncio.timeout(1):
                    await socket.close()

    def _give_up_once(self) -> None:
        """Tell whoever waits for what is not sent again that nobody knows what became of it."""
        for number in self._once:
            _, future = self._pending[number]
            if not future.done():
                future.set_exception(LinkLost(_LOST))

    async def _take(self, message: FromHost) -> None:
        if isinstance(message, Denied):
            self._end(LinkOver(message.reason, message.about))
        elif isinstance(message, Parted) and not message.again:
            self._end(LinkOver(message.reason))
        elif isinstance(message, Parted):
            # It says good-bye, and will be back.
            self.host_gone = True
        elif isinstance(message, _ANSWERS):
            self._answer(message)
        else:
            self._hears(message)
            if isinstance(message, Welcome):
                self.host_gone = False
                # What comes after it is asked for again, and comes from its beginning.
                self._parts = {}
                self._become(LinkState.CONNECTED)
                for pending, _ in list(self._pending.values()):
                    await self._send(pending)

    def _answer(self, message: Done | Found | CallDebrief | Status | AuditPart | Review) -> None:
        if isinstance(message, AuditPart):
            parts = self._parts.setdefault(message.id, [])
            parts.append(message.text)
            if not message.last:
                return
            message = evolve(message, text="".join(self._parts.pop(message.id)))
        _, future = self._pending.get(message.id, (None, None))
        if future is not None and not future.done():
            future.set_result(message)

    async def _send(self, message: FromClient) -> None:
        # What cannot be sent now is sent again once the link is back.
        with suppress(ConnectionError, aiohttp.ClientError):
            if self._socket is not None:
                await self._socket.send_str(client_text(message))

    def _become(self, state: LinkState) -> None:
        if state is not self.state:
            self.state = state
            self._sees(state)

    def _is_over(self) -> bool:
        return self._over is not None

    def _end(self, over: LinkOver) -> None:
        self._over = over
        for _, future in self._pending.values():
            if not future.done():
                future.set_exception(over)

    @property
    def over(self) -> LinkOver | None:
        """Why it has ended for good; None as long as it has not."""
        return self._over


async def _next_text(socket: aiohttp.ClientWebSocketResponse) -> str | None:
    """Return the next message; None where there will be none."""
    frame = await socket.receive()
    return frame.data if frame.type is aiohttp.WSMsgType.TEXT else None
