"""What comes of a request: the events in which it is done, or why it is not."""

from collections.abc import Callable
from typing import Any, Final

from attrs import frozen

from game.call import IllegalEvent
from game.contest.rules.apply import apply
from game.contest.rules.call import credit_for, do
from game.contest.rules.clock import RoomPhase, due, is_overdue, phase_at, running_time
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
    RoomPaused,
    RoomResumed,
    RoomStarted,
    SeatRemoved,
    SeatTaken,
    TimeGiven,
    TimeNoted,
)
from game.contest.rules.permission import may_ask
from game.contest.rules.ranking import settled_seat
from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    ExtendRoom,
    FreezeBoard,
    GiveTime,
    GoToCall,
    LookAtClock,
    PauseRoom,
    PlayCall,
    RefuseLate,
    RemoveSeat,
    RenameSeat,
    Request,
    ResumeRoom,
    StartRoom,
    TakeSeat,
    UnfreezeBoard,
)
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.contest.rules.tuning import BEAT, MOST_ACTS, MOST_SEATS
from game.contest.rules.who import SeatHolder, Who
from game.view.commands import AHEAD, PASSED


@frozen
class Decision:
    """What comes of a request."""

    events: tuple[RoomEvent, ...] = ()
    """What happens. The clock may have closed the room besides, whatever was asked."""
    refusal: str = ""
    """Why it was refused, as a sentence; else empty."""
    repeated: bool = False
    """Whether it was done before, so that nothing of it happens: to ask twice changes nothing."""


class _No(Exception):
    """A request that is refused; the message says why."""


_NOT_YOURS: Final = "That is not yours to do in this room."
_CLOSED: Final = "The room is closed."
_PAUSED: Final = "The room is paused; all clocks stand still."
_NOT_BEGUN: Final = "The room has not begun yet."
_BEGUN: Final = "The room has begun."
_NO_SEAT: Final = "There is no such seat in this room."
_REMOVED: Final = "This seat was taken out of the room."
_FULL: Final = "The room is full."
NO_LATE: Final = "The room has begun, and nobody is let in late."
_NOBODY: Final = "Nobody is in the room yet."
_NO_TEAM: Final = "There is no such team in this room."
_TOO_MANY: Final = "That is more than anybody does in a call. End it, and go on to the next."
_NO_CALL: Final = "There is no further call in this room."
_CALL_OPEN: Final = "The call before that one is not over."
_OTHER_CALL: Final = "That was meant for another call."
_SHORTER: Final = "The room runs longer than that already. To end it sooner, end it."


def decide(room: RoomState, who: Who, request: Request, now: int) -> Decision:
    """Return what comes of a request at a contest time, in milliseconds.

    A clock that was put back is not believed: no room is earlier than its last event.
    """
    at = max(now, room.at)
    closing: tuple[RoomEvent, ...] = ()
    end = due(room)
    # Before anything else: what comes after the end comes too late, whoever noticed it first.
    if end is not None and is_overdue(room, at):
        closing = (RoomClosed(max(end, room.at)),)
        room = apply(room, closing[0])
    if not may_ask(who, request):
        return Decision(closing, _NOT_YOURS)
    try:
        done = _DECIDED[type(request)](room, who, request, at)
        return Decision((*closing, *done), repeated=not done)
    except _No as refused:
        return Decision(closing, str(refused))


def _take_seat(room: RoomState, _: Who, request: TakeSeat, at: int) -> tuple[RoomEvent, ...]:
    phase = phase_at(room, at)
    if phase is RoomPhase.CLOSED:
        raise _No(_CLOSED)
    if phase is not RoomPhase.LOBBY and not room.admits:
        raise _No(NO_LATE)
    if len(room.seats) >= MOST_SEATS:
        raise _No(_FULL)
    seat, team = len(room.seats) + 1, _team(room, request.team)
    return (SeatTaken(at, seat, request.commitment, request.reply_seed, team),)


def _team(room: RoomState, wanted: int | None) -> int | None:
    teams = range(len(room.opened.teams))
    if wanted is not None and wanted not in teams:
        raise _No(_NO_TEAM)
    if wanted is not None or not teams:
        return wanted
    playing = [seat.team for seat in room.seats.values() if not seat.removed]
    return min(teams, key=playing.count)


def _play(room: RoomState, who: Who, request: PlayCall, at: int) -> tuple[RoomEvent, ...]:
    seat = _own_seat(room, who)
    command, call = request.command, seat.call
    # First of all whether it was done already: then no pause and no end of the room changes that.
    for each in seat.calls:
        if each.number == request.call and command.view < len(each.acts):
            if each.acts[command.view] == command.act:
                return ()
            raise _No(PASSED)
    _need_running(room, at)
    if request.call != call.number:
        raise _No(_OTHER_CALL)
    call = settled_seat(room, seat, at).call
    if command.view > len(call.acts):
        raise _No(AHEAD)
    if len(call.acts) >= MOST_ACTS:
        raise _No(_TOO_MANY)
    credit = credit_for(call, request.delay, seat.share)
    try:
        do(call, command.act, running_time(room, at), credit)
    except IllegalEvent as error:
        raise _No(str(error)) from error
    return (ActDone(at, seat.number, call.number, command.act, credit),)


