"""A host without a screen: where one can join, and a line for what happens in the room."""

import asyncio
import json
from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final, Protocol

from game.contest.host.hall import Hall
from game.contest.host.presentation.news import phase_told
from game.contest.host.room import RoomChange
from game.contest.host.running import Ready
from game.contest.host.server import RoomServer
from game.contest.host.storage.making import LoadedRoom
from game.contest.identity.codes import spaced
from game.contest.identity.join_link import phone_link
from game.contest.place.keys import keys_path
from game.contest.rules.clock import RoomPhase, time_left
from game.contest.rules.events import (
    BoardFrozen,
    BoardUnfrozen,
    CallTaken,
    LateSet,
    NameChanged,
    RoomClosed,
    RoomEvent,
    RoomExtended,
    RoomPaused,
    RoomResumed,
    RoomStarted,
    SeatRemoved,
    SeatTaken,
)
from game.contest.rules.ranking import board_at
from game.contest.rules.state import RoomState
from game.view.words import clock_text, points_text, seconds_text


class Lines(Protocol):
    """Where lines are written."""

    def say_all(self, lines: Iterable[str]) -> None:
        """Write lines."""

    def flush(self) -> None:
        """Make sure that they are seen."""


class HostTeller:
    """Writes what happens in a room, in sentences or as JSON, a line each."""

    def __init__(self, lines: Lines, hall: Hall, *, as_json: bool) -> None:
        self._lines = lines
        self._hall = hall
        self._as_json = as_json
        # Held, or it could be gone before it is done.
        self._later: asyncio.Future[None] | None = None

    def ready(self, addresses: Sequence[str], keys: str) -> None:
        """Say where one can join, and where the keys lie."""
        room, code = self._hall.held.on_disk, self._hall.code
        if self._as_json:
            self._line(
                event="ready",
                addresses=list(addresses),
                code=code,
                link=phone_link(addresses, code),
                keys=keys,
                title=room.opened.title,
                calls=[level.title for level in room.levels],
                limit=room.limit,
                phase=self._phase().value,
            )
        else:
            self._say_ready(addresses, keys)
        if self._phase() is RoomPhase.CLOSED:
            self._begin_digest()

    def _say_ready(self, addresses: Sequence[str], keys: str) -> None:
        room, code = self._hall.held.on_disk, self._hall.code
        title = f"{room.opened.title}: a" if room.opened.title else "A"
        many = "one call" if len(room.levels) == 1 else f"{len(room.levels)} calls"
        self._say(f"{title} room with {many}, {clock_text(room.limit)}.")
        for address in addresses:
            self._say(f"Join at {address}")
        if not addresses:
            self._say("This machine has no address at which others could join.")
        self._say(f"Code: {spaced(code)}")
        if addresses:
            self._say(f"Players type: callcraft join {addresses[0]} {spaced(code)} --plain")
        if link := phone_link(addresses, code):
            self._say(f"Phones open: {link}")
            self._say("callcraft contest link shows it as a code for their cameras.")
        self._say(f"The facilitator's keys lie in {keys}; callcraft contest finds them.")
        self._say(self._next_step())
        self._lines.flush()

    async def finish(self) -> None:
        """Wait until everything is told of what has happened."""
        if self._later is not None:
            await self._later

    def _phase(self) -> RoomPhase:
        held = self._hall.held
        return phase_told(held.on_disk, held.now)

    def _next_step(self) -> str:
        """Return what whoever leads can do now: a room that is taken up again may be anywhere."""
        held = self._hall.held
        left = clock_text(time_left(held.on_disk, held.now))
        match self._phase():
            case RoomPhase.LOBBY:
                return "When everybody is in, type in another terminal: callcraft contest start"
            case RoomPhase.CLOSED:
                return "The room is closed. For the results, type: callcraft contest results"
            case RoomPhase.PAUSED:
                return f"Paused, with {left} left. To go on, type: callcraft contest resume"
            case _:
                return f"It goes on, with {left} left, once players had a moment to come back."

    def hear(self, change: RoomChange) -> None:
        """Say what has happened."""
        for event in change.events:
            if type(event) in _TOLD:
                if self._as_json:
                    self._line(**self._data(event))
                else:
                    self._say(_TOLD[type(event)](self, event, change.room))
            if isinstance(event, BoardUnfrozen) and change.room.closed is not None:
                self._tell_places(change.room)
            if isinstance(event, RoomClosed):
                self._closed(change.room)
                self._begin_digest()
        self._lines.flush()

    def _begin_digest(self) -> None:
        self._later = asyncio.ensure_future(self._tell_digest())

    async def _tell_digest(self) -> None:
        """Say what stands for the log of a room that is closed."""
        digest = await asyncio.to_thread(self._hall.digest)
        if self._as_json:
            self._line(event="digest", digest=digest)
        else:
            self._say(f"Digest of the log: {digest}")
            self._say("Write it down: with it, anyone can tell later that nothing was changed.")
            self._say("For the results, type: callcraft contest results")
        self._lines.flush()

    def _closed(self, room: RoomState) -> None:
        # Who froze it wants to show the places, and this may be on the wall.
        if room.frozen is None:
            self._tell_places(room)
        elif not self._as_json:
            self._say("To show the last places, here too, type: callcraft contest unfreeze")

    def _tell_places(self, room: RoomState) -> None:
        rows = board_at(room, room.at).rows
        if self._as_json:
            self._line(
                event="results",
                rows=[
                    {
                        "place": row.place,
                        "seat": row.seat,
                        "name": self._name(row.seat),
                        "points": row.points,
                    }
                    for row in rows
                ],
            )
            return
        for row in rows:
            self._say(f"{row.place:3}. {self._name(row.seat)}, {points_text(row.points)}")

    def _data(self, event: RoomEvent) -> dict[str, Any]:
        data: dict[str, Any] = {"event": _WORDS[type(event)], "at": event.at}
        seat = getattr(event, "seat", None)
        if seat is not None:
            data |= {"seat": seat, "name": self._name(seat)}
        for name in ("call", "admitted", "countdown", "limit"):
            if hasattr(event, name):
                data[name] = getattr(event, name)
        return data

    def _name(self, seat: int) -> str:
        return self._hall.register.name_of(seat)

    def _say(self, text: str) -> None:
        self._lines.say_all([text])

    def _line(self, **data: object) -> None:
        self._lines.say_all([json.dumps(data)])
        self._lines.flush()

    def _seat(self, event: SeatTaken, room: RoomState) -> str:
        players = sum(not seat.removed for seat in room.seats.values())
        return f"{self._name(event.seat)} is in (seat {event.seat}; {players} in the room)."

    def _next(self, event: CallTaken, _: RoomState) -> str:
        return f"{self._name(event.seat)} goes on to call {event.call + 1}."

    def _out(self, event: SeatRemoved, _: RoomState) -> str:
        return f"{self._name(event.seat)} (seat {event.seat}) was taken out of the room."

    def _called(self, event: NameChanged, _: RoomState) -> str:
        return f"Seat {event.seat} is called {self._name(event.seat)} now."


