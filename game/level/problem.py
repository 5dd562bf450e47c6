"""A problem in a file: its code, its place, what is wrong and what to write instead."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from attrs import frozen

from game.level.code import Code
from game.text import clean, columns, visible


class Severity(StrEnum):
    """How bad a problem is: an error fails a check, a warning and a note do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


_USUALLY: Final[Mapping[Code, Severity]] = {
    Code.LEFT_OUT: Severity.WARNING,
    Code.ALWAYS_TRUE: Severity.WARNING,
    Code.SAME_REPLY: Severity.WARNING,
    Code.DOMINATED: Severity.WARNING,
    Code.TAUGHT_NOT_PAID: Severity.WARNING,
    Code.CLUE_NOT_USED: Severity.WARNING,
    Code.LIMIT_NOT_TEMPTING: Severity.WARNING,
    Code.PROMISE_NOT_MADE: Severity.WARNING,
    Code.BEST_BY_PLACE: Severity.WARNING,
    Code.BEST_BY_LENGTH: Severity.WARNING,
    Code.TOO_LONG_TO_SEE: Severity.WARNING,
    Code.TOO_SHORT_A_TIME: Severity.WARNING,
    Code.MARKUP: Severity.WARNING,
    Code.CUT_OFF: Severity.WARNING,
    Code.BEYOND_CAP: Severity.WARNING,
}


def severity_of(code: Code) -> Severity:
    """Return how bad problems of a kind are where a pack does not say otherwise."""
    return _USUALLY.get(code, Severity.ERROR)


@frozen
class Problem:
    """One problem of one file.

    `line` and `column` count from 1, columns in characters. `source` is the line it is in. `said`:
    the shortest sequence of what is said and done that shows a problem of behaviour; `replay`: the
    command that plays it.
    """

    code: Code
    path: str
    line: int
    column: int
    message: str
    hint: str
    source: str = ""
    severity: Severity = Severity.ERROR
    said: tuple[str, ...] = ()
    replay: str = ""


_BEFORE: Final = 60
_AFTER: Final = 40
"""How much of a long line is shown on either side of the place, in characters."""


def describe(problem: Problem) -> str:
    """Return a problem as plain text: its place, the sentence, the line with a caret, the hint."""
    place = f"{clean(problem.path)}:{problem.line}:{problem.column}"
    kind = "" if problem.severity is Severity.ERROR else f" {problem.severity}:"
    lines = [f"{place}: {problem.code}{kind} {clean(problem.message)}"]
    if problem.source.strip():
        shown, offset = _around(problem.source, problem.column - 1)
        number = str(problem.line)
        lines += [
            f"  {number} | {shown}",
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
