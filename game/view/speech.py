"""What a caller is saying: its lines, and how much of it is still to come, word by word."""

import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from game.call.script.level import MS_PER_LINE, Line

__all__ = ["Clue", "Line", "Utterance", "length_of", "said_of"]

_WORD: Final = re.compile(r"\S*[^\s\ufe00-\ufe0f]\S*")
"""A word; what only asks for another shape of the sign before it shows nothing and is none."""


@frozen
class Clue:
    """Something learned in a call."""

    text: str
    """What it is, in the level's words."""
    rank: int
    """Its place, from 0, in the level's order of what is known by now."""


@frozen
class Utterance:
    """What the caller is saying, or said last."""

    lines: tuple[Line, ...]
    """All of it, a paragraph each; a line knows how long it takes."""
    left: int
    """How much of it is still to come, in milliseconds; 0 once it is said, or was cut short."""
    tells: tuple[Clue, ...] = ()
    """What is noted as learned once it is said to its end; afterwards nothing."""

    @classmethod
    def begun(cls, lines: Sequence[Line]) -> "Utterance":
        """Return what the caller is about to say."""
        return cls(tuple(lines), length_of(lines))

    def to_come(self, ms: int) -> "Utterance":
        """Return the same with `ms` milliseconds still to come; never more than all of it."""
        return evolve(self, left=max(min(ms, length_of(self.lines)), 0))

    @property
    def said(self) -> str:
        """The words said so far, a paragraph for each line."""
        return said_of(self.lines, self.left)


def length_of(lines: Sequence[Line]) -> int:
    """Return how long some lines take to say, in milliseconds."""
    return sum(line.ms for line in lines)


def said_of(lines: Sequence[Line], left: int) -> str:
    """Return the words said of some lines when `left` milliseconds of them are to come."""
    gone = length_of(lines) - left
    paragraphs: list[str] = []
    for line in lines:
        paragraphs.append(_said_after(line, gone))
        gone -= line.ms
    return "\n".join(filter(None, paragraphs))


def _said_after(line: Line, ms: int) -> str:
    """Return as much of a line as has been said after `ms` milliseconds, in whole words."""
    if ms >= line.ms:
        return line.text
    return line.text[: max((end for first, end in word_times(line) if first <= ms), default=0)]


def word_times(line: Line) -> list[tuple[int, int]]:
    """Return for each word of a line the millisecond from which it is there, and where it ends."""
    # A line takes MS_PER_LINE for the breath before it, and the rest for its words. A word is there
    # from its beginning on; a line may be as short as a breath.
    ends = [word.end() for word in _WORD.finditer(line.text)]
    spoken = max(line.ms - MS_PER_LINE, 1)
    return [
        (min(MS_PER_LINE + place * spoken // len(ends) + 1, line.ms), end)
        for place, end in enumerate(ends)
    ]
