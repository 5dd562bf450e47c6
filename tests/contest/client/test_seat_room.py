"""A room as a player's program knows it, and the line to one of its calls."""

from collections import deque
from collections.abc import Callable
from concurrent.futures import Future
from time import monotonic
from typing import cast

import pytest
from attrs import Factory, define, evolve

from game.contest.client import seat_room
from game.contest.client.knowledge import RoomClosedError
from game.contest.client.link import LinkOver, LinkState
from game.contest.client.seat_room import RoomLine, SeatRoom
from game.contest.client.thread import Heard, ThreadLink
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import (
    AskDebrief,
    Asked,
    CallDebrief,
    CallNews,
    DoAct,
    Done,
    Found,
    FromHost,
    RoomNews,
    Search,
)
from game.play.debrief import NothingPlayed
from game.play.moves import NoSuchMove
from game.view.commands import Answered, KeepListening
from tests.contest.client.test_reckoning import VIEWS

NEWS = RoomNews("", RoomPhase.RUNNING, 2, 60_000, 60_000, 0, 1, 1_000, 0)
PAUSED = evolve(NEWS, phase=RoomPhase.PAUSED)
CLOSED = evolve(NEWS, phase=RoomPhase.CLOSED)
ACT = KeepListening()


@define
class FakeLink:
    """A link whose row and answers a test lays out."""

    row: deque[Heard] = Factory(deque)
    answers: Callable[[Asked], FromHost | None] = lambda _: Done(0, Answered.ACCEPTED)
    asked: list[Asked] = Factory(list)
    over: LinkOver | None = None
    later: deque[Heard] = Factory(deque)
    """What comes only to somebody who waits for it."""

    def hear(self, patience: float = 0.0) -> Heard | None:
        """Return what comes next."""
        if self.row:
            return self.row.popleft()
        return self.later.popleft() if patience and self.later else None

    def begin(self, message: Asked) -> "Future[FromHost]":
        """Answer at once, or not at all."""
        self.asked.append(message)
        future: Future[FromHost] = Future()
        if (answer := self.answers(message)) is not None:
            future.set_result(answer)
        return future


@define
class Seen:
    """A room, its link, and what it has said."""

    link: FakeLink
    room: SeatRoom
    said: list[str]

    @property
    def line(self) -> RoomLine:
        """The line to its first call."""
        return self.room.line(0)


def seen(*heard: Heard, clock: Callable[[], float] = monotonic) -> Seen:
    """Return a room over whose link something has come."""
    said: list[str] = []
    link = FakeLink(deque(heard))
    room = SeatRoom(cast("ThreadLink", link), said.append, clock)
    room.wait(0)
    return Seen(link, room, said)


def in_call(*heard: Heard, clock: Callable[[], float] = monotonic) -> Seen:
    """Return a room in whose first call somebody is."""
    return seen(NEWS, CallNews(0, VIEWS["speaking"]), *heard, clock=clock)


def test_what_is_done_in_a_pause_waits_and_goes_on() -> None:
    at = in_call(PAUSED)

    def answers(_: Asked) -> Done:
        if at.room.phase is RoomPhase.PAUSED:
            at.link.later.append(NEWS)
            return Done(0, Answered.REFUSED, "The room is paused; all clocks stand still.")
        return Done(0, Answered.ACCEPTED)

    at.link.answers = answers
    receipt = at.line.send(ACT)
    assert receipt is not None
    assert receipt.answered is Answered.ACCEPTED
    number = VIEWS["speaking"].number
    assert at.link.asked == [DoAct(0, 0, number, ACT)] * 2
    assert at.said == [
        "The facilitator has paused the room. All clocks stand still.",
        "That waits until the room goes on.",
        "The room goes on.",
    ]


def test_what_is_done_in_a_room_that_closes_is_told_as_that() -> None:
    at = in_call()

    def answers(_: Asked) -> Done:
        at.link.row.append(CLOSED)
        return Done(0, Answered.REFUSED, "The room is closed.")

    at.link.answers = answers
    with pytest.raises(RoomClosedError):
        at.line.send(ACT)


def test_a_room_that_closes_in_a_pause_keeps_nobody_waiting() -> None:
    at = in_call(PAUSED)
    at.link.later.append(CLOSED)
    at.link.answers = lambda _: Done(0, Answered.REFUSED, "")
    with pytest.raises(RoomClosedError):
        at.line.send(ACT)


