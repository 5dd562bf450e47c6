"""Texts that a space and `#` cut short: YAML takes what follows for a comment of the file."""

import re
from collections.abc import Iterator
from typing import Final

from game.call.meters.mood import MOODS
from game.level.code import Code
from game.level.problem import Path, Problem
from game.level.reading import Reading
from game.level.shape.gaps import subject
from game.level.wording import quoted
from game.level.yaml.node import Node
from game.level.yaml.source import open_source

_TEXTS: Final = frozenset(
    (
        *("title", "sector", "brief", "name", "caller", "say", "answer"),
        *("burst", "thinking", "what", "text", "from"),
    )
)
"""The keys behind which text stands that is read in the call."""

_NAMED_TEXTS: Final = frozenset({"limits", "clues"})
"""The blocks in which each name stands for a text."""

_QUOTED: Final = ("'", '"', "|", ">")
_REMARK: Final = re.compile(r"[ \t]+(#.*)")


def cut_offs(reading: Reading, path: str) -> tuple[Problem, ...]:
    """Return a warning for each text of a level that ends where a remark begins.

    `path` is what the file is called. Only text without quotes can be cut off.
    """
    if reading.root is None or "#" not in reading.source:
        return ()
    source = open_source(reading.source, path)
    found = (_cut_off(node, way, source.lines) for way, node in _texts(reading.root, ()))
    return tuple(map(source.completed, filter(None, found)))


def _texts(node: Node, path: Path) -> Iterator[tuple[Path, Node]]:
    """Yield every text of a file that is read in the call, with its path."""
    if isinstance(node.value, str):
        if _is_text(path):
            yield path, node
        return
    inside = node.inside
    steps = inside.items() if isinstance(inside, dict) else enumerate(inside)
    for step, child in steps:
        yield from _texts(child, (*path, step))


def _is_text(path: Path) -> bool:
    words = [step for step in path if isinstance(step, str)]
    # What a caller says by mood stands one key further in.
    if words and words[-1] in MOODS:
        words.pop()
    return bool(words) and (words[-1] in _TEXTS or words[0] in _NAMED_TEXTS)


def _cut_off(node: Node, path: Path, lines: list[str]) -> Problem | None:
    """Return the remark behind a text that has no quotes, if there is one."""
    said = "".join(str(node.value).split())
    line, column = node.line - 1, node.column - 1
    # Between quotes `#` is a sign like any other, and in a block of text as well.
    if not said or lines[line][column:].startswith(_QUOTED):
        return None
    line, column = _end(said, lines, line, column)
    remark = _REMARK.match(lines[line], column)
    if remark is None:
        return None
    return Problem(
        Code.CUT_OFF,
        f"{subject(path)} ends before this `#`: {quoted(remark.group(1))} is a remark that nobody "
        "sees.",
        "Put the whole text in quotes if this belongs to it; put a remark on a line of its own.",
        line=line + 1,
        column=remark.start(1) + 1,
    )


def _end(said: str, lines: list[str], line: int, column: int) -> tuple[int, int]:
    """Return the line and column, from 0, behind a text that begins at a place.

    `said` is the text without its spaces: how it is spread over lines makes no difference.
    """
    for sign in said:
        # Line breaks and spaces of a text are folded by YAML, so only its other signs can be looked
        # for.
        while (column := lines[line].find(sign, column)) < 0:
            line, column = line + 1, 0
        column += 1
    return line, column
