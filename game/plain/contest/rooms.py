"""The rooms of this machine's user: which there are, and how each of them stands."""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import asdict, frozen

from game.contest.client.lead import HostGone, LeadLink
from game.contest.host.storage.loading import load_room
from game.contest.log import LogFile
from game.contest.place.keys import read_keys
from game.contest.place.rooms import is_held, known_rooms
from game.contest.rules.clock import RoomPhase, phase_at
from game.errors import CallcraftError

_PHASES: Final = {
    RoomPhase.LOBBY: "people come in",
    RoomPhase.COUNTDOWN: "about to begin",
    RoomPhase.RUNNING: "running",
    RoomPhase.PAUSED: "paused",
    RoomPhase.CLOSED: "closed",
}

_NONE: Final = "No room of yours is known on this machine. Host one with: callcraft host LEVEL"
_NO_TITLE: Final = "A room"
_BEGINS: Final = "Its host has only begun. Look again in a moment."


@frozen
class FoundRoom:
    """A room that is known on this machine."""

    log: str
    """The path of its log."""
    held: bool
    """Whether a host holds it just now."""
    title: str = ""
    """What it is called."""
    phase: RoomPhase | None = None
    """What it is doing, or was doing when its host ended; None where that cannot be told."""
    players: int = 0
    """How many are in it."""
    address: str = ""
    """Where one joins it; empty where nobody holds it."""
    trouble: str = ""
    """Why nothing more is known of it, as a sentence; else empty."""


def found_rooms() -> Iterator[FoundRoom]:
    """Yield the rooms that are known here, the newest first."""
    for log in known_rooms():
        held = is_held(log)
        try:
            yield _held_room(log) if held else _left_room(log)
        except (CallcraftError, OSError) as error:
            yield FoundRoom(str(log), held, trouble=str(error))


def _held_room(log: Path) -> FoundRoom:
    keys = read_keys(log)
    if not keys.address:
        # It has not begun to listen yet.
        raise HostGone(_BEGINS)
    with LeadLink(keys) as link:
        status = link.status()
    players = sum(not seat.removed for seat in status.seats)
    return FoundRoom(
        str(log),
        held=True,
        title=status.title,
        phase=status.phase,
        players=players,
        # Where only this machine can join, that is the one.
        address=next(iter(status.addresses), keys.address),
    )


def _left_room(log: Path) -> FoundRoom:
    file = LogFile.to_read(log)
    try:
        room, _ = load_room(file)
    finally:
        file.close()
    players = sum(not seat.removed for seat in room.seats.values())
    phase = phase_at(room, room.at)
    return FoundRoom(str(log), held=False, title=room.opened.title, phase=phase, players=players)


def rooms_json(rooms: Sequence[FoundRoom]) -> str:
    """Return rooms as a line of JSON."""
    return json.dumps([asdict(room) for room in rooms])


def rooms_lines(rooms: Sequence[FoundRoom]) -> Iterator[str]:
    """Yield rooms, two lines each."""
    if not rooms:
        yield _NONE
    for room in rooms:
        yield f"{room.title or _NO_TITLE}: {_told(room)}"
        yield f"  {room.log}"


def _told(room: FoundRoom) -> str:
    if room.phase is None:
        return f"{'held; ' if room.held else ''}{room.trouble}"
    players = "1 player" if room.players == 1 else f"{room.players} players"
    if room.held:
        return f"{_PHASES[room.phase]}, {players}, at {room.address}"
    closed = room.phase is RoomPhase.CLOSED
    where = "no host holds it" if closed else "no host holds it, and it is not closed"
    return f"{'closed, ' if closed else ''}{players}; {where}"
