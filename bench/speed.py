"""Start to first frame and key to repaint, beside a bare Textual app.

A first frame is there once the program's title is on the terminal; a repaint is there once a key
press has brought the first bytes.
"""

from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Final

from attrs import frozen

from bench.program import BARE, OURS, TITLE, Program, quiet, terminal

DOWN, UP = "\x1b[B", "\x1b[A"
START_TARGET, KEY_TARGET = 1.25, 1.5
_BETWEEN_KEYS: Final = 0.05


@frozen
class Figures:
    """Seconds from start to first frame, and the median from a key press to its repaint."""

    start: float
    key: float


def measure_speed(rounds: int, keys: int, folder: Path) -> bool:
    """Print the figures and the ratios; return whether they are within their targets."""
    for program in (OURS, BARE):  # one round uncounted, to write byte code and warm the disk
        _figures(program, 1, folder)
    pairs = [tuple(_figures(each, keys, folder) for each in (OURS, BARE)) for _ in range(rounds)]
    start = median(ours.start / bare.start for ours, bare in pairs)
    key = median(ours.key / bare.key for ours, bare in pairs)
    for name, place in ((OURS.name, 0), (BARE.name, 1)):
        first = 1_000 * median(pair[place].start for pair in pairs)
        repaint = 1_000 * median(pair[place].key for pair in pairs)
        print(f"{name:10} first frame {first:7.0f} ms   key to repaint {repaint:6.1f} ms")
    print(f"ratio      first frame {start:7.2f} (target {START_TARGET})")
    print(f"ratio      key to repaint {key:4.2f} (target {KEY_TARGET})")
    return start <= START_TARGET and key <= KEY_TARGET


def _figures(program: Program, keys: int, folder: Path) -> Figures:
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
            sleep(_BETWEEN_KEYS)
            quiet(child)
    return Figures(start, median(times))
