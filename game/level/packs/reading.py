"""Reading a pack: text in, its levels in order and every problem out."""

from pathlib import Path

from attrs import field, frozen

from game.files import is_folder
from game.level.packs.pack import PACK_NAME, Checking, PackEntry
from game.level.problem import Problem
from game.level.yaml.file import open_file
from game.level.yaml.source import Source, open_source


@frozen
class PackReading:
    """What came of reading a pack."""

    title: str
    """What the pack is called; empty where it cannot be read."""
    entries: tuple[PackEntry, ...]
    """The levels that can be found, in the order of the pack.

    What an entry says of another level is kept only where that level is there and comes before it.
    """
    problems: tuple[Problem, ...]
    """Everything that is wrong with the pack, in the order of its lines; not with its levels."""
    checking: Checking = field(factory=Checking)
    """How the pack wants its levels to be checked."""

    @property
    def levels(self) -> tuple[Path, ...]:
        """The files of the levels, in order."""
        return tuple(entry.path for entry in self.entries)


def load_pack(place: Path) -> PackReading:
    """Read the pack in a folder, or in a pack file itself; its levels must be there."""
    file = place / PACK_NAME if is_folder(place) else place
    return _read(open_file(file), file.parent, there=True)


def read_pack(text: str | bytes, path: str = PACK_NAME) -> PackReading:
    """Read a pack from text; nobody looks whether its levels are there."""
    return _read(open_source(text, path), Path(path).parent, there=False)


def _read(source: Source, folder: Path, *, there: bool) -> PackReading:
    # Imported here: the YAML reader and cattrs take longer to import than the menu takes to draw.
    from game.level.packs.reader import pack_from  # noqa: PLC0415 - YAML starts late

    return PackReading(*pack_from(source, folder, there=there))
