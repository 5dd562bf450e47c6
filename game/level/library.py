"""Finding a level by what somebody typed: its number, its name or its path."""

import os
from pathlib import Path
from typing import Final

from game.errors import CallcraftError
from game.level.packs.reading import load_pack
from game.level.wording import quoted, suggestion
from game.resources import folder
from game.text import clean

_ENDINGS: Final = (".yaml", ".yml")
_MOST_DIGITS: Final = 4
"""Digits of a level's number. Python refuses to read thousands of them, by an error of its own."""


class LevelNotFound(CallcraftError):
    """There is no such level; the message says what there is instead."""


def shipped() -> Path:
    """Return the folder of the levels that come with the game."""
    return folder("levels")


def find_level(word: str) -> Path:
    """Return the level meant by a number (from 1), a name or its beginning, or a path.

    Raises LevelNotFound.
    """
    levels = load_pack(shipped()).levels
    # A raised two is a digit as well, which `int` refuses. Numbers go first, so that what the list
    # of levels shows always works, whatever files lie in the working directory.
    if word.isascii() and word.isdigit():
        return _numbered(word, levels)
    # What looks like a path is one: else `./late.yaml` could mean a level that came with the game.
    if word.endswith(_ENDINGS) or any(sign in word for sign in "/\\"):
        return _at_path(word)
    named = _named(word, levels)
    if named:
        return named
    # Last, for a file without an ending: a name of a shipped level goes before it.
    if os.path.isfile(word):  # noqa: PTH113 - unlike Path's, it takes any text
        return Path(word)
    names = tuple(level.stem for level in levels)
    hint = suggestion(word, names) if names else "Name a level file."
    message = f"There is no level called {quoted(word)}. {hint}"
    raise LevelNotFound(message)


def _numbered(word: str, levels: tuple[Path, ...]) -> Path:
    number = int(word) if len(word) <= _MOST_DIGITS else 0
    if 1 <= number <= len(levels):
        return levels[number - 1]
    if not levels:
        message = "No levels came with this copy of the game; name a level file."
    else:
        message = (
            f"There is no level number {quoted(word)}. Write a number from 1 to {len(levels)}."
        )
    raise LevelNotFound(message)


def _at_path(word: str) -> Path:
    if os.path.isfile(word):  # noqa: PTH113 - unlike Path's, it takes any text
        return Path(word)
    message = (
        f"There is no level file {clean(word)}. `callcraft levels` lists the levels there are."
    )
    raise LevelNotFound(message)


def _named(word: str, levels: tuple[Path, ...]) -> Path | None:
    """Return the level with a name, or the only one whose name begins so."""
    wanted = word.casefold()
    # A whole name goes first: it can be the beginning of another one.
    exact = [level for level in levels if level.stem.casefold() == wanted]
    alike = exact or [level for level in levels if level.stem.casefold().startswith(wanted)]
    # An empty word begins every name, and nobody who typed it meant one of them.
    if len(alike) > 1 and wanted:
        names = " or ".join(quoted(level.stem) for level in alike)
        message = f"Several levels begin with {quoted(word)}: did you mean {names}?"
        raise LevelNotFound(message)
    return alike[0] if len(alike) == 1 else None
