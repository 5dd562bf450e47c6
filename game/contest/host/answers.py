"""What a host does about each message, and who may send it."""

import asyncio
from collections.abc import Awaitable, Callable
from types import UnionType
from typing import Any, Final

from attrs import evolve

from game.contest.host.connections.entrance import SaidBefore
from game.contest.host.connections.visitor import Visitor
from game.contest.host.hall import Hall
from game.contest.host.presentation.news import HostFacts, phase_told, status_of
from game.contest.host.register import sealed
from game.contest.identity.names import BadName
from game.contest.log import Change
from game.contest.review.room_review import RoomReview
from game.contest.rules.clock import RoomPhase
from game.contest.rules.decide import Decision
from game.contest.rules.requests import GoToCall, PlayCall, RemoveSeat, RenameSeat
from game.contest.rules.tuning import MOST_CALLS
from game.contest.rules.who import BoardViewer, Facilitator, SeatHolder
from game.contest.wire.messages import (
    AskAudit,
    AskDebrief,
    AskPracticeDebrief,
    AskReview,
    AskStatus,
    AuditPart,
    CallDebrief,
    ChooseCall,
    DoAct,
    Done,
    Found,
    FromClient,
    GiveName,
    Lead,
    NextCall,
    Practise,
    PractiseAct,
    Review,
    Search,
    StopHost,
)
from game.play.debrief import Debrief, NothingPlayed, debrief
from game.play.moves import NoSuchMove
from game.view.commands import Answered, Command
from game.view.search import found_in

SENT_BY: Final[dict[type, type | UnionType]] = {
    DoAct: SeatHolder,
    NextCall: SeatHolder,
    Search: SeatHolder,
    AskDebrief: SeatHolder,
    Practise: SeatHolder,
    PractiseAct: SeatHolder,
    AskPracticeDebrief: SeatHolder,
    Lead: Facilitator,
    GiveName: Facilitator,
    AskStatus: Facilitator,
    AskAudit: Facilitator,
    # It is shown to everybody in the room, and from the wall as well.
    AskReview: Facilitator | BoardViewer,
    StopHost: Facilitator,
}
"""Each kind of message but the first, and who may send it."""

_PART: Final = 64 * 1_024
"""Characters of an audit that are sent together."""

_NOT_YOURS: Final = "That is not yours to do in this room."
_CALLS_ARE_SET: Final = "The calls of this room are set. Only in a practice room are they chosen."
_NOT_CLOSED: Final = "Calls are looked back on once the room is closed."
_NOT_OVER: Final = "A room is looked back on once it is closed."
_NO_CALL: Final = "There is no such call of yours in this room."
_NO_PRACTICE: Final = "You are not practising. Go back to a move of a call first."
_NO_REVIEW: Final = "The review could not be worked out; that is a fault of the program."
_NOT_BEGUN: Final = "The room has not begun yet."
_NO_SEAT: Final = "There is no such seat in this room."


async def answer(hall: Hall, visitor: Visitor, message: FromClient) -> None:
    """Do what a message asks, where its sender may ask it, and answer it.

    SaidBefore where it says who its sender is, as that is known by now.
    """
    kind = type(message)
    if isinstance(message, ChooseCall):
        visitor.tell(Done(message.id, Answered.REFUSED, _CALLS_ARE_SET))
        return
    if kind not in SENT_BY:
        raise SaidBefore
    if not isinstance(visitor.who, SENT_BY[kind]):
        visitor.tell(Done(message.id, Answered.REFUSED, _NOT_YOURS))  # type: ignore[union-attr]  # has one
        return
    await _ANSWERS[kind](hall, visitor, message)


async def _act(hall: Hall, visitor: Visitor, message: DoAct) -> None:
    if message.call >= MOST_CALLS:
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_CALL))
        return
    request = PlayCall(message.call, Command(message.view, message.act), visitor.delay)
    _tell(visitor, message.id, await hall.held.ask(visitor.who, request))


async def _next_call(hall: Hall, visitor: Visitor, message: NextCall) -> None:
    if message.call >= MOST_CALLS:
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_CALL))
        return
    _tell(visitor, message.id, await hall.held.ask(visitor.who, GoToCall(message.call)))


async def _lead(hall: Hall, visitor: Visitor, message: Lead) -> None:
    decision = await hall.held.ask(visitor.who, message.request)
    if isinstance(message.request, RemoveSeat) and not decision.refusal:
        hall.send_away(message.request.seat)
    _tell(visitor, message.id, decision)


async def _rename(hall: Hall, visitor: Visitor, message: GiveName) -> None:
    register = hall.register
    try:
        name = register.fit(message.name, message.seat)
    except BadName as error:
        visitor.tell(Done(message.id, Answered.REFUSED, str(error)))
        return
    if message.seat not in hall.held.room.seats:
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_SEAT))
    elif name == register.name_of(message.seat):
        # It may have been given a moment ago, and not be on the disk yet.
        await hall.held.settled()
        visitor.tell(Done(message.id, Answered.REPEATED))
    else:
        salt, commitment = sealed(name)

        def beside(_: object) -> tuple[Change, ...]:
            return (register.rename(message.seat, name, salt),)

        request = RenameSeat(message.seat, commitment)
        _tell(visitor, message.id, await hall.held.ask(visitor.who, request, beside))


