"""A room as a snapshot holds it: everything of its state, but for its levels, as lines of JSON.

A line a seat, so that it is put together piece by piece: in a thread beside a room that is played,
one piece would hold everybody up. Acts and events are told by their places in a list of them, since
a thousand seats do a few different things a million times. There are no names in a room's state,
and so none in a snapshot.
"""

import json
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any, Final

from attrs import frozen
from cattrs.preconf.json import JsonConverter

from game.call import RULES_VERSION, CallState, Event, Level, event_from_data, event_to_data
from game.contest.log import chained
from game.contest.log.entry import START
from game.contest.rules.board import FrozenBoard
from game.contest.rules.call import SeatCall, ringing
from game.contest.rules.events import RoomOpened
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.contest.wire.event_text import event_to_text
from game.view.commands import Act
from game.view.counted import Counted
from game.view.encoding import new_converter

FORMAT: Final = 1
"""Rises with each change by which a snapshot is no longer what an older program takes it for."""


@frozen
class Head:
    """Whose snapshot it is, and who can read it."""

    room: str
    """What stands for the room: the digest of its log's first entry, in base 16."""
    format: int = FORMAT
    """The format of the rest."""
    rules: int = RULES_VERSION
    """The version of the rules that its states follow from."""
    release: str = version("callcraft")
    """The release of the program that wrote it."""


@frozen
class _Call:
    number: int
    state: CallState
    events: tuple[int, ...]
    acts: tuple[int, ...]
    counted: Counted
    settled: int
    carry: int
    credit: int
    ended: int | None


@frozen
class _Seat:
    number: int
    commitment: str
    reply_seed: int
    team: int | None
    share: int
    removed: bool
    calls: tuple[_Call, ...]


@frozen
class _Room:
    opened: RoomOpened
    limit: int
    at: int
    seats: int
    admits: bool
    starts: int | None
    paused: int | None
    stood: int
    closed: int | None
    frozen: FrozenBoard | None


@frozen
class _Lists:
    acts: tuple[Act, ...]
    events: list[list[Any]]


class _Numbers:
    """Places of things in a list of different ones."""

    def __init__(self) -> None:
        self.places: dict[Any, int] = {}

    def of(self, things: tuple[Any, ...]) -> tuple[int, ...]:
        places = self.places
        return tuple(places.setdefault(each, len(places)) for each in things)


def room_mark(first_entry: str) -> str:
    """Return what stands for a room, by the first entry of its log."""
    return chained(START, first_entry).hex()


def head_of(data: bytes) -> Head | None:
    """Return the head of a snapshot; None for anything else."""
    try:
        head: Head = new_converter().loads(data.partition(b"\n")[0], Head)
    # A file may hold anything; json, cattrs and attrs raise what they please.
    except Exception:  # noqa: BLE001 - see above
        return None
    return head


def snapshot_of(room: RoomState) -> bytes:
    """Return a snapshot of a room."""
    return b"\n".join(line.encode() for line in _lines(room))


def room_from(data: bytes, levels: Mapping[str, Level]) -> RoomState | None:
    """Return the room of a snapshot that this release wrote; None for anything else.

    `levels`: those of its calls, by their digests. Calls have no turns until somebody asks.
    """
    try:
        head = head_of(data)
        if head is None or head != Head(head.room):
            return None
        room = _room(data.decode().split("\n"), levels)
        return room if room_mark(event_to_text(room.opened)) == head.room else None
    # A file may hold anything; json, cattrs and attrs raise what they please.
    except Exception:  # noqa: BLE001 - see above
        return None


def _lines(room: RoomState) -> Iterator[str]:
    converter = _converter(room.levels)
    acts, events = _Numbers(), _Numbers()

    def line(value: object) -> str:
        return json.dumps(converter.unstructure(value), separators=(",", ":"))

    yield line(Head(room_mark(event_to_text(room.opened))))
    yield line(
        _Room(
            room.opened,
            room.limit,
            room.at,
            len(room.seats),
            room.admits,
            room.starts,
            room.paused,
            room.stood,
            room.closed,
            room.frozen,
        )
    )
    for seat in room.seats.values():
        calls = tuple(_call_data(call, acts, events) for call in seat.calls)
        yield line(
            _Seat(
                seat.number,
                seat.commitment,
                seat.reply_seed,
                seat.team,
                seat.share,
                seat.removed,
                calls,
            )
        )
    yield line(_Lists(tuple(acts.places), [event_to_data(each) for each in events.places]))


def _call_data(call: SeatCall, acts: _Numbers, events: _Numbers) -> _Call:
    return _Call(
        call.number,
        call.state,
        events.of(call.events),
        acts.of(call.acts),
        call.counted,
        call.settled,
        call.carry,
        call.credit,
        call.ended,
    )


def _room(lines: list[str], levels: Mapping[str, Level]) -> RoomState:
    _, first, *seats, last = lines
    plain = new_converter()
    data = plain.loads(first, _Room)
    played = tuple(levels[digest] for digest in data.opened.calls)
    if len(seats) != data.seats or len(played) != len(data.opened.chances):
        raise ValueError
    lists = plain.loads(last, _Lists)
    reader = _SeatReader(played, data.opened, lists)
    return RoomState(
        data.opened,
        played,
        data.limit,
        data.at,
        {number: reader.seat(number, line) for number, line in enumerate(seats, 1)},
        data.admits,
        data.starts,
        data.paused,
        data.stood,
        data.closed,
        data.frozen,
    )


class _SeatReader:
    """Reads the seats of a snapshot, a line each."""

    def __init__(self, levels: tuple[Level, ...], opened: RoomOpened, lists: _Lists) -> None:
        self._converter = _converter(levels)
        self._levels, self._chances = levels, opened.chances
        self._acts: tuple[Act, ...] = lists.acts
        self._events: tuple[Event, ...] = tuple(map(event_from_data, lists.events))

    def seat(self, number: int, line: str) -> Seat:
        """Return a seat."""
        data = self._converter.loads(line, _Seat)
        if data.number != number:
            raise ValueError
        *done, last = (self._call(data.reply_seed, each) for each in data.calls)
        return Seat(
            number,
            data.commitment,
            data.reply_seed,
            last,
            data.team,
            data.share,
            data.removed,
            tuple(done),
        )

    def _call(self, reply_seed: int, data: _Call) -> SeatCall:
        level, chance = self._levels[data.number], self._chances[data.number]
        start = ringing(data.number, level, chance, reply_seed).start
        if data.state.level is not level:
            raise ValueError
        return SeatCall(
            data.number,
            start,
            data.state,
            tuple(map(self._events.__getitem__, data.events)),
            tuple(map(self._acts.__getitem__, data.acts)),
            data.counted,
            data.settled,
            data.carry,
            data.credit,
            data.ended,
            kept_turns=None,
        )


def _converter(levels: tuple[Level, ...]) -> JsonConverter:
    """Return what makes plain data of states, and reads it strictly; a level is told by its place.

    The same level in two places is told by the first, which is the same one.
    """
    converter = new_converter()
    places = {id(level): place for place, level in reversed(list(enumerate(levels)))}
    converter.register_unstructure_hook(Level, lambda level: places[id(level)])
    converter.register_structure_hook(Level, lambda place, _: levels[place])
    return converter
