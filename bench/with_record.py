"""The menu and the list of levels with a record full of calls, beside the same with none."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

from attrs import frozen

from bench.program import HERE, OURS, TITLE, environment, terminal
from game.level import load_level, load_pack, shipped

FRAME_TARGET, LEVELS_TARGET = 1.1, 1.5


@frozen
class Figures:
    """Seconds from start to the first frame, to the list of calls, and of `callcraft levels`."""

    frame: float
    calls: float
    levels: float


_WHAT: Final = (
    ("first frame", "frame"),
    ("list of calls", "calls"),
    ("callcraft levels", "levels"),
)
_TARGETS: Final = {"frame": FRAME_TARGET, "levels": LEVELS_TARGET}


def measure_record(rounds: int, full: Path, empty: Path) -> bool:
    """Print the figures and the ratios; return whether they are within their targets."""
    title = _first_title()
    for folder in (full, empty):  # one round uncounted, as for the start
        _figures(folder, title)
    pairs = [(_figures(full, title), _figures(empty, title)) for _ in range(rounds)]
    told = [_is_told(what, name, pairs) for what, name in _WHAT]  # all of them, whatever is missed
    return all(told)


def _is_told(what: str, name: str, pairs: list[tuple[Figures, Figures]]) -> bool:
    """Print one of the figures; return whether it is within its target."""
    each = [(getattr(full, name), getattr(empty, name)) for full, empty in pairs]
    full, empty = (1_000 * median(column) for column in zip(*each, strict=True))
    ratio = median(one / other for one, other in each)
    target = _TARGETS.get(name)
    aim = "" if target is None else f" (target {target})"
    print(f"{what:16} record full {full:7.0f} ms   empty {empty:7.0f} ms   ratio {ratio:.2f}{aim}")
    return target is None or ratio <= target


def _first_title() -> str:
    level = load_level(load_pack(shipped()).levels[0]).level
    if level is None:
        message = "A level that comes with the game cannot be read."
        raise ValueError(message)
    return level.title


def _figures(folder: Path, title: str) -> Figures:
    began = perf_counter()
    with terminal(OURS, folder) as child:
        child.expect_exact(TITLE)
        frame = perf_counter() - began
        child.expect_exact(title)
        calls = perf_counter() - began
    began = perf_counter()
    subprocess.run(
        [sys.executable, "-m", "game", "levels"],
        env=environment(folder),
        cwd=HERE,
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return Figures(frame, calls, perf_counter() - began)
