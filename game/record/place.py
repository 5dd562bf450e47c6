"""Where the record lies, and how a database that cannot be used is set aside."""

from pathlib import Path
from typing import Final

_NAME: Final = "attempts"
_ENDING: Final = ".sqlite"
_COMPANIONS: Final = ("-journal", "-wal", "-shm")
"""Files that belong to a database and may hold its latest changes."""

_MOST_ASIDE: Final = 1_000
"""Names that are tried for a damaged record; so many of them are no accident any more."""


def database_path(folder: Path) -> Path:
    """Return the record's database in a folder."""
    return folder / f"{_NAME}{_ENDING}"


def sibling_path(folder: Path, version: int) -> Path:
    """Return the database beside one of a newer version, for a program that knows `version`."""
    return folder / f"{_NAME}.{version}{_ENDING}"


def salvaged_path(path: Path) -> Path:
    """Return where a new record is made from what can be read of a damaged one."""
    return path.with_name(f"{path.name}.salvaged")


def set_aside(path: Path) -> Path:
    """Rename a database, with all that belongs to it, to a free name, and return that name.

    Nothing is overwritten: the new name is taken before the old file moves there. OSError where
    the folder does not allow it.
    """
    aside = _free_name(path)
    # First the companions: a journal left behind would be played into the next database.
    for ending in _COMPANIONS:
        companion = path.with_name(path.name + ending)
        if companion.exists():
            companion.rename(aside.with_name(aside.name + ending))
    # Over the empty file that holds the name, so not by `rename`, which Windows refuses then.
    path.replace(aside)
    return aside


def _free_name(path: Path) -> Path:
    """Create and return an empty file with a name nobody has."""
    stem = path.name.removesuffix(_ENDING)
    for number in range(1, _MOST_ASIDE):
        aside = path.with_name(f"{stem}.damaged-{number}{_ENDING}")
        try:
            aside.touch(exist_ok=False)
        except FileExistsError:
            continue
        return aside
    message = f"{path.parent} holds too many damaged records"
    raise OSError(message)
