"""What a caller is saying, word by word, each with the moment from which it is there."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from game.view.speech import Line, word_times

_WORD: Final = re.compile(r"\S+")
"""What a page takes for a word as well; the rest of a line belongs to its last one."""

TimedLine = tuple[str, tuple[int, ...]]
"""A paragraph, and for each of its words the milliseconds of the speech after which it is there."""


# The same speech is shown to everybody who plays the same call.
@lru_cache(maxsize=256)
def timed_lines(lines: tuple[Line, ...]) -> tuple[TimedLine, ...]:
    """Return the lines of a speech that show anything, and when each of their words is there."""
    found, before = [], 0
    for line in lines:
        if line.text:
            found.append((line.text, tuple(before + first for first in _firsts(line))))
        before += line.ms
    return tuple(found)


def _firsts(line: Line) -> Iterator[int]:
    """Yield when each word that a page counts is there: not before every screen has all of it."""
    times = word_times(line)
    for word in _WORD.finditer(line.text):
        yield next((first for first, end in times if end >= word.end()), line.ms)
