"""The program in a real pseudo-terminal, with its screen read back as a person would see it."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Self

import pexpect
import pyte

PATIENCE = 60.0
"""Seconds after which a screen that has not come is taken never to come."""


class Terminal:
    """A terminal of 80 by 24 (or other) cells with `python -m game ARGUMENTS` running in it."""

    def __init__(self, *arguments: str, data: Path, columns: int = 80, lines: int = 24) -> None:
        self.screen = pyte.Screen(columns, lines)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "game", *arguments],
            env={
                **os.environ,
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

    def press(self, keys: str) -> None:
        """Press keys, one character each."""
        self._child.send(keys)

    def act(self, keys: str) -> None:
        """Press keys and read until the screen shows what came of them; its clock is no sign."""
        before = self.screen.display[1:]
        self.press(keys)
        self.wait_until(lambda _: self.screen.display[1:] != before, f"anything after {keys!r}")

    def left(self) -> int:
        """Wait for the program to end and return its exit code."""
        self._child.expect(pexpect.EOF)
        self._child.close()
        return int(self._child.exitstatus or 0)
