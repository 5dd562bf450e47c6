"""The rooms of this machine's user: where their logs lie, so that a command can find them."""

import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from game.contest.log import LogUnavailable
from game.contest.log.making import is_log_taken
from game.contest.log.snapshot import snapshot_path
from game.contest.place.keys import keys_path
from game.files import is_file, make_folder
from game.level.digest import digest_of
from game.resources import data_folder
from game.saving import save

BESIDE: Final = (".lock", "-wal", "-shm", "-journal")
"""How the names of those files end that SQLite and the lock make beside a log."""

_ENDING: Final = ".room"
_NOTE_ENDING: Final = ".json"
_LARGEST: Final = 16 * 1_024


def new_log_path() -> Path:
    """Return where the log of a new room goes; OSError where there is no place for it."""
    folder = _folder()
    make_folder(folder)
    stamp = datetime.now(UTC).strftime("%Y-%m-%d-%H%M%S")
    path = folder / f"{stamp}{_ENDING}"
    number = 1
    while path.exists():
        number += 1
        path = folder / f"{stamp}-{number}{_ENDING}"
    return path


def files_of(log: Path) -> list[Path]:
    """Return everything that may lie at a room's log: itself, and what is made beside it."""
    beside = [log.with_name(f"{log.name}{ending}") for ending in BESIDE]
    return [log, keys_path(log), snapshot_path(log), *beside]


def note_room(log: Path) -> None:
    """Remember where a room's log lies; where that cannot be, its commands need the path."""
    with suppress(OSError):
        folder = _folder()
        make_folder(folder)
        text = json.dumps({"log": str(log.absolute())})
        save(folder / f"{digest_of(str(log.absolute()))[:16]}{_NOTE_ENDING}", text.encode())


def known_rooms() -> list[Path]:
    """Return the logs of all rooms that are known here, the newest first."""
    try:
        notes = sorted(_folder().glob(f"*{_NOTE_ENDING}"), key=_written_at, reverse=True)
    except OSError:
        return []
    return [log for log in _logs(notes) if is_file(log)]


def _written_at(note: Path) -> float:
    # One that goes away in this moment hides none of the others.
    with suppress(OSError):
        return note.stat().st_mtime
    return 0.0


def _logs(notes: list[Path]) -> Iterator[Path]:
    for note in notes:
        # Whatever lies there that is no note of ours leads to no room.
        with suppress(OSError, ValueError, TypeError, KeyError, RecursionError):
            yield Path(json.loads(note.read_bytes()[:_LARGEST])["log"])


def is_held(log: Path) -> bool:
    """Return whether a host holds a room just now."""
    try:
        return is_log_taken(log)
    except LogUnavailable:
        return False


def _folder() -> Path:
    return data_folder() / "rooms"
