"""What a caller is saying, word by word, each with the moment from which it is there."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from game.view.speech import Line, said_of

_WORD: Final = re.compile(r"\S+\s*")

Words = tuple[tuple[int, str], ...]
"""Words, each with the milliseconds of the speech after which it is there."""


# The same speech is shown to everybody who plays the same call.
@lru_cache(maxsize=256)
def timed_words(lines: tuple[Line, ...]) -> tuple[Words, ...]:
    """Return for each line that shows anything its words and when each is there."""
    found, before = [], 0
    for line in lines:
        if line.text:
            found.append(_words_of(line, before))
        before += line.ms
    return tuple(found)


def _words_of(line: Line, before: int) -> Words:
    return tuple(
        (before + _first(line, end), line.text[start:end])
        for start, end in (found.span() for found in _WORD.finditer(line.text))
    )


def _first(line: Line, end: int) -> int:
    """Return the first millisecond of a line at which its text up to `end` is there."""
    # Asked of what every screen goes by, so that a page shows no word sooner than a terminal.
    low, high, whole = 0, line.ms, len(line.text[:end].rstrip())
    while low < high:
        middle = (low + high) // 2
        if len(said_of((line,), line.ms - middle)) >= whole:
            high = middle
        else:
            low = middle + 1
    return low


def lines_said(lines: Sequence[Line]) -> list[str]:
    """Return the paragraphs of a speech."""
    return [line.text for line in lines if line.text]
