"""A call over a line to a room on this machine, beside the same call alone: key to repaint.

Both calls run at once, each in a terminal of its own, and the same keys are pressed in turns: to
keep listening, and to hear what is said to its end. A repaint is there once what the key brings
about is drawn. What counts is the ratio, pair by pair.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any, Final

import pexpect
from attrs import frozen

from bench.program import HERE, Program, environment, terminal

TARGET: Final = 1.3
LEVEL: Final = "parcel"
_GUARD: Final = 0.5
"""Seconds until a key is meant for what has just come on the screen."""
_SPEAKS: Final = "is speaking"
_LISTENS: Final = "keep listening"
"""What is drawn where the caller begins to speak, and where they have finished."""


@frozen
class Room:
    """A room that is held."""

    address: str
    """Where it is."""
    code: str
    """Its code."""


@contextmanager
def held(folder: Path) -> Iterator[Room]:
    """Hold a room with one call, into which people are let in late."""
    command = [sys.executable, "-m", "game", "host", LEVEL, "--headless", "--json"]
    host = subprocess.Popen(
        command, stdout=subprocess.PIPE, text=True, env=environment(folder), cwd=HERE
    )
    assert host.stdout is not None  # noqa: S101 - it was asked for
    ready: dict[str, Any] = json.loads(host.stdout.readline())
    try:
        yield Room(ready["addresses"][0], ready["code"])
    finally:
        host.terminate()
        host.communicate(timeout=20)


def lead(folder: Path, *typed: str) -> None:
    """Lead the room."""
    command = [sys.executable, "-m", "game", "contest", *typed]
    subprocess.run(command, check=True, capture_output=True, env=environment(folder), cwd=HERE)


def measure(rounds: int, folder: Path) -> bool:
    """Print the figures and their ratio; return whether it is within the target."""
    pairs: list[tuple[float, float]] = []
    with held(folder) as room:
        begun = False
        for number in range(rounds):
            name = ("--name", f"Ann {number}")
            remote = Program("room", ("-m", "game", "join", room.address, room.code, *name))
            with (
                terminal(remote, folder / "there") as there,
                terminal(Program("alone", ("-m", "game", "play", LEVEL)), folder / "here") as here,
            ):
                if not begun:
                    there.expect_exact("in the room as Ann")
                    lead(folder, "start", "--countdown", "0")
                    lead(folder, "admit")
                    begun = True
                for child in (here, there):
                    _pick_up(child)
                for key, shows in (("l", _SPEAKS), (" ", _LISTENS), ("l", _SPEAKS)):
                    pairs.append((_press(here, key, shows), _press(there, key, shows)))
    ratio = median(over / alone for alone, over in pairs)
    for what, place in (("alone", 0), ("in a room", 1)):
        took = 1_000 * median(pair[place] for pair in pairs)
        print(f"{what:10} key to repaint {took:6.1f} ms")
    print(f"ratio      {ratio:.2f} (target {TARGET})")
    return ratio <= TARGET


def _pick_up(child: "pexpect.spawn[str]") -> None:
    """Answer the call, and hear the first words to their end."""
    child.expect_exact("answer the call")
    child.send("\r")
    child.expect_exact(_SPEAKS)
    sleep(_GUARD)
    child.send(" ")
    child.expect_exact(_LISTENS)
    sleep(_GUARD)


def _press(child: "pexpect.spawn[str]", key: str, shows: str) -> float:
    """Press a key, and return the seconds until what it brings about is drawn."""
    while not _has_paused(child):
        pass
    began = perf_counter()
    child.send(key)
    child.expect_exact(shows)
    took = perf_counter() - began
    sleep(_GUARD)
    return took


def _has_paused(child: "pexpect.spawn[str]") -> bool:
    """Return whether there is nothing to be read just now; read what there is."""
    try:
        child.read_nonblocking(65_536, timeout=0)
    except pexpect.TIMEOUT:
        return True
    return False


def main() -> int:
    """Measure; 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=8)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        return 0 if measure(options.rounds, Path(name)) else 1


if __name__ == "__main__":
    sys.exit(main())
