"""How what a file says is quoted in sentences, and what to write for a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from game.text import visible

_LONGEST_QUOTE: Final = 40
"""Characters of a value that are quoted in a sentence; a longer one ends in three points."""

_LIST_ALL: Final = 12
"""Up to so many choices are listed even when one of them looks meant."""


def quoted(text: str) -> str:
    """Return a value as it is quoted in a sentence: short, harmless, between backticks."""
    # Cut before the spaces are taken out, as a text can be half a million characters long; four
    # times what is shown leaves enough of one with wide gaps.
    line = " ".join(text[: 4 * _LONGEST_QUOTE].split())
    if len(line) > _LONGEST_QUOTE:
        line = f"{line[: _LONGEST_QUOTE - 3]}..."
    return f"`{visible(line)}`"


def choices(words: Iterable[str]) -> str:
    """Return words as they are listed in a sentence."""
    return ", ".join(map(quoted, words))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a sentence that says which of the `known` words was meant, or lists them."""
    names = tuple(known)
    if not names:
        return ""
    close = _closest(word, names)
    meant = f"Did you mean {quoted(close)}?" if close else ""
    listed = f"Write one of: {choices(names)}." if len(names) <= _LIST_ALL or not close else ""
    return " ".join(filter(None, (meant, listed)))


# Comparing words is slow, and a word that is wrong is often wrong a hundred times: renamed in one
# place, it is still written the old way in all the others.
@lru_cache(maxsize=512)
def _closest(word: str, known: tuple[str, ...]) -> str:
    """Return the known word most like `word`, or nothing when none is."""
    # A longer word is no slip of the pen, and how long comparing takes grows with both words:
    # whoever wrote the file could make the check last.
    if len(word) > _LONGEST_QUOTE:
        return ""
    # Backwards, so that of names that differ only in capitals the first one is kept.
    folded = {each.casefold(): each for each in reversed(known)}
    matches = get_close_matches(word.casefold(), folded, n=1)
    return folded[matches[0]] if matches else ""
