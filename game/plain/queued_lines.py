"""Lines that are written in a thread of their own, so that nobody waits for whoever reads them.

A terminal that is held by ctrl+s, or a pipe that nobody empties, takes no more lines. A host that
waited for it would keep a whole room waiting.
"""

import io
import os
import queue
import sys
from collections.abc import Callable, Iterable
from threading import Thread
from typing import Final

from game.plain.console import writable
from game.text import clean

MOST_WAITING: Final = 100_000
"""Lines that may wait: more than a room of a thousand ever has, and some ten megabytes."""


class QueuedLines:
    """Where lines are put that are written in their order as soon as they are taken.

    Nothing here waits but `finish`, and nothing raises: once a line could not be written there are
    no more, and `failed` says why.
    """

    def __init__(
        self, output: int | None, encoding: str, left_out: Callable[[int], str] = str
    ) -> None:
        """Write to a file descriptor, which stays open; None for nowhere.

        `left_out` is the line that stands for a number of lines there was no room for.
        """
        # Not by the stream over it: whoever ends the program could not take it from this thread.
        self._output = output
        self._encoding = encoding
        self._left_out_line = left_out
        self._left_out = 0
        self._waiting: queue.Queue[str | None] = queue.Queue(MOST_WAITING)
        self.failed: OSError | None = None
        """What kept a line from being written; None as long as nothing did."""
        self._thread = Thread(target=self._run, name="lines", daemon=True)
        self._thread.start()

    @classmethod
    def on_standard_output(cls, left_out: Callable[[int], str] = str) -> "QueuedLines":
        """Return lines that are written where the program writes; nowhere where that is closed."""
        if sys.stdout is None:
            return cls(None, "utf-8", left_out)
        sys.stdout.flush()
        try:
            output = sys.stdout.fileno()
        # Another program has put something in its place that is no file of the system.
        except io.UnsupportedOperation:
            return cls(None, "utf-8", left_out)
        return cls(output, sys.stdout.encoding, left_out)

    def say_all(self, lines: Iterable[str]) -> None:
        """Put lines where they are written soon."""
        for line in lines:
            self._put(line)

    def flush(self) -> None:
        """Do nothing: lines are written as soon as they are taken."""

    def finish(self, seconds: float) -> None:
        """Wait until everything is written, but no longer than so many seconds."""
        try:
            self._waiting.put(None, timeout=seconds)
        except queue.Full:
            return
        self._thread.join(seconds)

    def _put(self, line: str) -> None:
        try:
            if self._left_out:
                self._waiting.put_nowait(self._left_out_line(self._left_out))
                self._left_out = 0
            self._waiting.put_nowait(line)
        except queue.Full:
            self._left_out += 1

    def _run(self) -> None:
        while (line := self._waiting.get()) is not None:
            # What nobody can read any more is let go, so that it does not wait for ever.
            if self._output is not None and self.failed is None:
                try:
                    self._write(self._output, line)
                except OSError as error:
                    self.failed = error

    def _write(self, output: int, line: str) -> None:
        text = writable(clean(line), self._encoding) + "\n"
        raw = text.encode(self._encoding, "replace")
        while raw:
            raw = raw[os.write(output, raw) :]
