"""Opening the record so that a call can be played whatever state it is in."""

import os
from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from game.files import make_folder
from game.record.database import Damaged, Database, Locked, Newer, Unavailable
from game.record.place import database_path, salvaged_path, set_aside, sibling_path
from game.record.recovery import salvage
from game.record.schema import VERSION
from game.resources import FOLDER_VARIABLE
from game.text import clean

_TRIES: Final = 3
"""How often to look again at a database that another program replaced meanwhile."""


@frozen
class Opened:
    """A database to work with, and what there is to say about it."""

    database: Database
    """The database, in a file or in memory."""
    path: Path | None
    """Where it lies, or should lie; None where there is no place for one."""
    notice: str | None = None
    """What the player ought to know; None where there is nothing."""
    kept: bool = True
    """Whether it lies in a file; one in memory is gone when the program ends."""
    why: Exception | None = None
    """What kept it out of a file; None where it is in one."""


def open_record(folder: Path, patience: float | None = None) -> Opened:
    """Return the record in a folder; where there can be none, one in memory.

    `patience`: seconds to wait for another program that holds it, None for as long as usual.
    """
    path = database_path(folder)
    try:
        # From here on the working directory may change, or go.
        path = database_path(folder.absolute())
        make_folder(path.parent)
    except OSError as error:
        return in_memory(path, Unavailable(_why(error, "the folder cannot be made")))
    try:
        return _open(path, patience)
    except Newer:
        return _beside(path, patience)


def without_folder(why: str) -> Opened:
    """Return a record in memory where there is no place for one, with the reason why."""
    notice = (
        f"There is no place to keep your calls in: {why}. You can play on, but nothing is kept. "
        f"{FOLDER_VARIABLE} can name a folder."
    )
    database = Database.in_memory()
    return Opened(database, None, notice, kept=False, why=Unavailable(why))


def in_memory(path: Path | None, error: Exception) -> Opened:
    """Return a copy in memory of what can be read at `path`, with the reason why."""
    database = Database.copy_of(path) if path else Database.in_memory()
    return Opened(database, path, why_not_kept(path, error), kept=False, why=error)


def opened_to_keep(folder: Path | None, patience: float | None = None) -> Opened:
    """Return the record in a folder; raise what is in the way where it cannot be kept in a file."""
    opened = open_record(folder, patience) if folder else without_folder("there is no folder")
    if opened.why is not None:
        opened.database.close()
        raise opened.why
    return opened


def why_not_kept(path: Path | None, error: Exception) -> str:
    """Return what to tell of calls that cannot be kept just now."""
    if isinstance(error, Locked):
        return (
            f"The record of your calls, {clean(str(path))}, is held by another program. You can "
            "play on: what you play is kept as soon as it is free."
        )
    if path is None:
        return without_folder(str(error)).notice or ""
    return (
        f"Your calls cannot be kept in {_short(path.parent)}: {clean(str(error)).rstrip('.')}. "
        "You can play on: it is tried again at the end of each call, and when you leave. "
        f"{FOLDER_VARIABLE} can name another folder."
    )


def mended(path: Path, why: str) -> str:
    """Begin a new record from what can be read of a damaged one, and return what to tell of it.

    The damaged one is set aside as it was; OSError where that cannot be done.
    """
    new = salvaged_path(path)
    # Before the damaged one is moved: until the new one is whole, nothing has happened.
    new.unlink(missing_ok=True)
    count = salvage(path, new)
    aside = set_aside(path)
    told = (
        f"The record of your calls, {clean(str(path))}, cannot be used: {why}. It is set aside as "
        f"{aside.name} and nothing in it was changed."
    )
    if not count:
        new.unlink(missing_ok=True)
        return f"{told} A new record has been begun."
    new.replace(path)
    calls = "1 call" if count == 1 else f"{count} calls"
    return f"{told} A new record has been begun with the {calls} that could be read in it."


def _open(path: Path, patience: float | None) -> Opened:
    notice = None
    # First, or the place would be found empty and an empty record begun in it.
    _finish_mending(path)
    for _ in range(_TRIES):
        seen = _print_of(path)
        try:
            database = Database.at(path, patience)
        except Unavailable as error:
            return in_memory(path, error)
        except Damaged as error:
            # Another program may have mended it meanwhile: its new record must not be set aside.
            if _print_of(path) != seen:
                continue
            try:
                notice = mended(path, str(error))
            except OSError as refusal:
                return in_memory(path, Unavailable(f"{error}, and {_why(refusal, str(refusal))}"))
            continue
        # SQLite writes a journal beside the file, so a folder that takes none keeps nothing, even
        # if the file itself could be written.
        if not os.access(path.parent, os.W_OK):
            database.close()
            return in_memory(path, Unavailable("the folder is read-only"))
        return Opened(database, path, notice)
    return in_memory(path, Unavailable("another program keeps changing it"))


def _finish_mending(path: Path) -> None:
    """Put the new record in its place where the program was killed just before it did that."""
    new = salvaged_path(path)
    with suppress(OSError):
        if new.exists() and not path.exists():
            new.replace(path)


def _beside(path: Path, patience: float | None) -> Opened:
    """Return this version's own record beside a newer one, which stays as it is."""
    sibling = sibling_path(path.parent, VERSION)
    first = not sibling.exists()
    try:
        opened = _open(sibling, patience)
    except Newer:
        return in_memory(path, Unavailable("it was written by a newer version of the game"))
    notice = (
        f"The record of your calls, {clean(str(path))}, was written by a newer version of the game "
        f"and is left as it is. This version keeps its own beside it: {sibling.name}."
    )
    return evolve(opened, notice=notice) if first and not opened.notice else opened


def _short(path: Path) -> str:
    """Return a path to be read; of a very long one the beginning and the end."""
    told = clean(str(path))
    return (
        told if len(told) <= _LONGEST else f"{told[: _LONGEST // 2]} ... {told[-_LONGEST // 4 :]}"
    )


_LONGEST: Final = 200
"""Characters of a path that are told; more than any that a person has chosen."""


def _why(error: OSError, otherwise: str) -> str:
    return error.strerror or otherwise


def _print_of(path: Path) -> tuple[int, int, int] | None:
    """Return what tells whether a file is still the one looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
