"""The text of a file before anyone has understood it: decoded, measured, split into lines."""

import re
from functools import cached_property
from typing import Final

from attrs import evolve, field, frozen

from game.level.code import Code
from game.level.problem import Problem

LARGEST: Final = 512 * 1024
"""The largest file that is read, in bytes: two hundred times a long call."""

_LINE_END: Final = re.compile("\r\n|\n|\r")
# A sound YAML reader stops at the first of these and tells of no other problem; so they are told
# here, and a sign stands in for each.
_CONTROL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""What YAML forbids, and the line ends that would make editors disagree about line numbers."""

_FIRST_FEW: Final = 10
"""So many control characters are named one by one; a file of noise does not get a list of them."""


@frozen(slots=False)
class Source:
    """The text of a file, and what is wrong with it as text."""

    path: str
    """The path of the file, as it was given."""

    text: str
    """What is in it, safe for a YAML reader: no character is left that YAML forbids."""

    problems: tuple[Problem, ...] = field(default=(), repr=False)
    """What is wrong with the text, at lines and columns."""

    unread: bool = False
    """Whether there is no point in reading on."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file, without their ends."""
        return _LINE_END.split(self.text)

    def completed(self, problem: Problem) -> Problem:
        """Return a problem with this file and its line; its place is always inside the file."""
        line = min(problem.line, len(self.lines))
        # Behind the last line end there is nothing to point at: what is missing at the end of a
        # file is shown at the end of its last line.
        if line == len(self.lines) > 1 and not self.lines[-1]:
            line -= 1
        source = self.lines[line - 1]
        column = problem.column if line == problem.line else len(source) + 1
        return evolve(problem, file=self.path, line=line, column=column, source=source)


def open_source(text: str | bytes, path: str) -> Source:
    """Return the text of a file. A source without text says in its problems why."""
    # Halves of characters cannot be encoded otherwise; they are told as control characters below.
    raw = text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")
    # Before anything else is done with it, so that a huge file costs nothing but its reading.
    if len(raw) > LARGEST:
        return Source(path, "", (_TOO_LARGE,), unread=True)
    if isinstance(text, bytes):
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            return _not_utf8(raw, error, path)
    # The byte order mark, with which some editors begin a file; anywhere else it is told as a
    # control character.
    text = text.removeprefix("\ufeff")
    found = tuple(_controls(text))
    # One sign for one sign, so that lines and columns stay what they were.
    return Source(path, _CONTROL.sub("\N{REPLACEMENT CHARACTER}", text) if found else text, found)


_TOO_LARGE: Final = Problem(
    Code.TOO_LARGE,
    f"The file is larger than the {LARGEST:,} bytes a file may have.",
    "Split it into several levels. A long call takes about 20,000 bytes.",
    line=1,
    column=1,
)


def _not_utf8(raw: bytes, error: UnicodeDecodeError, path: str) -> Source:
    """Return a source that shows where the bytes stop being UTF-8."""
    # What stands before the odd byte is sound, and where it ends is the place.
    before = raw[: error.start].decode("utf-8-sig", "replace")
    rest = raw[error.start : error.start + 60].decode("utf-8", "replace")
    sixteen = raw[:2] in (b"\xff\xfe", b"\xfe\xff")
    line, column = _place(before, len(before))
    problem = Problem(
        Code.NOT_UTF8,
        "The file is saved as UTF-16." if sixteen else "A character here is not saved as UTF-8.",
        "In your editor choose Save As, and the encoding UTF-8.",
        line=line,
        column=column,
    )
    shown = _CONTROL.sub("\N{REPLACEMENT CHARACTER}", before + rest)
    return Source(path, shown, (problem,), unread=True)


def _controls(text: str) -> list[Problem]:
    found = []
    for match in _CONTROL.finditer(text):
        name = f"U+{ord(match.group()):04X}"
        line, column = _place(text, match.start())
        problem = Problem(
            Code.CONTROL,
            f"There is a control character ({name}) here that cannot be seen.",
            "Delete it. It often comes along when text is copied from another program.",
            line=line,
            column=column,
        )
        found.append(problem)
        if len(found) == _FIRST_FEW:
            break
    return found


def _place(text: str, index: int) -> tuple[int, int]:
    """Return the line and column, from 1, of a place in a text."""
    ends = list(_LINE_END.finditer(text, 0, index))
    return len(ends) + 1, index - (ends[-1].end() if ends else 0) + 1