def _take_call(room: RoomState, who: Who, request: GoToCall, at: int) -> tuple[RoomEvent, ...]:
    seat = _own_seat(room, who)
    if request.call <= seat.call.number:
        return ()
    _need_running(room, at)
    if request.call >= len(room.levels):
        raise _No(_NO_CALL)
    over = settled_seat(room, seat, at).call.state.over
    if not over or request.call != seat.call.number + 1:
        raise _No(_CALL_OPEN)
    return (CallTaken(at, seat.number, request.call),)


def _own_seat(room: RoomState, who: Who) -> Seat:
    seat = room.seats.get(who.seat) if isinstance(who, SeatHolder) else None
    if seat is None:
        raise _No(_NO_SEAT)
    if seat.removed:
        raise _No(_REMOVED)
    return seat


def _need_running(room: RoomState, at: int) -> None:
    phase = phase_at(room, at)
    if phase is RoomPhase.CLOSED:
        raise _No(_CLOSED)
    if phase is RoomPhase.PAUSED:
        raise _No(_PAUSED)
    if phase is not RoomPhase.RUNNING:
        raise _No(_NOT_BEGUN)


def _start(room: RoomState, _: Who, request: StartRoom, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    if room.starts is not None:
        return ()
    if not any(not seat.removed for seat in room.seats.values()):
        raise _No(_NOBODY)
    return (RoomStarted(at, request.countdown),)


def _pause(room: RoomState, _: Who, __: PauseRoom, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    if room.starts is None or at < room.starts:
        raise _No(_NOT_BEGUN)
    return () if room.paused is not None else (RoomPaused(at),)


def _resume(room: RoomState, _: Who, __: ResumeRoom, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    return (RoomResumed(at),) if room.paused is not None else ()


def _extend(room: RoomState, _: Who, request: ExtendRoom, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    if request.limit < room.limit:
        raise _No(_SHORTER)
    return (RoomExtended(at, request.limit),) if request.limit > room.limit else ()


def _freeze(room: RoomState, _: Who, __: FreezeBoard, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    return () if room.frozen else (BoardFrozen(at),)


def _unfreeze(room: RoomState, _: Who, __: UnfreezeBoard, at: int) -> tuple[RoomEvent, ...]:
    # Also once it is closed: that is when the last places are shown.
    return (BoardUnfrozen(at),) if room.frozen else ()


def _admit(room: RoomState, _: Who, __: AdmitLate, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    return () if room.admits else (LateSet(at, admitted=True),)


def _refuse(room: RoomState, _: Who, __: RefuseLate, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    return (LateSet(at, admitted=False),) if room.admits else ()


def _rename(room: RoomState, _: Who, request: RenameSeat, at: int) -> tuple[RoomEvent, ...]:
    # The names of a closed room are a part of its results.
    _need_open(room)
    if request.seat not in room.seats:
        raise _No(_NO_SEAT)
    same = room.seats[request.seat].commitment == request.commitment
    return () if same else (NameChanged(at, request.seat, request.commitment),)


def _remove(room: RoomState, _: Who, request: RemoveSeat, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    if request.seat not in room.seats:
        raise _No(_NO_SEAT)
    return () if room.seats[request.seat].removed else (SeatRemoved(at, request.seat),)


def _give_time(room: RoomState, _: Who, request: GiveTime, at: int) -> tuple[RoomEvent, ...]:
    _need_open(room)
    if request.seat not in room.seats:
        raise _No(_NO_SEAT)
    same = room.seats[request.seat].share == request.share
    return () if same else (TimeGiven(at, request.seat, request.share),)


def _end(room: RoomState, _: Who, __: EndRoom, at: int) -> tuple[RoomEvent, ...]:
    return () if room.closed is not None else (RoomClosed(at),)


def _look(room: RoomState, _: Who, __: LookAtClock, at: int) -> tuple[RoomEvent, ...]:
    # Only where time counts: a crash can lose nothing of a lobby or a pause.
    runs = phase_at(room, at) in (RoomPhase.COUNTDOWN, RoomPhase.RUNNING)
    return (TimeNoted(at),) if runs and at - room.at >= BEAT else ()


def _need_open(room: RoomState) -> None:
    if room.closed is not None:
        raise _No(_CLOSED)


_DECIDED: Final[dict[type, Callable[[RoomState, Who, Any, int], tuple[RoomEvent, ...]]]] = {
    TakeSeat: _take_seat,
    PlayCall: _play,
    GoToCall: _take_call,
    StartRoom: _start,
    PauseRoom: _pause,
    ResumeRoom: _resume,
    ExtendRoom: _extend,
    FreezeBoard: _freeze,
    UnfreezeBoard: _unfreeze,
    AdmitLate: _admit,
    RefuseLate: _refuse,
    RenameSeat: _rename,
    RemoveSeat: _remove,
    GiveTime: _give_time,
    EndRoom: _end,
    LookAtClock: _look,
}
