"""Ends the game at random moments, in both modes, and looks whether anything was lost.

Run it as `python -m tests.kills --count 100`: so many ends for each signal and mode. A test does
a few of each.
"""

import argparse
import re
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import product
from pathlib import Path
from random import Random
from typing import Final

from attrs import frozen

from game.call import Wait, replay
from game.level import load_level
from game.level.library import shipped
from game.record import open_store
from tests.end_to_end.terminal import Terminal

SIGNALS: Final = (signal.SIGKILL, signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
MODES: Final = ("app", "plain")
LEVEL: Final = shipped() / "parcel.yaml"

ALLOWED: Final = 1.0
"""Seconds of a call that a kill may cost."""

TOO_YOUNG: Final = -1
"""What was done for sure in a call that had not gone on for so long."""

LONGEST: Final = 3.0
"""Seconds of play before the end at the most."""

_MOVE: Final = re.compile(r"\n(You:|You listen\.|You answer\.)")
_CLOCK: Final = re.compile(r"(\d\d):(\d\d) of \d\d:\d\d")


@frozen
class End:
    """How one run ended: what was wrong, empty for nothing."""

    signal: str
    mode: str
    wrong: str = ""


def end_once(number: signal.Signals, mode: str, seed: int, folder: Path) -> End:
    """Play a call, end the game at a random moment, start it again, and look."""
    random = Random(seed)
    seen = _play_in_app if mode == "app" else _play_plainly
    with _game(mode, folder) as terminal:
        try:
            done = seen(terminal, random)
        except AssertionError as error:
            return End(number.name, mode, f"seed {seed}: it did not begin: {error}")
        terminal.signal(number)
        code = terminal.left()
    if code == 0:
        return End(number.name, mode, f"seed {seed}: exit code 0")
    return End(number.name, mode, _lost(folder, mode, done, seed))


def _game(mode: str, folder: Path) -> Terminal:
    plain = ("--plain",) if mode == "plain" else ()
    return Terminal("play", str(LEVEL), *plain, data=folder)


def _play_in_app(terminal: Terminal, random: Random) -> int:
    """Play until a random moment; return the milliseconds that the call had gone on for sure."""
    terminal.wait_for("Enter answer the call")
    terminal.press("\r")
    terminal.wait_for("Patience")
    clocks: list[tuple[float, int]] = []
    end = time.monotonic() + random.uniform(0.05, LONGEST)
    while (now := time.monotonic()) < end:
        terminal.press(random.choice(["l", "1", "2", " ", "h", "n"]))
        terminal.watch(min(0.15, max(end - now, 0.01)))
        if found := _CLOCK.search(terminal.text):
            shown = (int(found[1]) * 60 + int(found[2])) * 1_000
            clocks.append((time.monotonic(), shown))
    return max((shown for when, shown in clocks if when < end - ALLOWED), default=TOO_YOUNG)


def _play_plainly(terminal: Terminal, random: Random) -> int:
    """Play until a random moment; return how many moves were made for sure."""
    terminal.wait_for("The phone rings.")
    terminal.press("\r")
    terminal.wait_for("You answer.")
    moves: list[tuple[float, int]] = []
    end = time.monotonic() + random.uniform(0.05, LONGEST)
    while (now := time.monotonic()) < end:
        terminal.press(random.choice(["listen\r", "1\r", "2\r"]))
        terminal.watch(min(0.2, max(end - now, 0.01)))
        moves.append((time.monotonic(), len(_MOVE.findall(terminal.raw))))
    return max((made for when, made in moves if when < end - ALLOWED), default=TOO_YOUNG)


def _lost(folder: Path, mode: str, done: int, seed: int) -> str:
    """Return what is missing after the next start; empty where nothing is."""
    level = load_level(LEVEL).level
    assert level is not None
    with open_store(folder) as store:
        store.take_in()
        if store.notice is not None:
            return f"seed {seed}: {store.notice}"
        attempts = store.attempts()
    if not attempts and done == TOO_YOUNG:
        return ""
    if len(attempts) != 1:
        return f"seed {seed}: {len(attempts)} calls are kept"
    turns = replay(level, attempts[0].seed, attempts[0].events())
    made = sum(not isinstance(turn.event, Wait) for turn in turns)
    kept = turns[-1].after.tally.elapsed if mode == "app" else made
    return "" if kept >= done else f"seed {seed}: {kept} of {done} are kept"


def runs(count: int) -> Iterator[tuple[signal.Signals, str, int]]:
    """Yield each run: signal, mode, seed."""
    for (number, mode), place in product(product(SIGNALS, MODES), range(count)):
        yield number, mode, place


def main() -> int:
    """Print what was lost, and return 1 if anything was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--at-once", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name, ThreadPoolExecutor(options.at_once) as pool:
        started = [
            pool.submit(end_once, number, mode, seed, Path(name) / f"{number}-{mode}-{seed}")
            for number, mode, seed in runs(options.count)
        ]
        ends = [each.result() for each in started]
    fine = Counter((end.signal, end.mode) for end in ends if not end.wrong)
    for (sent, mode), count in sorted(fine.items()):
        sys.stdout.write(f"{sent:8} {mode:6} {count} of {options.count} without loss\n")
    for end in ends:
        if end.wrong:
            sys.stdout.write(f"{end.signal} {end.mode}: {end.wrong}\n")
    return int(any(end.wrong for end in ends))


if __name__ == "__main__":
    sys.exit(main())
