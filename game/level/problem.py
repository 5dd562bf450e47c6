"""A problem in a file: what is wrong, where, how to mend it; and the error that carries some."""

from collections.abc import Collection
from typing import Final

from attrs import field, frozen

from game.errors import CallcraftError
from game.level.code import Code, Severity
from game.text import clean, columns, visible

Path = tuple[str | int, ...]
"""The way to a value in a file: keys of blocks and places in lists (from 0)."""

MOST_PROBLEMS: Final = 1_000
"""So many problems of a file are listed; a file with more is not what anyone meant to write."""


@frozen
class Problem:
    """One thing that is wrong with a file.

    What checks a value does not know where it stands; what checks the data of a file says where by
    a path. `Node.located` then puts a line and a column in the place of the path, and
    `Source.completed` adds the name of the file and the text of the line.
    """

    code: Code
    """The kind of problem; `callcraft explain` has a page on each."""

    message: str
    """What is wrong, in a sentence; a problem of a value alone lacks its first words, the name."""

    hint: str
    """How to mend it, in sentences; empty where there is nothing to say."""

    at: Path = ()
    """The path to the value it is about, until the line is known."""

    at_key: bool = False
    """Whether the key of that value is the place; if it is missing, the block that lacks it is."""

    within: Collection[Path] = ()
    """The blocks in which a misspelt key would explain it; only the key is told then."""

    line: int = 0
    """The line in the file, counted from 1; 0 until it is known."""

    column: int = 0
    """The character in the line, counted from 1; 0 until it is known."""

    file: str = ""
    """The path of the file, as it was given."""

    source: str = ""
    """The text of the line."""

    severity: Severity = field()
    """How bad it is: as its code usually is, unless a pack says otherwise."""

    said: tuple[str, ...] = ()
    """What is said and done in the shortest play that shows it, where it is about what happens."""

    replay: str = ""
    """The command that plays that play."""

    @severity.default
    def _usual_severity(self) -> Severity:
        return self.code.severity


class InvalidInput(CallcraftError, ValueError):
    """What somebody wrote cannot be used, for one or more problems.

    The message of each goes on from the name of what was written: "`patience` " + "is empty.".
    """

    def __init__(self, *problems: Problem) -> None:
        """Keep the problems, without their places, for whoever knows those."""
        super().__init__(*problems)
        self.problems = problems

    def __str__(self) -> str:
        """Return the messages of the problems."""
        return " ".join(problem.message for problem in self.problems)


_BEFORE: Final = 60
_AFTER: Final = 40
"""How much of a long line is shown on either side of the place, in characters."""


def describe(problem: Problem) -> str:
    """Return a problem as plain text: its place, the sentence, the line with a caret, the hint."""
    # Everything here may come from a stranger's file, even its name: what could act on the terminal
    # is made harmless, piece by piece, so that the line breaks between stay ours.
    place = f"{clean(problem.file)}:{problem.line}:{problem.column}"
    kind = "" if problem.severity is Severity.ERROR else f" {problem.severity}:"
    lines = [f"{place}: {problem.code}{kind} {clean(problem.message)}"]
    # A problem of a whole file, such as one that cannot be opened, has no line to show.
    if problem.source.strip():
        shown, offset = _around(problem.source, problem.column - 1)
        number = str(problem.line)
        lines += [
            f"  {number} | {shown}",
            # In columns and not in characters: wide letters take two, accents none.
            f"  {' ' * len(number)} | {' ' * columns(shown[:offset])}^",
        ]
    if problem.hint:
        lines.append(f"  {clean(problem.hint)}")
    if problem.replay:
        lines += [f"  {number}. {clean(said)}" for number, said in enumerate(problem.said, 1)]
        lines.append(f"  See it: {clean(problem.replay)}")
    return "\n".join(lines)


def _around(source: str, offset: int) -> tuple[str, int]:
    """Return the part of a line to show around `offset`, and the offset within that part."""
    start = max(0, offset - _BEFORE)
    end = offset + _AFTER
    before = "..." if start else ""
    after = "..." if end < len(source) else ""
    return before + visible(source[start:end]) + after, offset - start + len(before)
