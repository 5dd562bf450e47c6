"""What of a caller's words has been said so far: whole words, at the pace of the speech."""

import re
from collections.abc import Iterable
from typing import Final

from attrs import evolve, field, frozen

from game.call import Line
from game.call.script.level import MS_PER_LINE
from game.tui.plain_content import legible

_WORD: Final = re.compile(r"\S+")


@frozen
class Speech:
    """Lines a caller is saying and how much of them, in milliseconds, is still to come."""

    lines: tuple[Line, ...] = ()
    left: int = field()

    @left.default
    def _all(self) -> int:
        return self.length

    @classmethod
    def of(cls, lines: Iterable[Line]) -> "Speech":
        """Return a speech about to begin, its text made fit to show."""
        return cls(tuple(Line(legible(line.text), line.ms) for line in lines))

    @property
    def length(self) -> int:
        """How long the whole speech takes, in milliseconds."""
        return sum(line.ms for line in self.lines)

    def to_come(self, ms: int) -> "Speech":
        """Return the speech with `ms` milliseconds still to come."""
        return evolve(self, left=max(min(ms, self.length), 0))

    def said(self) -> str:
        """Return the words said so far, a paragraph for each line."""
        gone = self.length - self.left
        paragraphs: list[str] = []
        for line in self.lines:
            paragraphs.append(_said(line, gone))
            gone -= line.ms
        return "\n".join(filter(None, paragraphs))


def _said(line: Line, ms: int) -> str:
    """Return as much of a line as has been said after `ms` milliseconds, in whole words."""
    if ms >= line.ms:
        return line.text
    ends = [word.end() for word in _WORD.finditer(line.text)]
    spoken = max(ms - MS_PER_LINE, 0)
    words = -(-len(ends) * spoken // max(line.ms - MS_PER_LINE, 1))
    return line.text[: ends[words - 1]] if words else ""
