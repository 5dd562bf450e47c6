"""A play as text, in the form in which a file of plays holds it."""

import re
from collections.abc import Iterator, Sequence
from textwrap import wrap
from typing import Final

from game.playtest.shape import MoveFile, PlayFile, SayFile
from game.text import clean

_PLAIN: Final = re.compile(r"[^\W_](?:(?! #|: |:$).)*")
"""Texts that YAML takes as they stand; any other is put in quotes."""

_WIDTH: Final = 96
"""Columns of a line of a path."""


def head_lines(level: str) -> list[str]:
    """Return how a file of plays begins; `level` is the file name of the level."""
    return [
        # A file name with a line break in it would end the comment and begin something else.
        f"# Plays of {clean(level)}, each with what came of it.",
        "# `callcraft check` plays them again and tells what goes another way.",
        "plays:",
    ]


def play_lines(play: PlayFile, indent: int = 2) -> list[str]:
    """Return a play as an entry of a list whose dashes stand so many columns in."""
    lines = tuple(_lines(play))
    margin = " " * indent
    return [margin + ("  " if place else "- ") + line for place, line in enumerate(lines)]


def _lines(play: PlayFile) -> Iterator[str]:
    yield f"name: {as_yaml(play.name)}"
    if play.seed:
        yield f"seed: {play.seed}"
    if play.caller is not None:
        yield f"caller: {play.caller.value}"
    yield "moves:"
    for move in play.moves:
        yield from _move(move)
    if play.outcome is not None:
        yield f"outcome: {play.outcome}"
    if play.score is not None:
        yield f"score: {play.score}"
    yield from _path(play.path)


def _move(move: MoveFile) -> Iterator[str]:
    if not isinstance(move, SayFile):
        yield f"  - {as_yaml(move)}"
        return
    yield f"  - say: {as_yaml(move.say)}"
    if move.which is not None:
        yield f"    which: {move.which}"


def _path(path: Sequence[str]) -> Iterator[str]:
    if path:
        first, *more = wrap(
            f"path: [{', '.join(path)}]",
            _WIDTH,
            break_long_words=False,
            break_on_hyphens=False,
        )
        yield first
        yield from (f"  {line}" for line in more)


def as_yaml(text: str) -> str:
    """Return a text of one line as YAML that reads back as it: as it stands, or in quotes."""
    if _PLAIN.fullmatch(text):
        return text
    # Backslashes before quotation marks: these get one of their own, which has to stay one.
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
