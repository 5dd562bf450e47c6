"""How what a file says is quoted in sentences, and what to write for a word that is not known."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from game.text import visible

_LONGEST_QUOTE: Final = 40
_LIST_ALL: Final = 12
"""Up to so many choices are listed even when one of them looks meant."""


def quoted(text: str) -> str:
    """Return a value as it is quoted in a sentence: short, harmless, between backticks."""
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


@lru_cache(maxsize=512)
def _closest(word: str, known: tuple[str, ...]) -> str:
    """Return the known word most like `word`, or nothing when none is."""
    if len(word) > _LONGEST_QUOTE:
        return ""
    folded = {each.casefold(): each for each in reversed(known)}
    matches = get_close_matches(word.casefold(), folded, n=1)
    return folded[matches[0]] if matches else ""