async def _search(hall: Hall, visitor: Visitor, message: Search) -> None:
    # Their titles are on no screen before that, and shall not be found by trying either.
    if phase_told(hall.held.on_disk, hall.held.now) in (RoomPhase.LOBBY, RoomPhase.COUNTDOWN):
        visitor.tell(Done(message.id, Answered.REFUSED, _NOT_BEGUN))
        return
    if (practice := hall.practices.line(_seat(visitor))) is not None:
        visitor.tell(Found(message.id, practice.search(message.words)))
        return
    articles = hall.call_of(_seat(visitor)).start.level.articles
    names = tuple(articles)
    found = tuple(names.index(name) for name in found_in(articles, message.words))
    visitor.tell(Found(message.id, found))


async def _look_back(hall: Hall, visitor: Visitor, message: AskDebrief) -> None:
    room = hall.held.on_disk
    if room.closed is None:
        visitor.tell(Done(message.id, Answered.REFUSED, _NOT_CLOSED))
        return
    calls = room.seats[_seat(visitor)].calls
    if message.call >= len(calls):
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_CALL))
        return
    # Not its `turns`, which it would keep: in a large room everybody looks back on all calls.
    turns = calls[message.call].replayed()
    found = debrief(turns) if turns else None
    visitor.tell(CallDebrief(message.id, _as_counted(hall, found)))


async def _practise(hall: Hall, visitor: Visitor, message: Practise) -> None:
    room, seat = hall.held.on_disk, _seat(visitor)
    calls = room.seats[seat].calls
    if room.closed is None:
        visitor.tell(Done(message.id, Answered.REFUSED, _NOT_CLOSED))
    elif message.call >= len(calls):
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_CALL))
    else:
        share = room.seats[seat].share
        try:
            hall.practices.begin(
                seat, calls[message.call], message.move, share, again=message.again
            )
        except NoSuchMove as error:
            visitor.tell(Done(message.id, Answered.REFUSED, str(error)))
            return
        # Its view before the answer: whoever has that can play.
        hall.show_practice(seat)
        visitor.tell(Done(message.id, Answered.ACCEPTED))


async def _practise_act(hall: Hall, visitor: Visitor, message: PractiseAct) -> None:
    seat = _seat(visitor)
    if (practice := hall.practices.line(seat)) is None:
        visitor.tell(Done(message.id, Answered.REFUSED, _NO_PRACTICE))
        return
    receipt = practice.take(Command(message.view, message.act))
    hall.show_practice(seat)
    visitor.tell(Done(message.id, receipt.answered, receipt.reason))


async def _practice_debrief(hall: Hall, visitor: Visitor, message: AskPracticeDebrief) -> None:
    practice = hall.practices.line(_seat(visitor))
    try:
        found = None if practice is None else practice.debrief()
    except NothingPlayed:
        found = None
    visitor.tell(CallDebrief(message.id, _as_counted(hall, found)))


def _as_counted(hall: Hall, found: Debrief | None) -> Debrief | None:
    """Return a debrief with the points that count in this room."""
    if found is None or hall.held.on_disk.opened.paced:
        return found
    # Those of the board, where speed is no part of them.
    return evolve(found, score=evolve(found.score, pace=0))


async def _status(hall: Hall, visitor: Visitor, message: AskStatus) -> None:
    held = hall.held
    digest = await hall.known_digest()
    facts = HostFacts(hall.presence(), hall.code, hall.addresses, digest)
    visitor.tell(status_of(held.on_disk, hall.register, facts, held.now, number=message.id))


async def _audit(hall: Hall, visitor: Visitor, message: AskAudit) -> None:
    # In a thread, as it reads the whole log: meanwhile everybody plays on.
    text = await asyncio.to_thread(hall.audit_text)
    parts = [text[place : place + _PART] for place in range(0, len(text), _PART)]
    for number, part in enumerate(parts, 1):
        await visitor.has_room()
        visitor.tell(AuditPart(message.id, part, last=number == len(parts)))


async def _review(hall: Hall, visitor: Visitor, message: AskReview) -> None:
    room = hall.held.on_disk
    if room.closed is None:
        visitor.tell(Done(message.id, Answered.REFUSED, _NOT_OVER))
        return
    # Not waited for: meanwhile its asker is to get signs of life.

    def tell(found: RoomReview | None) -> None:
        if found is None:
            visitor.tell(Done(message.id, Answered.REFUSED, _NO_REVIEW))
        else:
            visitor.tell(Review(message.id, found))

    hall.reviewer.begin(room, tell)


async def _stop(hall: Hall, visitor: Visitor, message: StopHost) -> None:
    await hall.held.settled()
    visitor.tell(Done(message.id, Answered.ACCEPTED))
    hall.stop_asked = True


def _tell(visitor: Visitor, number: int, decision: Decision) -> None:
    if decision.refusal:
        visitor.tell(Done(number, Answered.REFUSED, decision.refusal))
    else:
        answered = Answered.REPEATED if decision.repeated else Answered.ACCEPTED
        visitor.tell(Done(number, answered))


def _seat(visitor: Visitor) -> int:
    return visitor.who.seat if isinstance(visitor.who, SeatHolder) else 0


_ANSWERS: Final[dict[type, Callable[[Hall, Visitor, Any], Awaitable[None]]]] = {
    DoAct: _act,
    NextCall: _next_call,
    Search: _search,
    AskDebrief: _look_back,
    Practise: _practise,
    PractiseAct: _practise_act,
    AskPracticeDebrief: _practice_debrief,
    Lead: _lead,
    GiveName: _rename,
    AskStatus: _status,
    AskAudit: _audit,
    AskReview: _review,
    StopHost: _stop,
}
