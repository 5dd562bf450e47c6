"""The calls there are to play, as the menu lists them: sound ones and broken ones."""

from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

from game.call import Level
from game.level.library import shipped
from game.level.pack import PACK_NAME, load_pack
from game.level.problem import describe
from game.level.reading import load_level
from game.tui.records import NOT_PLAYED, Origin, Progress, Records


@frozen
class Entry:
    """A level file and how it has gone so far. `level` is None where the file has errors.

    `number` is its place in the pack, None for a file outside it; `problems` are plain texts.
    """

    number: int | None
    path: Path
    level: Level | None
    problems: tuple[str, ...]
    digest: str
    source: str = field(repr=False)
    progress: Progress = NOT_PLAYED

    @property
    def name(self) -> str:
        """The name of the level file without its ending."""
        return self.path.stem

    @property
    def origin(self) -> Origin:
        """What to keep of it with a call."""
        return Origin(self.digest, self.name, self.source)


def read_entry(path: Path, records: Records, number: int | None = None) -> Entry:
    """Read one level file; a file that cannot be read becomes an entry with problems."""
    reading = load_level(path)
    problems = tuple(map(describe, reading.problems))
    progress = records.progress(reading.digest) if reading.level else NOT_PLAYED
    return Entry(number, path, reading.level, problems, reading.digest, reading.source, progress)


def read_shelf(records: Records, folder: Path | None) -> Iterator[Entry]:
    """Yield the entries of a pack in order, of the shipped one for None; each once it is read."""
    place = folder or shipped()
    pack = load_pack(place)
    if pack.problems:
        problems = tuple(map(describe, pack.problems))
        yield Entry(None, place / PACK_NAME, None, problems, "", "")
    for number, path in enumerate(pack.levels, 1):
        yield read_entry(path, records, number)


def number_of(path: Path) -> int | None:
    """Return the number of a level file in the shipped pack, None where it is not in it."""
    levels = [level.resolve() for level in load_pack(shipped()).levels]
    wanted = path.resolve()
    return levels.index(wanted) + 1 if wanted in levels else None


def counted(number: int, thing: str) -> str:
    """Return a number of things in words: "1 problem", "3 problems"."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
