"""Checking only the shape and the references of files: quick, as no call in them is explored."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.check.many import each_of
from game.check.targets import Target, targets_of
from game.explore.walk import Progress
from game.level import Problem, load_level


def check_shapes(paths: Sequence[Path], *, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the shape and the references of the levels paths stand for."""
    targets = targets_of(paths)
    problems = list(targets.problems)
    for found in each_of(_shape, targets.levels, worth=_WORTH, progress=progress):
        problems += found
    return tuple(problems)


_WORTH: Final = 100
"""From so many files on, a second process has caught up with the time it takes to start."""


def _shape(target: Target) -> tuple[Problem, ...]:
    return load_level(target.path).problems
