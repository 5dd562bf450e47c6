"""What is wrong with a file: faults, the paths or places they have, and how values are quoted."""

from collections.abc import Collection, Iterable
from difflib import get_close_matches
from functools import lru_cache
from typing import Final

from attrs import frozen

from game.level.code import Code
from game.text import visible

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a file says, with no meaning yet: text, lists of it, blocks of it."""

Path = tuple[str | int, ...]
"""The way to a value: keys of blocks and places in lists (from 0)."""


@frozen
class Fault:
    """What is wrong and what to write instead."""

    code: Code
    message: str
    hint: str


@frozen
class Finding:
    """A fault and its place in the file, both counted from 1."""

    line: int
    column: int
    fault: Fault


@frozen
class Slip:
    """A fault in the shape, the path to it, and the type of what belongs there.

    `at_key`: the key is wrong, or it is missing and the block that lacks it is the place. `within`:
    the blocks in which a misspelt key would explain this one, so that only the first is told.
    """

    path: Path
    fault: Fault
    expected: object = None
    at_key: bool = False
    within: Collection[Path] = ()


class Misfit(ValueError):
    """A value does not fit its place. The message goes on from the name of what it belongs to."""

    def __init__(self, code: Code, message: str, hint: str) -> None:
        """Keep the fault for whoever knows the place."""
        super().__init__(message)
        self.fault = Fault(code, message, hint)


MOST_PROBLEMS: Final = 1_000
"""So many problems of a file are listed; a file with more is not what anyone meant to write."""

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
