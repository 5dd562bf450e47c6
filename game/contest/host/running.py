"""Running a host until it is asked to end, or its log fails."""

import asyncio
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Collection
from contextlib import suppress
from typing import Final, Protocol

from attrs import evolve, frozen

from game.contest.host.connections.listening import Listening
from game.contest.host.room import RoomChange
from game.contest.host.server import GRACE, RoomServer
from game.contest.host.storage.making import LoadedRoom
from game.contest.identity.addresses import is_loopback, join_addresses
from game.contest.place.keys import write_keys
from game.contest.place.rooms import note_room
from game.errors import CallcraftError
from game.exits import SIGNALLED

_OPEN_FILES: Final = 8_192
"""Connections and files: seats, strangers and what is left over; many systems give 256 or 1,024."""

_ASKED: Final = ("SIGTERM", "SIGHUP", "SIGINT", "SIGBREAK")


class CannotListen(CallcraftError):
    """An address or a port on which a host cannot listen; the message says why."""


@frozen
class HostEnd:
    """How a host ended."""

    signal: int = 0
    """The number of the signal by which it was asked to; 0 for none."""
    failure: Exception | None = None
    """What kept its log from being written; None for nothing."""
    closed: bool = False
    """Whether the room was closed by then."""

    @property
    def code(self) -> int:
        """The exit code that says so."""
        if self.failure is not None:
            return 1
        # To end a host whose room is closed is how one ends it.
        return 0 if self.closed or not self.signal else SIGNALLED + self.signal


class Telling(Protocol):
    """What tells somebody of a room."""

    def hear(self, change: RoomChange, /) -> None:
        """Hear of what has happened."""

    async def finish(self) -> None:
        """Tell what is still to be told, before the log is closed."""


Ready = Callable[[RoomServer, tuple[str, ...]], Telling]
"""Is told of a host that listens and where one can join; returns what tells of its room."""


def run_host(loaded: LoadedRoom, listening: Listening, ready: Ready, *, resumed: bool) -> HostEnd:
    """Run a host until it is asked to end, or its log fails; CannotListen where it cannot begin."""
    return asyncio.run(_run(loaded, listening, ready, resumed=resumed))


async def _run(loaded: LoadedRoom, listening: Listening, ready: Ready, *, resumed: bool) -> HostEnd:
    allow_connections()
    server = RoomServer(loaded, listening)
    asked: asyncio.Future[int] = asyncio.get_running_loop().create_future()
    hear_signals(asked)
    telling: Telling | None = None
    try:
        await start_listening(server.start, listening)
        _write_address(loaded, listening, server.port)
        note_room(loaded.log.path)
        tls = listening.tls is not None
        addresses = tuple(join_addresses(listening.bind, server.port, tls=tls))
        server.hall.addresses = (*listening.origins, *addresses)
        telling = ready(server, server.hall.addresses)
        server.listen(telling.hear)
        running = asyncio.create_task(server.run(grace=GRACE if resumed else 0.0))
        await asyncio.wait((running, asked), return_when=asyncio.FIRST_COMPLETED)
        failure = None
        if running.done():
            failure = running.result()
        else:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
        closed = server.held.on_disk.closed is not None
        return HostEnd(asked.result() if asked.done() else 0, failure, closed)
    finally:
        try:
            if telling is not None:
                await telling.finish()
        finally:
            await server.stop()


def allow_connections() -> None:
    """Allow this process as many connections as a full room needs, where the system lets it."""
    try:
        import resource  # noqa: PLC0415 - it is not there on Windows
    except ImportError:
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    most = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < most:
        # Where it may not be, the room is as large as the system allows.
        with suppress(OSError, ValueError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (most, hard))


async def start_listening(
    start: Callable[[Callable[[int], Collection[str]]], Awaitable[None]], listening: Listening
) -> None:
    """Start a server where it is to listen; CannotListen where that cannot be."""
    try:
        await start(lambda port: own_origins(listening, port))
    except OSError as error:
        port = f", port {listening.port}" if listening.port else ""
        # What asyncio says of it is a sentence of its own, with the address as Python writes it.
        number = error.errno or 0
        why = os.strerror(number) if number > 0 else error.strerror or str(error)
        message = (
            f"The host cannot listen on {listening.bind}{port}: {why}. Name another place with "
            "--bind and --port."
        )
        raise CannotListen(message) from error


def hear_signals(asked: "asyncio.Future[int]") -> None:
    """Have the number of the first signal set by which the system asks this program to end."""
    loop = asyncio.get_running_loop()

    def hear(number: int) -> None:
        if not asked.done():
            asked.set_result(number)

    for name in _ASKED:
        number = getattr(signal, name, None)
        # One that was to be ignored from the start, as under nohup, still is.
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
        try:
            loop.add_signal_handler(number, hear, number)
        except NotImplementedError:  # on Windows
            signal.signal(number, lambda got, _: loop.call_soon_threadsafe(hear, got))


def own_origins(listening: Listening, port: int) -> Collection[str]:
    """Return all origins under which a host may be spoken with."""
    tls = listening.tls is not None
    scheme = "https" if tls else "http"
    own = set(join_addresses(listening.bind, port, tls=tls))
    # Who listens everywhere listens on this machine's own address, too, and has its name.
    if is_loopback(listening.bind) or _is_everywhere(listening.bind):
        own |= {f"{scheme}://127.0.0.1:{port}", f"{scheme}://[::1]:{port}"}
        own |= {f"{scheme}://localhost:{port}"}
    if _is_everywhere(listening.bind):
        own |= {f"{scheme}://{socket.gethostname().lower()}:{port}"}
    return own


def _is_everywhere(bind: str) -> bool:
    return bind in ("", "0.0.0.0", "::")  # noqa: S104 - asked about, and not listened on


def _write_address(loaded: LoadedRoom, listening: Listening, port: int) -> None:
    """Write beside the log where this machine's commands reach the host."""
    scheme = "https" if listening.tls is not None else "http"
    here = {"": "127.0.0.1", "0.0.0.0": "127.0.0.1", "::": "::1"}  # noqa: S104 - as above
    host = here.get(listening.bind, listening.bind)
    place = f"[{host}]" if ":" in host else host
    keys = evolve(
        loaded.keys, address=f"{scheme}://{place}:{port}", certificate=listening.certificate
    )
    write_keys(loaded.log.path, keys)
