"""Calls that were played in rooms: what came of them, without what it takes to play them again.

A level stays with the host of its room, so there is nothing here from which a score could be worked
out anew. Such a call is no attempt, and lies in a file of its own beside the database of attempts.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final

from attrs import field, frozen

from game.files import make_folder
from game.level.digest import digest_of
from game.play.debrief import Debrief
from game.resources import data_folder
from game.saving import save
from game.view.encoding import NotUnderstood, decode, encode

_FOLDER: Final = "rooms-played"
_ENDING: Final = ".json"
_LARGEST: Final = 4 * 1_024 * 1_024
"""Bytes of such a file: what a host may send at once."""


@frozen
class RoomResult:
    """What came of a call in a room. It cannot be replayed."""

    room: str
    """What the room was called; may be empty."""
    origin: str
    """Where it was held: http://192.168.1.20:8137."""
    code: str
    """The room's code, by which it is told from others."""
    seat: int
    """The seat it was played at."""
    call: int
    """Which call of the room, from 0."""
    played_at: str
    """When it was looked back on, after the close: UTC, ISO 8601, to the second."""
    place: int
    """The place of the seat in the room; 0 where that was not shown."""
    players: int
    """How many were in the room."""
    debrief: Debrief = field(repr=False)
    """The call looked back on."""


def keep_result(result: RoomResult) -> None:
    """Keep a call that was played in a room, in the place of what was kept of it before.

    OSError where it cannot be kept.
    """
    folder = data_folder() / _FOLDER
    make_folder(folder)
    # No part of a stranger's text is fit to be a name of a file.
    # Not by the address: a host that is started again may have another, and its code stays.
    key = digest_of(f"{result.code}\n{result.seat}\n{result.call}")[:32]
    save(folder / f"{key}{_ENDING}", encode(result).encode())


def kept_results() -> list[RoomResult]:
    """Return all that was kept, the latest first; what cannot be read is left out."""
    return sorted(_read(), key=lambda each: (each.played_at, -each.call), reverse=True)


def _read() -> Iterator[RoomResult]:
    with suppress(OSError):
        for path in sorted((data_folder() / _FOLDER).glob(f"*{_ENDING}")):
            with suppress(OSError, NotUnderstood, UnicodeDecodeError):
                yield decode(RoomResult, _text(path))


def _text(path: Path) -> str:
    with path.open("rb") as file:
        return file.read(_LARGEST).decode("utf-8")
