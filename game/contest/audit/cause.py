"""What somebody must have asked for, for an event to stand in a room's log."""

from typing import Final

from game.contest.rules import events as happened
from game.contest.rules import requests as asked
from game.contest.rules.decide import decide
from game.contest.rules.events import RoomEvent
from game.contest.rules.requests import Request
from game.contest.rules.state import RoomState
from game.contest.rules.who import Facilitator, Host, SeatHolder, Stranger, Who
from game.view.commands import Command


def is_lawful(event: RoomEvent, room: RoomState) -> bool:
    """Return whether the rules let an event happen in a room at its time."""
    # That the host was gone is nobody's doing; time went on from where it had been noted.
    if isinstance(event, happened.RoomReopened):
        return event.at == room.at
    if isinstance(event, happened.RoomOpened):
        return False
    try:
        who, request = cause_of(event, room)
        return event in decide(room, who, request, event.at).events
    # A value that no request may hold, a seat that is not there.
    except (ValueError, TypeError, KeyError):
        return False


def cause_of(event: RoomEvent, room: RoomState) -> tuple[Who, Request]:  # noqa: PLR0911 - one a line
    """Return who must have asked for what, for an event to happen in a room.

    KeyError where nothing that anybody asks leads to it.
    """
    match event:
        case happened.SeatTaken():
            return Stranger(), asked.TakeSeat(event.commitment, event.reply_seed, event.team)
        case happened.ActDone():
            number = len(room.seats[event.seat].call.acts)
            # A credit is never more than what the network took, so that is how much it was.
            request = asked.PlayCall(event.call, Command(number, event.act), event.credit)
            return SeatHolder(event.seat), request
        case happened.CallTaken():
            return SeatHolder(event.seat), asked.GoToCall(event.call)
        case happened.SeatRemoved():
            return _FACILITATOR, asked.RemoveSeat(event.seat)
        case happened.NameChanged():
            return _FACILITATOR, asked.RenameSeat(event.seat, event.commitment)
        case happened.TimeGiven():
            return _FACILITATOR, asked.GiveTime(event.seat, event.share)
        case happened.LateSet():
            return _FACILITATOR, asked.AdmitLate() if event.admitted else asked.RefuseLate()
        case happened.RoomStarted():
            return _FACILITATOR, asked.StartRoom(event.countdown)
        case happened.RoomExtended():
            return _FACILITATOR, asked.ExtendRoom(event.limit)
    return _PLAIN[type(event)]


_FACILITATOR: Final = Facilitator()

_PLAIN: Final[dict[type, tuple[Who, Request]]] = {
    happened.RoomPaused: (_FACILITATOR, asked.PauseRoom()),
    happened.RoomResumed: (_FACILITATOR, asked.ResumeRoom()),
    happened.BoardFrozen: (_FACILITATOR, asked.FreezeBoard()),
    happened.BoardUnfrozen: (_FACILITATOR, asked.UnfreezeBoard()),
    # Whether its time was up or somebody ended it: then it closes at that moment, too.
    happened.RoomClosed: (_FACILITATOR, asked.EndRoom()),
    happened.TimeNoted: (Host(), asked.LookAtClock()),
}
