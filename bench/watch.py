"""Save to fresh preview: from a change of a level file on disk to the new words on the screen.

The program runs in a real pseudo-terminal of 80 by 24, in mid-call. A level is saved again and
again with something else said in it; a preview is there once the new words are on the terminal.
Beside it, in turns, a bare Textual app that looks at its file as often, waits for it to come to
rest as long, and shows the words in one line of text: what is left is what a call costs.
"""

import argparse
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from statistics import median
from time import perf_counter, sleep
from typing import Final

from bench.program import Program, quiet, terminal
from game.level.library import find_level

TARGET: Final = 0.3
"""Seconds from the file's change to the new screen."""

LEVEL: Final = "parcel"
SPOKEN: Final = "Three days. Three days off work"
_REST: Final = 0.3

Write = Callable[[Path, str], None]


def over(path: Path, text: str) -> None:
    """Save as an editor does that writes over the file."""
    path.write_text(text, encoding="utf-8")


def beside(path: Path, text: str) -> None:
    """Save as an editor does that moves a new file into its place."""
    new = path.with_suffix(".new")
    new.write_text(text, encoding="utf-8")
    new.replace(path)


def measure(program: Program, path: Path, text: str, saves: int, folder: Path) -> list[float]:
    """Return the seconds that each of some saves took to be seen."""
    times, dice = [], Random(1)
    path.write_text(text, encoding="utf-8")
    with terminal(program, folder) as child:
        child.expect_exact("Three")
        quiet(child)
        child.send("x")  # hear the caller out
        quiet(child)
        for save in range(saves):
            word = f"Word{save:03}"
            sleep(_REST + dice.random() / 10)  # at any moment between two looks
            quiet(child)
            began = perf_counter()
            (over, beside)[save % 2](path, text.replace("Three days.", f"{word} days.", 1))
            child.expect_exact(word)
            times.append(perf_counter() - began)
    return times


def main() -> int:
    """Print the figures; 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--saves", type=int, default=20)
    options = parser.parse_args()
    text = find_level(LEVEL).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "call.yaml"
        ours = Program("callcraft", ("-m", "game", "watch", str(path), "--seed", "1"))
        bare = Program("bare app", ("-m", "bench.bare_watch", str(path)))
        figures = {each.name: measure(each, path, text, options.saves, folder)
                   for each in (ours, bare)}  # fmt: skip
    for name, times in figures.items():
        shown = f"median {1_000 * median(times):5.0f} ms   worst {1_000 * max(times):5.0f} ms"
        print(f"{name:10} save to fresh preview {shown}   of {len(times)} saves")
    found = median(figures[ours.name])
    print(f"ratio      {found / median(figures[bare.name]):.2f}")
    print(f"target     {1_000 * TARGET:.0f} ms")
    return 0 if found <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