def test_what_is_refused_for_another_reason_is_told() -> None:
    at = in_call()
    at.link.answers = lambda _: Done(0, Answered.REFUSED, "Not so.")
    receipt = at.line.send(ACT)
    assert receipt is not None
    assert (receipt.answered, receipt.reason) == (Answered.REFUSED, "Not so.")


def test_a_look_ends_a_call_only_where_the_room_has_closed_with_it_open() -> None:
    at = in_call()
    at.line.look()
    at.link.row.append(CLOSED)
    with pytest.raises(RoomClosedError):
        at.line.look()
    at.link.row.append(CallNews(0, VIEWS["over"]))
    at.line.look()


def test_articles_are_looked_for_at_the_host() -> None:
    at = in_call()
    at.link.answers = lambda _: Found(0, (2, 0))
    assert at.line.search("refund") == (2, 0)
    assert at.link.asked == [Search(0, "refund")]
    at.link.answers = lambda _: Done(0, Answered.REFUSED, "")
    assert at.line.search("refund") == ()


def test_a_call_in_which_nothing_happened_has_no_debrief() -> None:
    at = in_call()
    for answer in (CallDebrief(0, None), Done(0, Answered.REFUSED, "")):
        at.link.answers = lambda _, answer=answer: answer  # type: ignore[misc]  # a default
        with pytest.raises(NothingPlayed):
            at.line.debrief()
    assert at.link.asked == [AskDebrief(0, 0)] * 2
    with pytest.raises(NoSuchMove):
        at.line.practise(1)


def test_the_view_stands_still_in_a_pause() -> None:
    now = 100.0
    at = in_call(clock=lambda: now)
    now += 0.5
    assert at.line.view.elapsed_ms == VIEWS["speaking"].elapsed_ms + 500
    assert at.room.left == 59_500
    at.link.row.append(PAUSED)
    at.room.wait(0)
    now += 5
    # And where it had come to: the host's next word on it says how far that was.
    assert at.line.view.elapsed_ms == VIEWS["speaking"].elapsed_ms + 500
    assert at.room.left == 60_000


def test_what_changes_is_told_once() -> None:
    at = seen(LinkState.CONNECTED, NEWS, LinkState.RECONNECTING, LinkState.CONNECTED, NEWS)
    assert at.said == [
        "The connection is gone. Trying to come back; the room's clock may go on.",
        "The connection is back.",
    ]
    at.link.row.extend([evolve(NEWS, share=1_500), evolve(NEWS, share=1_500)])
    at.room.wait(0)
    assert at.said[2:] == ["You have 1.5 times the time of others for reading and thinking."]


def test_a_link_that_has_ended_says_why() -> None:
    at = seen(NEWS)
    at.link.over = LinkOver("You were taken out of the room.")
    at.link.row.append(LinkState.OVER)
    with pytest.raises(LinkOver, match="taken out"):
        at.room.wait()
    at.link.over = None
    at.link.row.append(LinkState.OVER)
    with pytest.raises(LinkOver, match="has ended"):
        at.room.ask(Search(0, ""))


def test_an_answer_that_takes_long_is_told_of_once(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0

    def passing() -> float:
        nonlocal now
        now += 0.5
        return now

    at = seen(NEWS, clock=passing)
    future: Future[FromHost] = Future()
    monkeypatch.setattr(at.room, "_link", _Slow(at.link, future))
    monkeypatch.setattr(seat_room, "_SLOW", 2.0)
    at.link.later.extend([NEWS] * 20)
    at.room.ask(Search(0, ""))
    assert at.said == ["The host has not answered yet. What you did reaches it when it can."]


@define
class _Slow:
    """A link whose answer a test gives."""

    link: FakeLink
    future: "Future[FromHost]"

    def hear(self, patience: float = 0.0) -> Heard | None:
        """Return what comes next; after it, the answer is there."""
        found = self.link.hear(patience)
        if found is None and not self.link.later and not self.future.done():
            self.future.set_result(Found(0, ()))
        return found

    def begin(self, _: Asked) -> "Future[FromHost]":
        """Return the answer that is to come."""
        return self.future


def test_a_look_while_somebody_types_finds_the_end_of_a_call_and_of_the_room() -> None:
    at = in_call()
    look = at.room.watching()
    assert not look()
    at.link.row.append(CallNews(0, VIEWS["over"]))
    assert look()
    assert not at.room.watching()()
    at.link.row.append(CLOSED)
    with pytest.raises(RoomClosedError):
        look()
