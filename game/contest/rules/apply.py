"""What has happened, taken in: from a room and an event to the room after it."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from attrs import evolve

from game.call import RULES_VERSION, IllegalEvent, Level
from game.call.changed import changed
from game.contest.rules.board import FrozenBoard
from game.contest.rules.call import do, put_away, ringing
from game.contest.rules.clock import running_time
from game.contest.rules.events import (
    ActDone,
    BoardFrozen,
    BoardUnfrozen,
    CallTaken,
    LateSet,
    NameChanged,
    RoomClosed,
    RoomEvent,
    RoomExtended,
    RoomOpened,
    RoomPaused,
    RoomReopened,
    RoomResumed,
    RoomStarted,
    SeatRemoved,
    SeatTaken,
    TimeGiven,
    TimeNoted,
)
from game.contest.rules.ranking import board_at, board_without, settled_seat
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.contest.rules.tuning import ROOM_RULES
from game.errors import CallcraftError


class BadRoomLog(CallcraftError, ValueError):
    """Events that no room can have had."""


class OtherRules(CallcraftError):
    """A room of other rules than this release has; the message names one that has them."""


def need_own_rules(event: RoomOpened) -> None:
    """Refuse a room that was made by other rules; OtherRules names the release that made it."""
    if (event.rules, event.room_rules) != (RULES_VERSION, ROOM_RULES):
        message = (
            f"This room was played by rules {event.rules}.{event.room_rules}, and this release "
            f"of the game has rules {RULES_VERSION}.{ROOM_RULES}. Use release {event.release}."
        )
        raise OtherRules(message)


def opened(event: RoomOpened, levels: Mapping[str, Level]) -> RoomState:
    """Return a room that has just been made; `levels`: those of its calls, by their digests.

    BadRoomLog where they do not fit, OtherRules where it was made by rules that are not these.
    """
    need_own_rules(event)
    missing = [digest for digest in event.calls if digest not in levels]
    if missing or not event.calls or len(event.chances) != len(event.calls):
        message = "The room's first entry does not fit the levels beside it."
        raise BadRoomLog(message)
    return RoomState(event, tuple(levels[each] for each in event.calls), event.limit, event.at)


def apply(room: RoomState, event: RoomEvent) -> RoomState:
    """Return a room after an event; BadRoomLog where it cannot have happened."""
    if event.at < room.at:
        message = "An entry of the room's log is earlier than the one before it."
        raise BadRoomLog(message)
    try:
        after = _APPLIED[type(event)](room, event)
    except (KeyError, IndexError, IllegalEvent) as error:
        message = f"An entry of the room's log does not fit what was before it: {event!r:.80}"
        raise BadRoomLog(message) from error
    return after if after.at == event.at else changed(after, at=event.at)


def state_of(events: Iterable[RoomEvent], levels: Mapping[str, Level]) -> RoomState:
    """Return the room that had these events; BadRoomLog where none can have had them."""
    room: RoomState | None = None
    for event in events:
        room = _first(event, levels) if room is None else apply(room, event)
    if room is None:
        message = "The room's log is empty."
        raise BadRoomLog(message)
    return room


def _first(event: RoomEvent, levels: Mapping[str, Level]) -> RoomState:
    if not isinstance(event, RoomOpened):
        message = "The room's log does not begin with its opening."
        raise BadRoomLog(message)
    return opened(event, levels)


def _taken(room: RoomState, event: SeatTaken) -> RoomState:
    if event.seat != len(room.seats) + 1:
        raise KeyError(event.seat)
    call = ringing(0, room.levels[0], room.opened.chances[0], event.reply_seed)
    return _with(room, Seat(event.seat, event.commitment, event.reply_seed, call, team=event.team))


def _renamed(room: RoomState, event: NameChanged) -> RoomState:
    return _with(room, changed(room.seats[event.seat], commitment=event.commitment))


def _removed(room: RoomState, event: SeatRemoved) -> RoomState:
    # Settled now, as no time passes for them from here on.
    seat = settled_seat(room, room.seats[event.seat], event.at)
    after = _with(room, changed(seat, removed=True))
    if room.frozen is None:
        return after
    board = board_without(after, room.frozen.board, event.seat)
    return changed(after, frozen=evolve(room.frozen, board=board))


def _timed(room: RoomState, event: TimeGiven) -> RoomState:
    # What has passed was passed with the share of before.
    seat = settled_seat(room, room.seats[event.seat], event.at)
    # What is left of a millisecond is counted in shares; taken for parts of another it is more.
    carry = seat.call.carry * event.share // seat.share
    return _with(room, changed(seat, share=event.share, call=changed(seat.call, carry=carry)))


def _late(room: RoomState, event: LateSet) -> RoomState:
    return changed(room, admits=event.admitted)


def _started(room: RoomState, event: RoomStarted) -> RoomState:
    return changed(room, starts=event.at + event.countdown)


def _paused(room: RoomState, event: RoomPaused) -> RoomState:
    return changed(room, paused=event.at)


def _resumed(room: RoomState, event: RoomResumed) -> RoomState:
    if room.paused is None:
        raise KeyError(event.at)
    return changed(room, paused=None, stood=room.stood + event.at - room.paused)


def _extended(room: RoomState, event: RoomExtended) -> RoomState:
    return changed(room, limit=event.limit)


def _frozen(room: RoomState, event: BoardFrozen) -> RoomState:
    return changed(room, frozen=FrozenBoard(event.at, board_at(room, event.at)))


def _unfrozen(room: RoomState, _: BoardUnfrozen) -> RoomState:
    return changed(room, frozen=None)


def _call_taken(room: RoomState, event: CallTaken) -> RoomState:
    seat = settled_seat(room, room.seats[event.seat], event.at)
    level, chance = room.levels[event.call], room.opened.chances[event.call]
    call = ringing(event.call, level, chance, seat.reply_seed)
    return _with(room, changed(seat, call=call, done=(*seat.done, put_away(seat.call))))


def _acted(room: RoomState, event: ActDone) -> RoomState:
    seat = settled_seat(room, room.seats[event.seat], event.at)
    if event.call != seat.call.number:
        raise IndexError(event.call)
    call = do(seat.call, event.act, running_time(room, event.at), event.credit)
    return _with(room, changed(seat, call=call))


def _closed(room: RoomState, event: RoomClosed) -> RoomState:
    # Calls still open score as they stand at this moment, whenever somebody looks.
    seats = {number: settled_seat(room, seat, event.at) for number, seat in room.seats.items()}
    return changed(room, closed=event.at, seats=seats)


def _nothing(room: RoomState, _: RoomEvent) -> RoomState:
    return room


def _with(room: RoomState, *seats: Seat) -> RoomState:
    return changed(room, seats={**room.seats, **{seat.number: seat for seat in seats}})


_APPLIED: Final[dict[type, Callable[[RoomState, Any], RoomState]]] = {
    SeatTaken: _taken,
    NameChanged: _renamed,
    SeatRemoved: _removed,
    TimeGiven: _timed,
    LateSet: _late,
    RoomStarted: _started,
    RoomPaused: _paused,
    RoomResumed: _resumed,
    RoomExtended: _extended,
    BoardFrozen: _frozen,
    BoardUnfrozen: _unfrozen,
    CallTaken: _call_taken,
    ActDone: _acted,
    TimeNoted: _nothing,
    RoomReopened: _nothing,
    RoomClosed: _closed,
}
