"""What stands on the screen of a room between its calls, whether the room is found or not."""

from collections.abc import Sequence
from typing import Final

from game.contest.client.seat_client import SeatClient
from game.contest.rules.clock import RoomPhase
from game.contest.wording.room_page import (
    KnownRoom,
    RoomPage,
    debrief_row,
    known_call,
    room_page,
)
from game.play.debrief import Debrief
from game.view.words import clock_text

_TRYING: Final = "Nobody answers there yet. It goes on trying."
_LEAVING: Final = "To leave before that, press q: your seat stays yours."
_LONG: Final = 3.0
"""Seconds after which somebody who waits for a host is told that nobody answers."""
_RUNS: Final = (RoomPhase.RUNNING, RoomPhase.PAUSED)


def seat_page(
    seat: SeatClient, debriefs: Sequence[Debrief | None] | None, *, waited: float
) -> RoomPage:
    """Return what stands on the screen of a room now.

    `debriefs`: of the room's calls, once it is closed; None as long as they are not here. `waited`:
    seconds since one began to look for the room.
    """
    known, news, over = seat.known, seat.known.news, seat.over
    if over is not None:
        return RoomPage(str(over))
    if known.welcome is None or news is None:
        told = (_TRYING,) if waited > _LONG else ()
        return RoomPage(f"Looking for the room at {seat.order.address.origin}", told=told)
    call = known_call(known.view(news.call)) if known.knows(news.call) else None
    moment = KnownRoom(known.welcome, news, known.left, known.begins, known.since, call)
    rows = (
        None
        if debriefs is None
        else [debrief_row(call, debrief) for call, debrief in enumerate(debriefs) if debrief]
    )
    return room_page(moment, rows, _LEAVING)


def aside_words(seat: SeatClient) -> str:
    """Return what stands at the end of the title line."""
    known = seat.known
    if known.welcome is None or known.news is None:
        return ""
    left = f"{clock_text(known.left)} left" if known.phase in _RUNS else ""
    return " · ".join(each for each in (seat.trouble, known.welcome.name, left) if each)
