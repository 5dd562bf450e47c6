"""Seconds to check 1,000 level files for shape, beside reading the same files as plain YAML.

The files are the shipped levels, each copied until there are enough of them, with a title of its
own, so that nothing can be remembered from one to the next.
"""

import tempfile
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Final

import yaml

from game.check.shapes import check_shapes
from game.level import load_pack, shipped
from game.level.yaml.document import LOADERS

_FILES: Final = 1_000
_ROUNDS: Final = 3


def _filled(folder: Path) -> list[Path]:
    texts = [path.read_text(encoding="utf-8") for path in load_pack(shipped()).levels]
    files = []
    for number in range(_FILES):
        file = folder / f"call-{number}.yaml"
        text = texts[number % len(texts)].replace("title: ", f"title: {number} ", 1)
        file.write_text(text, encoding="utf-8")
        files.append(file)
    return files


def _ours(folder: Path) -> float:
    began = perf_counter()
    problems = check_shapes([folder])
    took = perf_counter() - began
    if problems:
        raise SystemExit(problems[0].message)
    return took


def _plain(files: list[Path]) -> float:
    began = perf_counter()
    for file in files:
        yaml.load(file.read_text(encoding="utf-8"), Loader=LOADERS[0])  # noqa: S506 - only words
    return perf_counter() - began


def main() -> None:
    """Print the medians and their ratio."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = _filled(folder)
        ours, plain = [], []
        for _ in range(_ROUNDS):
            ours.append(_ours(folder))
            plain.append(_plain(files))
    mine, yamls = median(ours), median(plain)
    print(f"{_FILES:,} files for shape: {mine:.1f} s ({min(ours):.1f}-{max(ours):.1f})")
    print(f"the same as plain YAML: {yamls:.1f} s; ratio {mine / yamls:.2f}")


if __name__ == "__main__":
    main()
