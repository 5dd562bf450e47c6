"""Opening the record so that a call can be played whatever state it is in."""

import os
from pathlib import Path
from typing import Final

from attrs import evolve, frozen

from game.record.database import Damaged, Database, Newer, Unavailable
from game.record.place import database_path, set_aside, sibling_path
from game.record.schema import VERSION
from game.resources import FOLDER_VARIABLE
from game.text import clean

_TRIES: Final = 3
"""How often to look again at a database that another program replaced meanwhile."""


@frozen
class Opened:
    """A database to work with, and what the player ought to know about it, if anything.

    `path` is where it lies, or should lie. `kept` is False for one in memory, which is gone when
    the program ends.
    """

    database: Database
    path: Path
    notice: str | None = None
    kept: bool = True


def open_record(folder: Path) -> Opened:
    """Return the record in a folder; where there can be none, one in memory."""
    path = database_path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        return in_memory(path, error.strerror or "the folder cannot be made")
    try:
        return _open(path)
    except Newer:
        return _beside(path)


def in_memory(path: Path, why: str) -> Opened:
    """Return a copy in memory of what can be read at `path`, with the reason why."""
    notice = (
        f"Your calls cannot be kept in {clean(str(path.parent))}: {clean(why).rstrip('.')}. "
        f"You can play on, but nothing from now on is kept. {FOLDER_VARIABLE} can name another "
        "folder."
    )
    return Opened(Database.copy_of(path), path, notice, kept=False)


def _open(path: Path) -> Opened:
    notice = None
    for _ in range(_TRIES):
        seen = _print_of(path)
        try:
            database = Database.at(path)
        except Unavailable as error:
            return in_memory(path, str(error))
        except Damaged as error:
            if _print_of(path) != seen:
                continue
            try:
                notice = _aside_notice(path, set_aside(path), str(error))
            except OSError as refusal:
                return in_memory(path, f"{error}, and {refusal.strerror or refusal}")
            continue
        if not os.access(path.parent, os.W_OK):
            database.close()
            return in_memory(path, "the folder is read-only")
        return Opened(database, path, notice)
    return in_memory(path, "another program keeps changing it")


def _beside(path: Path) -> Opened:
    """Return this version's own record beside a newer one, which stays as it is."""
    sibling = sibling_path(path.parent, VERSION)
    first = not sibling.exists()
    try:
        opened = _open(sibling)
    except Newer:
        return in_memory(path, "it was written by a newer version of the game")
    notice = (
        f"The record of your calls, {clean(str(path))}, was written by a newer version of the game "
        f"and is left as it is. This version keeps its own beside it: {sibling.name}."
    )
    return evolve(opened, notice=notice) if first and not opened.notice else opened


def _aside_notice(path: Path, aside: Path, why: str) -> str:
    return (
        f"The record of your calls, {clean(str(path))}, cannot be used: {why}. It is set aside as "
        f"{aside.name} and nothing in it was changed. A new record has been begun."
    )


def _print_of(path: Path) -> tuple[int, int, int] | None:
    """Return what tells whether a file is still the one looked at."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns
