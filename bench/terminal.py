"""Start to first frame and key to repaint, in a real pseudo-terminal, beside a bare Textual app.

Both programs are started in turns, ours and the bare one, so that a machine whose speed drifts
drifts for both. A first frame is there once the program's title is on the terminal; a repaint is
there once a key press has brought the first bytes. What counts is the ratio, pair by pair.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final

import pexpect
from attrs import frozen

TITLE: Final = "Callcraft"
DOWN, UP = "\x1b[B", "\x1b[A"
START_TARGET, KEY_TARGET = 1.25, 1.5
_SETTLED: Final = 0.4
"""Seconds of quiet after which a program is taken to have nothing more to draw."""


@frozen
class Program:
    """Something to start, by the arguments of this Python."""

    name: str
    arguments: tuple[str, ...]


OURS: Final = Program("callcraft", ("-m", "game"))
BARE: Final = Program("bare app", ("-m", "bench.bare_app"))


@frozen
class Figures:
    """Seconds from start to first frame, and the median from a key press to its repaint."""

    start: float
    key: float


@contextmanager
def terminal(program: Program, folder: str) -> Iterator["pexpect.spawn[str]"]:
    """Run a program in an 80 by 24 terminal, with a data folder of its own."""
    environment = os.environ | {
        "CALLCRAFT_DATA": folder,
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "TEXTUAL_ANIMATIONS": "none",
    }
    child = pexpect.spawn(
        sys.executable,
        list(program.arguments),
        env=environment,
        dimensions=(24, 80),
        timeout=30,
        encoding="utf-8",
        codec_errors="replace",
        cwd=str(Path(__file__).parent.parent),
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


def measure(program: Program, keys: int, folder: str) -> Figures:
    """Start a program, press keys, and return how long it took to show each."""
    began = perf_counter()
    with terminal(program, folder) as child:
        child.expect_exact(TITLE)
        start = perf_counter() - began
        quiet(child)
        times = []
        for press in range(keys):
            pressed = perf_counter()
            child.send(DOWN if press % 2 == 0 else UP)
            child.read_nonblocking(65_536, timeout=10)
            times.append(perf_counter() - pressed)
            sleep(0.05)
            quiet(child)
    return Figures(start, median(times))


def main() -> int:
    """Print the figures and the ratios; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=9)
    parser.add_argument("--keys", type=int, default=6, help="key presses in a round")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        for program in (OURS, BARE):  # one round uncounted, to write byte code and warm the disk
            measure(program, 1, folder)
        pairs = [
            tuple(measure(each, options.keys, folder) for each in (OURS, BARE))
            for _ in range(options.rounds)
        ]
    start = median(ours.start / bare.start for ours, bare in pairs)
    key = median(ours.key / bare.key for ours, bare in pairs)
    for name, place in ((OURS.name, 0), (BARE.name, 1)):
        first = 1_000 * median(pair[place].start for pair in pairs)
        repaint = 1_000 * median(pair[place].key for pair in pairs)
        print(f"{name:10} first frame {first:7.0f} ms   key to repaint {repaint:6.1f} ms")
    print(f"ratio      first frame {start:7.2f} (target {START_TARGET})")
    print(f"ratio      key to repaint {key:4.2f} (target {KEY_TARGET})")
    return 0 if start <= START_TARGET and key <= KEY_TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
