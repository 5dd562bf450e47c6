"""What a caller is saying, word by word, each with the moment from which it is there."""

import re
from functools import lru_cache
from typing import Final

from game.view.speech import Line, said_of

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
            ends = (word.end() for word in _WORD.finditer(line.text))
            found.append((line.text, tuple(before + _first(line, end) for end in ends)))
        before += line.ms
    return tuple(found)


def _first(line: Line, end: int) -> int:
    """Return the first millisecond of a line at which its text up to `end` is there."""
    # Asked of what every screen goes by, so that a page shows no word sooner than a terminal.
    low, high, whole = 0, line.ms, len(line.text[:end])
    while low < high:
        middle = (low + high) // 2
        if len(said_of((line,), line.ms - middle)) >= whole:
            high = middle
        else:
            low = middle + 1
    return low
