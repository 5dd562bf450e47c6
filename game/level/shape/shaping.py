"""From what a file says to the classes of its shape, as far as it goes, and its problems."""

from collections.abc import Iterable
from typing import Final, TypeVar

from attrs import evolve

from game.level.code import Code
from game.level.fault import MOST_PROBLEMS, Fault, Finding, Slip
from game.level.problem import Problem
from game.level.shape.placeholders import mended, was_cut
from game.level.shape.structure import structure
from game.level.yaml.node import Node
from game.level.yaml.source import Source

T = TypeVar("T")


def problems_of(source: Source, findings: Iterable[Finding]) -> tuple[Problem, ...]:
    """Return findings as problems in the order of the file, each once."""
    once = dict.fromkeys(findings)
    ordered = sorted(once, key=lambda each: (each.line, each.column, each.fault.code))
    if len(ordered) > MOST_PROBLEMS:
        last = evolve(ordered[MOST_PROBLEMS - 1], fault=_MANY_MORE)
        ordered = [*ordered[: MOST_PROBLEMS - 1], last]
    return tuple(map(source.problem, ordered))


_MANY_MORE: Final = Fault(
    Code.MANY_MORE,
    "There are many more problems from here on.",
    "Mend the ones above first; many of them may have one cause.",
)


def shaped(root: Node, kind: type[T]) -> tuple[T | None, tuple[Slip, ...]]:
    """Return a file as a `kind` of `shape.blocks`, and what is amiss in it.

    What is amiss has a stand-in in the first; it is None where that is not possible.
    """
    shaped_file, slips = structure(root.value, kind)
    if slips:
        shaped_file, _ = structure(mended(root.value, slips), kind)
    # What YAML's own findings cover is no news.
    news = tuple(slip for slip in slips if not root.find(slip.path).spoilt)
    return shaped_file, news


def explained(root: Node, late: Slip, slips: tuple[Slip, ...]) -> bool:
    """Return whether a slip between two parts only follows from what is wrong within a part."""
    if root.find(late.path).spoilt:
        return True
    replaced = (slip.path for slip in slips if not was_cut(root.find(slip.path).value, slip))
    if any(late.path[: len(path)] == path for path in replaced):
        return True
    if any(slip.path[:-1] in late.within for slip in slips):
        return True
    return any(root.find(block).is_in_doubt() for block in late.within)
