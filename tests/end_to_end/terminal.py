"""The program in a real pseudo-terminal, with its screen read back as a person would see it."""

import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds after which a screen that has not come is taken never to come."""

_SIZES = frozenset({"COLUMNS", "LINES"})


class Terminal:
    """A terminal of 80 by 24 (or other) cells with `python -m game ARGUMENTS` running in it.

    `program`: what Python is told to run instead of `-m game`.
    """

    def __init__(
        self,
        *arguments: str,
        data: Path,
        columns: int = 80,
        lines: int = 24,
        program: Sequence[str] = ("-m", "game"),
    ) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        self._child = pexpect.spawn(
            sys.executable,
            [*program, *arguments],
            env={
                # Whatever these say of the terminal that runs the tests is not so of this one.
                **{name: said for name, said in os.environ.items() if name not in _SIZES},
                "CALLCRAFT_DATA": str(data),
                "TERM": "xterm-256color",
                "TEXTUAL_ANIMATIONS": "none",
            },
            dimensions=(lines, columns),
            timeout=PATIENCE,
            encoding="utf-8",
            codec_errors="replace",
        )
        self._child.delaybeforesend = None
        # On a machine with much to do, a program is not gone a tenth of a second after its signal.
        self._child.ptyproc.delayafterterminate = 2.0  # type: ignore[attr-defined]  # untold

    def __enter__(self) -> Self:
        """Return the terminal; the program ends with the block."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the program."""
        self._child.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program draws within some seconds."""
        try:
            drawn = self._child.read_nonblocking(65_536, timeout=seconds)
        except (pexpect.TIMEOUT, pexpect.EOF):
            return
        self.raw += drawn
        self._stream.feed(drawn)

    def watch(self, seconds: float) -> None:
        """Take in what the program draws for some seconds, however much it is."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            self.read(left)

    def wait_until(self, seen: Callable[[str], bool], what: str) -> None:
        """Read until the screen shows something."""
        end = time.monotonic() + PATIENCE
        while not seen(self.text):
            self.read()
            if time.monotonic() > end:
                message = f"{what} did not come; the screen shows:\n{self.text}"
                raise AssertionError(message)

    def wait_for(self, *words: str) -> None:
        """Read until all the words stand on the screen."""
        self.wait_until(lambda text: all(word in text for word in words), f"{words}")

    def wait_for_drawn(self, words: str, since: int) -> None:
        """Read until words have been drawn after so much of `raw`, be they gone again by now."""
        self.wait_until(lambda _: words in self.raw[since:], words)

    def press(self, keys: str) -> None:
        """Press keys, one character each."""
        self._child.send(keys)

    def act(self, keys: str) -> None:
        """Press keys and read until the screen shows what came of them; its clock is no sign."""
        before = self.screen.display[1:]
        self.press(keys)
        self.wait_until(lambda _: self.screen.display[1:] != before, f"anything after {keys!r}")

    def left(self) -> int:
        """Wait for the program to end and return its exit code, below 0 for a signal."""
        while self._child.isalive():
            self.read()
        self.watch(0.1)
        self._child.close()
        if self._child.signalstatus is not None:
            return -self._child.signalstatus
        assert self._child.exitstatus is not None
        return self._child.exitstatus

    def ended(self) -> int:
        """Wait for the program to end without reading, and return its exit code."""
        while self._child.isalive():
            time.sleep(0.01)
        return self._child.exitstatus or -(self._child.signalstatus or 0)

    @property
    def process(self) -> int:
        """The number of the process."""
        assert self._child.pid is not None
        return self._child.pid

    def send_bytes(self, content: bytes) -> None:
        """Send bytes as they are, also such as are no text."""
        os.write(self._child.child_fd, content)

    def signal(self, number: int) -> None:
        """Send the program a signal."""
        os.kill(self.process, number)

    def grow(self, *, columns: int, lines: int) -> None:
        """Give the terminal another size."""
        self.screen.resize(lines, columns)
        self._child.setwinsize(lines, columns)

    def hang_up(self) -> None:
        """Close the terminal under the program."""
        self._child.ptyproc.fileobj.close()  # type: ignore[attr-defined]  # not in its types
