"""Reading a level: text in, a level or every problem out. Nothing here raises for a bad file."""

from pathlib import Path

from attrs import field, frozen

from game.call.script.level import Level
from game.level.problem import Problem
from game.level.yaml.file import open_file
from game.level.yaml.node import Node
from game.level.yaml.source import Source, open_source


@frozen
class Reading:
    """What came of reading a level."""

    level: Level | None
    """The level; None exactly when one of the problems is an error."""
    problems: tuple[Problem, ...]
    """Everything that is wrong with the file, in the order of its lines."""
    digest: str
    """The SHA-256 of what the file means, 64 digits of base 16.

    Comments, quoting, line ends, the order of keys and what is expected under `balance` do not
    change it; which scene stands first does, where no `start` says where the call begins. Of a file
    that is no YAML it is the SHA-256 of the text.
    """
    source: str = field(repr=False)
    """The text that was read; empty where the file could not be opened or is too large."""
    root: Node | None = field(default=None, repr=False, eq=False)
    """The data of the file, with the place of each value; None where it is no YAML."""


def load_level(path: Path) -> Reading:
    """Read the level in a file; a file that cannot be opened is a problem like any other."""
    return _read(open_file(path))


def read_level(text: str | bytes, path: str = "level") -> Reading:
    """Read a level from text; `path` is what its problems call it."""
    return _read(open_source(text, path))


def _read(source: Source) -> Reading:
    # Imported here: the YAML reader and cattrs take longer to import than the menu takes to draw.
    from game.level.level_reader import level_from  # noqa: PLC0415 - YAML starts late

    level, problems, digest, root = level_from(source)
    return Reading(level, problems, digest, source.text, root)
