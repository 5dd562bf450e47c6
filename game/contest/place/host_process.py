"""The host of a room as a process of its own, which outlives the terminal it was started in."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, Final

from attrs import frozen

import game
from game.errors import CallcraftError
from game.exits import FAILED

START_SECONDS: Final = 60.0
"""Seconds until a host has to be ready: to take up a log of a million entries takes about ten."""

_PROGRAM: Final = (sys.executable, "-P", "-m", "game", "host")
"""What starts a host. With -P: a folder in which there is another "game" is no reason to run it."""

_TOO_LATE: Final = (
    "The host was not ready after a minute, and was ended. Start it with --headless to see why."
)


class HostNotStarted(CallcraftError):
    """A host that ended before it was ready; the message is what it said, with its exit code."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


@frozen
class StartedHost:
    """A host that is ready."""

    log: Path
    """Where the log of its room lies."""
    notices: tuple[str, ...]
    """What it had to say before that, a line each; mostly nothing."""


def start_host(arguments: Sequence[str]) -> StartedHost:
    """Start a host with the arguments of its command, and wait until it is ready; HostNotStarted.

    Whatever becomes of this process and its terminal, the host goes on.
    """
    said: list[str] = []
    with _undisturbed() as asked:
        process = _spawned(arguments)
    reading = Thread(target=_read, args=(process, said), daemon=True)
    late = True
    try:
        for number in asked:
            signal.raise_signal(number)
        reading.start()
        reading.join(START_SECONDS)
        late = reading.is_alive()
    finally:
        if late:
            process.kill()
            process.wait()
        if reading.ident is not None:
            reading.join()
        # From here on nobody reads what the host says, which it does not mind.
        assert process.stdout is not None  # noqa: S101 - it is a pipe
        process.stdout.close()
    if late:
        raise HostNotStarted(_TOO_LATE, FAILED)
    if not said or (ready := _ready(said[-1])) is None:
        code = process.wait()
        raise HostNotStarted("\n".join(said), code if code > 0 else FAILED)
    # Python would warn of a process that it was never told the end of. This one is not to have any.
    process.returncode = 0
    return StartedHost(Path(ready["keys"].removesuffix(".keys")), tuple(said[:-1]))


def _spawned(arguments: Sequence[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 - this program, with what was typed for it
        [*_PROGRAM, "--headless", "--json", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        # One after the other, so that what was said before the host was ready can be told apart.
        stderr=subprocess.STDOUT,
        env=_environment(),
        **_on_its_own(),
    )


@contextmanager
def _undisturbed() -> Iterator[list[int]]:
    """Hold back whatever asks this process to end, until the block is done; gives what has.

    A ctrl+c in the middle of making a process would leave one that nobody knows of.
    """
    asked: list[int] = []
    before = {}
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK"):
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            before[number] = signal.signal(number, lambda got, _: asked.append(got))
    try:
        yield asked
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _read(process: "subprocess.Popen[bytes]", said: list[str]) -> None:
    """Read what a host says until it is ready, or has ended."""
    assert process.stdout is not None  # noqa: S101 - it is a pipe
    for line in process.stdout:
        said.append(line.decode("utf-8", "replace").rstrip("\r\n"))
        if _ready(said[-1]) is not None:
            return


def _ready(line: str) -> dict[str, Any] | None:
    """Return what a host says once it is ready; None for any other line."""
    try:
        told = json.loads(line)
    except ValueError:
        return None
    return told if isinstance(told, dict) and told.get("event") == "ready" else None


def _environment() -> dict[str, str]:
    """Return what a host finds around it: this program, and text in one encoding."""
    here = str(Path(game.__file__).parents[1])
    paths = os.pathsep.join(filter(None, (here, os.environ.get("PYTHONPATH"))))
    return os.environ | {"PYTHONPATH": paths, "PYTHONIOENCODING": "utf-8:replace"}


def _on_its_own() -> dict[str, Any]:
    """Return what keeps a process from hearing that a terminal has gone, or of a ctrl+c in it."""
    if sys.platform == "win32":
        return {"creationflags": subprocess.DETACHED_PROCESS | subprocess.CREATE_NEW_PROCESS_GROUP}
    return {"start_new_session": True}
