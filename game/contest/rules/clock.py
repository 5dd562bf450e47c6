"""A room's clock: its phase, and how much of its time has run."""

from enum import StrEnum

from game.contest.rules.state import RoomState


class RoomPhase(StrEnum):
    """What a room is doing."""

    LOBBY = "lobby"
    """People come in."""
    COUNTDOWN = "countdown"
    """It is about to begin."""
    RUNNING = "running"
    PAUSED = "paused"
    CLOSED = "closed"


def phase_at(room: RoomState, at: int) -> RoomPhase:
    """Return what a room is doing at a contest time."""
    if room.closed is not None or is_overdue(room, at):
        return RoomPhase.CLOSED
    if room.starts is None:
        return RoomPhase.LOBBY
    if at < room.starts:
        return RoomPhase.COUNTDOWN
    return RoomPhase.RUNNING if room.paused is None else RoomPhase.PAUSED


def running_time(room: RoomState, at: int) -> int:
    """Return how long a room has run by a contest time, in milliseconds, pauses not counted."""
    if room.starts is None:
        return 0
    stops = [each for each in (room.paused, room.closed) if each is not None]
    until = min([at, *stops])
    return min(max(until - room.starts - room.stood, 0), room.limit)


def time_left(room: RoomState, at: int) -> int:
    """Return how long a room still runs, in milliseconds; the whole of it before it began."""
    return room.limit - running_time(room, at)


def due(room: RoomState) -> int | None:
    """Return the contest time at which a room's time is up; None where that is not known."""
    if room.starts is None or room.paused is not None or room.closed is not None:
        return None
    return room.starts + room.stood + room.limit


def is_overdue(room: RoomState, at: int) -> bool:
    """Return whether a room that nobody has closed should have been by a contest time."""
    end = due(room)
    return end is not None and at >= end
