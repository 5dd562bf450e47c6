"""Checking only what files say, and not what happens in the calls they hold: many, and quickly."""

from collections.abc import Sequence
from pathlib import Path

from game.check.targets import targets_of
from game.explore.walk import Progress
from game.level import Problem, load_level


def check_shapes(paths: Sequence[Path], *, progress: Progress | None = None) -> tuple[Problem, ...]:
    """Return what is wrong with the shape and the references of the levels paths stand for."""
    targets = targets_of(paths)
    problems = list(targets.problems)
    for number, target in enumerate(targets.levels):
        problems += load_level(target.path).problems
        if progress is not None:
            progress(number + 1, len(targets.levels))
    return tuple(problems)