_Told = Callable[[HostTeller, Any, RoomState], str]

# How much time a seat has is nobody else's business, and this may be on the wall.
_TOLD: Final[dict[type, _Told]] = {
    SeatTaken: HostTeller._seat,  # noqa: SLF001 - its own table
    NameChanged: HostTeller._called,  # noqa: SLF001 - as above
    SeatRemoved: HostTeller._out,  # noqa: SLF001 - as above
    CallTaken: HostTeller._next,  # noqa: SLF001 - as above
    LateSet: lambda _, event, __: (
        "Late comers are let in." if event.admitted else "Late comers are not let in any more."
    ),
    RoomStarted: lambda _, event, __: f"The calls begin in {seconds_text(event.countdown)}.",
    RoomPaused: lambda *_: "The room is paused.",
    RoomResumed: lambda *_: "The room goes on.",
    RoomExtended: lambda _, event, __: f"The room runs for {clock_text(event.limit)} in all.",
    BoardFrozen: lambda *_: "The board is frozen.",
    BoardUnfrozen: lambda *_: "The board is shown as it is.",
    RoomClosed: lambda *_: "The room is closed.",
}

_WORDS: Final = {
    SeatTaken: "seat-taken",
    NameChanged: "name-changed",
    SeatRemoved: "seat-removed",
    CallTaken: "call-taken",
    LateSet: "late-set",
    RoomStarted: "started",
    RoomPaused: "paused",
    RoomResumed: "resumed",
    RoomExtended: "extended",
    BoardFrozen: "board-frozen",
    BoardUnfrozen: "board-unfrozen",
    RoomClosed: "closed",
}


def told_of(lines: Lines, loaded: LoadedRoom, *, as_json: bool) -> Ready:
    """Return what tells of a host in lines once it listens."""

    def ready(server: RoomServer, addresses: tuple[str, ...]) -> HostTeller:
        teller = HostTeller(lines, server.hall, as_json=as_json)
        teller.ready(addresses, str(keys_path(loaded.log.path)))
        return teller

    return ready


def left_out(lines: int, *, as_json: bool) -> str:
    """Return the line that stands for lines nobody took in time."""
    if as_json:
        return json.dumps({"event": "left-out", "lines": lines})
    return f"({lines} lines are left out here, as they could not be written in time.)"
