"""A room whose host was killed, asked again for all that was done in it, without any kill."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from game.call import Level
from game.contest.audit.results import csv_text, json_text
from game.contest.rules import requests
from game.contest.rules.apply import apply, opened, state_of
from game.contest.rules.decide import decide
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
from game.contest.rules.requests import Request
from game.contest.rules.state import RoomState
from game.contest.rules.who import Facilitator, Host, SeatHolder, Stranger, Who
from game.view.commands import Command


def request_of(event: RoomEvent, done: dict[tuple[int, int], int]) -> tuple[Who, Request]:
    """Return who asked for what so that an event came of it.

    `done`: how much each seat had done in each call by then.
    """
    if isinstance(event, ActDone):
        command = Command(done[event.seat, event.call], event.act)
        # The host has measured this delay or a longer one. What was made good for is all of this.
        return SeatHolder(event.seat), requests.PlayCall(event.call, command, event.credit)
    if isinstance(event, CallTaken):
        return SeatHolder(event.seat), requests.GoToCall(event.call)
    if isinstance(event, SeatTaken):
        return Stranger(), requests.TakeSeat(event.commitment, event.reply_seed, event.team)
    if isinstance(event, TimeNoted):
        return Host(), requests.LookAtClock()
    return Facilitator(), _LEADING[type(event)](event)


_LEADING: Final[dict[type, Callable[[Any], Request]]] = {
    RoomStarted: lambda event: requests.StartRoom(event.countdown),
    RoomPaused: lambda _: requests.PauseRoom(),
    RoomResumed: lambda _: requests.ResumeRoom(),
    RoomExtended: lambda event: requests.ExtendRoom(event.limit),
    BoardFrozen: lambda _: requests.FreezeBoard(),
    BoardUnfrozen: lambda _: requests.UnfreezeBoard(),
    LateSet: lambda event: requests.AdmitLate() if event.admitted else requests.RefuseLate(),
    NameChanged: lambda event: requests.RenameSeat(event.seat, event.commitment),
    SeatRemoved: lambda event: requests.RemoveSeat(event.seat),
    TimeGiven: lambda event: requests.GiveTime(event.seat, event.share),
    RoomClosed: lambda _: requests.EndRoom(),
}
"""What the facilitator asks for so that an event comes of it."""


def unkilled(log: Sequence[RoomEvent], levels: dict[str, Level]) -> Iterator[str]:
    """Yield what would have been otherwise in a room whose host had never been killed.

    Two rooms are held against the one that was killed. The first has had the events of its log
    without those that say that a host came back: it shows that these change nothing.

    The second is a new room in memory. It is asked for everything that was done in the killed one,
    by the same people at the same contest times, and decides by itself what comes of it. Contest
    time is the only time that a room knows, and what a host may not count is what passed without
    it, which is looked at while the hosts run; so the contest times of the log are those at which
    an unkilled host would have been asked. What was refused is not asked again, as a refusal
    changes nothing. That its events are the very same ones, entry by entry, says more than that its
    results are.
    """
    without = [event for event in log if not isinstance(event, RoomReopened)]
    killed = state_of(log, levels)
    folded = state_of(without, levels)
    if _results(folded) != _results(killed):
        yield "Without the comings back the results are others."
    asked, events = _asked_again(without, levels)
    different = (pair for pair in zip(without, events, strict=False) if pair[0] != pair[1])
    if len(events) != len(without) or (first := next(different, None)) is not None:
        yield f"Asked again, other things happen: {first if len(events) == len(without) else '…'}"
    if _results(asked) != _results(killed):
        yield "Asked again, the results are others."


def _asked_again(
    log: Sequence[RoomEvent], levels: dict[str, Level]
) -> tuple[RoomState, list[RoomEvent]]:
    """Return a room that was asked what the events of another came of, and its events."""
    assert isinstance(log[0], RoomOpened)
    room, events = opened(log[0], levels), [log[0]]
    done: dict[tuple[int, int], int] = Counter()
    for event in log[1:]:
        decision = decide(room, *request_of(event, done), event.at)
        for each in decision.events:
            room = apply(room, each)
            events.append(each)  # type: ignore[arg-type]  # of the union
        if isinstance(event, ActDone):
            done[event.seat, event.call] += 1
    return room, list(events)


def _results(room: RoomState) -> tuple[str, str]:
    return csv_text(room), json_text(room)
