"""What is typed, read while something else is watched that may happen before a line comes."""

import os
import queue
from contextlib import suppress
from io import FileIO
from threading import Thread
from typing import TYPE_CHECKING, Final

from game.plain.console import LineSource

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK: Final = 0.1
"""Seconds between two looks."""


class WatchedInput:
    """Lines of another input. While one is waited for, something is looked at again and again.

    `watching` is called when a line is asked for, and returns the look. What a look raises ends the
    waiting, and a line that comes later is then the next one. Where it returns True, an empty line
    is given that nobody typed, so that whoever asked looks up. `waiting`: whether a line is waited
    for just now.
    """

    def __init__(self, reads: LineSource, longest: int) -> None:
        self.watching: Callable[[], Callable[[], bool]] = lambda: lambda: False
        self.waiting = False
        self._reads = _unbuffered(reads)
        self._longest = longest
        self._lines: queue.SimpleQueue[bytes | OSError] = queue.SimpleQueue()
        self._ended: bytes | OSError | None = None
        # Not one that the program's end waits for: it may wait for a line that never comes.
        self._thread = Thread(target=self._read, name="input", daemon=True)
        self._begun = False

    def drop(self) -> None:
        """Let go of what somebody at a terminal typed before now, while nothing was asked."""
        with suppress(ImportError, OSError, ValueError, AttributeError):
            import termios  # noqa: PLC0415 - it is not there on Windows

            if isinstance(self._reads, FileIO) and self._reads.isatty():
                termios.tcflush(self._reads.fileno(), termios.TCIFLUSH)
                while not self._lines.empty():
                    self._lines.get_nowait()

    def readline(self, _: int = -1, /) -> bytes:
        """Return the next line, empty at the end; OSError where there can be none."""
        if not self._begun:
            self._begun = True
            self._thread.start()
        look = self.watching()
        self.waiting = True
        try:
            return self._next(look)
        finally:
            self.waiting = False

    def _next(self, look: "Callable[[], bool]") -> bytes:
        while self._ended is None:
            try:
                return self._given(self._lines.get(timeout=_LOOK))
            except queue.Empty:
                if look():
                    return b"\n"
        return self._given(self._ended)

    def _given(self, found: bytes | OSError) -> bytes:
        if not found or isinstance(found, OSError):
            self._ended = found
        if isinstance(found, OSError):
            raise found
        return found

    def _read(self) -> None:
        line: bytes | OSError = b"..."
        while line and not isinstance(line, OSError):
            try:
                line = self._reads.readline(self._longest)
            except (OSError, ValueError) as error:
                line = error if isinstance(error, OSError) else b""
            if isinstance(self._reads, FileIO) and (not line or isinstance(line, OSError)):
                self._reads.close()
            self._lines.put(line)


def _unbuffered(reads: LineSource) -> LineSource:
    """Return an input read byte by byte, where it is one of the system's.

    A thread that waits in Python's own buffer holds its lock, and the program could not end.
    """
    fileno = getattr(reads, "fileno", None)
    if fileno is not None:
        # One that is no file of the system's, as in a test.
        with suppress(OSError, ValueError):
            return FileIO(os.dup(fileno()), "rb")
    return reads
