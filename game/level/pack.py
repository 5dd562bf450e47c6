"""Packs: folders of levels and the order they are played in."""

from pathlib import Path
from typing import Final

from attrs import frozen

from game.level.file import open_file
from game.level.problem import Problem
from game.level.source import Source, open_source

PACK_NAME: Final = "pack.yaml"
"""The file in a folder that makes it a pack."""


@frozen
class PackReading:
    """What came of reading a pack: the levels that can be found, in order, and every problem."""

    title: str
    levels: tuple[Path, ...]
    problems: tuple[Problem, ...]


def load_pack(place: Path) -> PackReading:
    """Read the pack in a folder, or in a pack file itself; its levels must be there."""
    file = place / PACK_NAME if place.is_dir() else place
    return _read(open_file(file), file.parent, there=True)


def read_pack(text: str | bytes, path: str = PACK_NAME) -> PackReading:
    """Read a pack from text; nobody looks whether its levels are there."""
    return _read(open_source(text, path), Path(path).parent, there=False)


def _read(source: Source, folder: Path, *, there: bool) -> PackReading:
    # Imported here: the YAML reader and cattrs take longer to import than the menu takes to draw.
    from game.level.pack_reader import pack_from  # noqa: PLC0415 - YAML starts late

    return PackReading(*pack_from(source, folder, there=there))
