"""The programs that are measured, and running one in a pseudo-terminal."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic
from typing import Final

import pexpect
from attrs import frozen

TITLE: Final = "Callcraft"
"""What stands in the first frame of both."""

HERE: Final = Path(__file__).parent.parent
_SETTLED: Final = 0.4
"""Seconds of quiet after which a program is taken to have nothing more to draw."""
_LOOK: Final = 0.2
"""Seconds to wait for more to read while a program is watched."""


@frozen
class Program:
    """Something to start, by the arguments of this Python."""

    name: str
    arguments: tuple[str, ...]


OURS: Final = Program("callcraft", ("-m", "game"))
BARE: Final = Program("bare app", ("-m", "bench.bare_app"))


def environment(folder: Path) -> dict[str, str]:
    """Return what a program is started with: a data folder of its own, and byte code as installed.

    Where Python is told to write no byte code, every start would compile the program anew.
    """
    inherited = {key: value for key, value in os.environ.items() if key != _NO_BYTE_CODE}
    return inherited | {
        "CALLCRAFT_DATA": str(folder),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
    }


_NO_BYTE_CODE: Final = "PYTHONDONTWRITEBYTECODE"


@contextmanager
def terminal(program: Program, folder: Path) -> Iterator["pexpect.spawn[str]"]:
    """Run a program in an 80 by 24 terminal, with a data folder of its own."""
    child = pexpect.spawn(
        sys.executable,
        list(program.arguments),
        env=environment(folder),
        dimensions=(24, 80),
        timeout=30,
        encoding="utf-8",
        codec_errors="replace",
        cwd=str(HERE),
    )
    child.delaybeforesend = None
    try:
        yield child
    finally:
        child.close(force=True)


def quiet(child: "pexpect.spawn[str]") -> None:
    """Read until the program has stopped drawing."""
    while True:
        try:
            child.read_nonblocking(65_536, timeout=_SETTLED)
        except pexpect.TIMEOUT:
            return


def watch(child: "pexpect.spawn[str]", seconds: float) -> None:
    """Read what a program draws for a while."""
    end = monotonic() + seconds
    while monotonic() < end:
        try:
            child.read_nonblocking(65_536, timeout=_LOOK)
        except pexpect.TIMEOUT:
            continue
