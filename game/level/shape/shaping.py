"""From what a file says to the classes of its shape, as far as it goes, and its problems."""

from collections.abc import Iterable
from typing import Final, Generic, TypeVar

from attrs import evolve, frozen

from game.level.code import Code
from game.level.problem import MOST_PROBLEMS, Path, Problem
from game.level.shape.placeholders import mended, was_cut
from game.level.shape.structure import structure
from game.level.yaml.node import Node
from game.level.yaml.source import Source

T = TypeVar("T")


def problems_of(
    source: Source, problems: Iterable[Problem], root: Node | None = None
) -> tuple[Problem, ...]:
    """Return problems in the order of the file, each once, with everything known of their place.

    `root`: what the paths begin at; not needed where the line of every problem is known.
    """
    once = dict.fromkeys(problems if root is None else map(root.located, problems))
    ordered = sorted(once, key=lambda each: (each.line, each.column, each.code))
    if len(ordered) > MOST_PROBLEMS:
        last = ordered[MOST_PROBLEMS - 1]
        more = evolve(_MANY_MORE, line=last.line, column=last.column)
        ordered = [*ordered[: MOST_PROBLEMS - 1], more]
    return tuple(map(source.completed, ordered))


_MANY_MORE: Final = Problem(
    Code.MANY_MORE,
    "There are many more problems from here on.",
    "Mend the ones above first; many of them may have one cause.",
)


@frozen
class Shaped(Generic[T]):
    """A file in the classes of its shape, and what is wrong with its shape."""

    file: T | None
    """The file, with a stand-in for what does not fit; None where that is not possible."""

    problems: tuple[Problem, ...]
    """What does not fit, at its paths; without what YAML's own problems cover."""

    _root: Node
    """The data of the file, with what YAML's own problems cover marked as spoilt."""

    _replaced: tuple[Path, ...]
    """The paths at which a stand-in was put, or a key that does not belong there taken away."""

    def explains(self, late: Problem) -> bool:
        """Return whether a problem between two parts only follows from one that is told already."""
        # YAML refused something of it, and what was meant may have been right.
        if self._root.find(late.at).spoilt:
            return True
        # A stand-in names nothing that the author wrote.
        if any(late.at[: len(path)] == path for path in self._replaced):
            return True
        # What is missing may be there, under a key that is misspelt.
        if any(problem.at[:-1] in late.within for problem in self.problems):
            return True
        # Or under a key that YAML refused.
        return any(self._root.find(block).is_in_doubt() for block in late.within)


def shaped(root: Node, kind: type[T]) -> Shaped[T]:
    """Return a file as a `kind` of `shape.blocks`, and what is wrong with its shape."""
    file, gaps = structure(root.value, kind)
    if gaps:
        # Once more, with stand-ins for what does not fit: so a writer hears of names that lead
        # nowhere at the same time, and not only once the shape is mended.
        file, _ = structure(mended(root.value, gaps), kind)
    # What YAML refused is told by YAML; that its value is missing is no news.
    news = [gap for gap in gaps if not root.find(gap.problem.at).spoilt]
    replaced = (gap.problem.at for gap in news if not was_cut(root.find(gap.problem.at).value, gap))
    return Shaped(file, tuple(gap.problem for gap in news), root, tuple(replaced))
