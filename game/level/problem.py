"""A problem in a file: its code, its place, what is wrong and what to write instead."""

import unicodedata
from enum import StrEnum
from typing import Final

from attrs import frozen

from game.level.code import Code
from game.text import clean, visible


class Severity(StrEnum):
    """How bad a problem is. A level with an error cannot be played."""

    ERROR = "error"
    WARNING = "warning"


@frozen
class Problem:
    """One problem of one file.

    `line` and `column` count from 1, columns in characters. `source` is the line it is in.
    """

    code: Code
    path: str
    line: int
    column: int
    message: str
    hint: str
    source: str = ""
    severity: Severity = Severity.ERROR


_BEFORE: Final = 60
_AFTER: Final = 40
"""How much of a long line is shown on either side of the place, in characters."""


def describe(problem: Problem) -> str:
    """Return a problem as plain text: its place, the sentence, the line with a caret, the hint."""
    place = f"{clean(problem.path)}:{problem.line}:{problem.column}"
    lines = [f"{place}: {problem.code} {clean(problem.message)}"]
    if problem.source.strip():
        shown, offset = _around(problem.source, problem.column - 1)
        number = str(problem.line)
        lines += [
            f"  {number} | {shown}",
            f"  {' ' * len(number)} | {' ' * _width(shown[:offset])}^",
        ]
    if problem.hint:
        lines.append(f"  {clean(problem.hint)}")
    return "\n".join(lines)


def _around(source: str, offset: int) -> tuple[str, int]:
    """Return the part of a line to show around `offset`, and the offset within that part."""
    start = max(0, offset - _BEFORE)
    end = offset + _AFTER
    before = "..." if start else ""
    after = "..." if end < len(source) else ""
    return before + visible(source[start:end]) + after, offset - start + len(before)


def _width(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
