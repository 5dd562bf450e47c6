"""A host as a process of its own, which is started, listened to and killed."""

import asyncio
import json
import os
import socket
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from random import SystemRandom
from time import monotonic
from typing import Any, Final, Self

PATIENCE: Final = 30.0
"""Seconds after which whatever has not come is taken never to come, on a busy machine too."""

_LONGEST_LINE: Final = 1 << 20


class HostEnded(AssertionError):
    """A host that ended before it was killed, or said nothing of what it had to say."""


def free_port() -> int:
    """Return a port that is free just now, by no seed: two runs of one seed go on at once.

    Not one of those that the system gives to whoever connects: a player who tries to come back to
    such a port while nobody listens there may be given that very port, and speak with themselves.
    """
    while True:
        port = SystemRandom().randint(12_000, 31_000)
        with suppress(OSError), socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return port


class HostProcess:
    """A host that runs, and what it has said: a line of JSON each."""

    def __init__(self, process: asyncio.subprocess.Process, began: float) -> None:
        self.process = process
        self.began = began
        """When it was started."""
        self.listened: float | None = None
        """When it said that it listens; None before."""
        self.said: list[dict[str, Any]] = []
        """All that it has said."""
        self._complained = b""
        self._ready = asyncio.Event()
        self._reading = asyncio.gather(self._read(), self._read_complaints())

    @classmethod
    async def start(cls, folder: Path, *arguments: str) -> Self:
        """Start a host."""
        began = monotonic()
        process = await asyncio.create_subprocess_exec(
            *command("host", "--headless", "--json", *arguments),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment(folder),
            limit=_LONGEST_LINE,
        )
        return cls(process, began)

    async def ready(self) -> dict[str, Any]:
        """Wait until it listens, and return what it said of that."""
        async with asyncio.timeout(PATIENCE):
            await self._ready.wait()
        if self.listened is None:
            message = f"The host ended: {self._complained.decode(errors='replace')}"
            raise HostEnded(message)
        return self.said[0]

    def kill(self) -> None:
        """Kill it, as it stands in this moment."""
        # It is this one's own child and not waited for yet: its number is nobody else's.
        with suppress(ProcessLookupError):
            self.process.kill()

    async def gone(self) -> int:
        """Wait until it is gone and all that it said is read; return how it ended."""
        async with asyncio.timeout(PATIENCE):
            code = await self.process.wait()
            await self._reading
        return code

    async def end(self) -> int:
        """Ask it to end, and return its exit code."""
        with suppress(ProcessLookupError):
            self.process.terminate()
        return await self.gone()

    def told(self, event: str) -> list[dict[str, Any]]:
        """Return what it has said of one kind of event."""
        return [each for each in self.said if each["event"] == event]

    async def _read(self) -> None:
        assert self.process.stdout is not None
        # A line that a kill has cut short has no end.
        while (line := await self.process.stdout.readline()).endswith(b"\n"):
            self.said.append(json.loads(line))
            if self.said[-1]["event"] == "ready":
                self.listened = monotonic()
                self._ready.set()
        self._ready.set()

    async def _read_complaints(self) -> None:
        assert self.process.stderr is not None
        self._complained = await self.process.stderr.read()


async def run(folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run a command of the game to its end; return its exit code and what it wrote."""
    process = await asyncio.create_subprocess_exec(
        *command(*arguments),
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=environment(folder),
    )
    try:
        async with asyncio.timeout(PATIENCE):
            written, complained = await process.communicate()
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    return process.returncode or 0, written.decode(), complained.decode()


def command(*arguments: str) -> Sequence[str]:
    """Return what starts the game."""
    return sys.executable, "-m", "game", *arguments


def environment(folder: Path) -> dict[str, str]:
    """Return the variables it is started with: its data goes into a folder of its own."""
    return {**os.environ, "CALLCRAFT_DATA": str(folder / "data")}
