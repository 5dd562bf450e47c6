"""What is known of a file that is watched: when it was read and what is wrong with it."""

from collections import Counter
from collections.abc import Iterable
from pathlib import PurePath

from attrs import evolve, frozen

from game.level import Problem, Reading, Severity
from game.text import clean
from game.tui.level_list import counted


@frozen
class Report:
    """How a file stands."""

    name: str
    """The file's name, without its folder."""
    read_at: str
    """The time of day at which it was read."""
    sound: bool
    """Whether it can be played as it is."""
    problems: tuple[Problem, ...] = ()
    """What is wrong with it, as far as is known."""
    checked: bool = False
    """Whether everything was looked at, also what takes its time."""
    missing: bool = False
    """Whether the file is gone since it was read."""

    @classmethod
    def of(cls, reading: Reading, name: str, read_at: str) -> "Report":
        """Return what came of reading a file; checking it comes later."""
        return cls(name, read_at, reading.level is not None, _named(reading.problems))

    def with_findings(self, findings: Iterable[Problem]) -> "Report":
        """Return the same once the file is checked; what was known already is listed once."""
        # A check reads the file, too, and comes upon the same problems once more.
        known = {_place(problem) for problem in self.problems}
        new = _named(each for each in findings if _place(each) not in known)
        return evolve(self, problems=(*self.problems, *new), checked=True)

    @property
    def counts(self) -> str:
        """What there is of each kind, in words: "2 errors, 1 warning"; empty for nothing."""
        kinds = Counter(problem.severity for problem in self.problems)
        return ", ".join(counted(kinds[kind], kind.value) for kind in Severity if kinds[kind])


def _named(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems with no more of the path than the name: the file, or its plays beside it."""
    return tuple(evolve(problem, file=clean(PurePath(problem.file).name)) for problem in problems)


def _place(problem: Problem) -> tuple[object, ...]:
    name = PurePath(problem.file).name
    return name, problem.code, problem.line, problem.column, problem.message
