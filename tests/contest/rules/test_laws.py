"""The laws of a room, over generated levels and everything that people ask."""

from functools import reduce
from itertools import pairwise
from typing import TYPE_CHECKING

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from game.call import replay, score
from game.contest.rules.apply import apply, state_of
from game.contest.rules.call import settle
from game.contest.rules.clock import RoomPhase, due, phase_at, running_time, time_left
from game.contest.rules.decide import decide
from game.contest.rules.events import (
    ActDone,
    CallTaken,
    RoomEvent,
    RoomPaused,
    RoomResumed,
    RoomStarted,
    SeatRemoved,
    TimeNoted,
)
from game.contest.rules.ranking import board_at, board_without, shown_board
from game.contest.rules.requests import GoToCall, LookAtClock, PlayCall, TakeSeat
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.contest.rules.tuning import CREDIT_MOST, CREDIT_SHARE
from game.view.counted import NOTHING_COUNTED, Counted
from tests.contest.rooms import HOST, Story, fewer, moments, stories

if TYPE_CHECKING:
    from game.contest.rules.board import FrozenBoard


carries = st.integers(0, 999)
"""What can be left of a millisecond at any share."""


def results_of(room: RoomState, at: int) -> list[tuple[object, ...]]:
    """Return what a room comes to, seat by seat."""
    return [(row.seat, row.points, row.time, row.done) for row in board_at(room, at).rows]


def played(seat: Seat) -> list[object]:
    """Return all that happened in a seat's calls."""
    return [(call.events, call.acts, call.state, call.ended) for call in seat.calls]


@fewer
@given(stories())
def test_a_room_is_the_events_of_its_log(story: Story) -> None:
    assert state_of(story.events, story.levels) == story.room
    for before, event in pairwise(story.events):
        # Time is noted only where a second has passed.
        least = 1_000 if isinstance(event, TimeNoted) else 0
        assert event.at - before.at >= least


@fewer
@given(stories())
def test_a_call_replayed_alone_comes_to_the_same(story: Story) -> None:
    for seat in story.room.seats.values():
        for call in seat.calls:
            chance = story.room.opened.chances[call.number]
            turns = replay(call.start.level, chance, call.events, seat.reply_seed)
            assert turns == call.turns
            assert reduce(Counted.after, turns, NOTHING_COUNTED) == call.counted
            # Chance is the same for all, so a seat's moves are worth the same to anybody.
            others = replay(call.start.level, chance, call.events)
            after = others[-1].after if others else call.start
            assert score(after) == score(call.state)


@fewer
@given(stories())
def test_nobody_elses_call_makes_a_difference(story: Story) -> None:
    for seat in story.room.seats:
        alone = [
            event
            for event in story.events
            if not isinstance(event, ActDone | CallTaken) or event.seat == seat
        ]
        room = state_of(alone, story.levels)
        assert played(room.seats[seat]) == played(story.room.seats[seat])


@fewer
@given(stories(), st.data())
def test_what_arrives_within_a_moment_may_come_in_any_order(
    story: Story, data: st.DataObject
) -> None:
    events = list(story.events)
    for place in range(1, len(events) - 1):
        one, other = events[place : place + 2]
        if not isinstance(one, ActDone | CallTaken) or not isinstance(other, ActDone | CallTaken):
            continue
        if one.at == other.at and one.seat != other.seat and data.draw(st.booleans()):
            events[place : place + 2] = other, one
    room = state_of(events, story.levels)
    assert results_of(room, story.now) == results_of(story.room, story.now)


@fewer
@given(stories(pauses=False), st.data(), st.integers(0, 1_000_000))
def test_a_pause_changes_nobodys_score(story: Story, data: st.DataObject, ms: int) -> None:
    events = list(story.events)
    start = next(place for place, each in enumerate(events) if isinstance(each, RoomStarted))
    place = data.draw(st.integers(start + 1, len(events)))
    if phase_at(story.room, events[place - 1].at) is not RoomPhase.RUNNING:
        return
    at = events[place - 1].at
    pause: list[RoomEvent] = [RoomPaused(at), RoomResumed(at + ms)]
    later = [evolve(each, at=each.at + ms) for each in events[place:]]
    room = state_of([*events[:place], *pause, *later], story.levels)
    assert results_of(room, story.now + ms) == results_of(story.room, story.now)
    assert time_left(room, story.now + ms) == time_left(story.room, story.now)


@fewer
@given(stories())
def test_whatever_is_asked_twice_is_done_once(story: Story) -> None:
    asked = [
        (who, request)
        for _, who, request, decision in story.asked
        if not decision.refusal and isinstance(request, PlayCall | GoToCall)
    ]
    # A seat's own requests at any later time, whatever became of the room; others at once, below.
    for who, request in asked:
        again = decide(story.room, who, request, story.now)
        seat = story.room.seats[who.seat]  # type: ignore[union-attr]  # only seats play
        assert again.refusal == ("This seat was taken out of the room." if seat.removed else "")
        assert not any(isinstance(each, ActDone | CallTaken) for each in again.events)


@fewer
@given(stories(), st.data())
def test_a_request_repeated_at_once_changes_nothing(story: Story, data: st.DataObject) -> None:
    _, who, request, _ = data.draw(st.sampled_from(story.asked))
    room = story.room
    now = decide(room, who, request, story.now)
    for event in now.events:
        room = apply(room, event)
    again = decide(room, who, request, story.now)
    # To come in is not among them: the host knows who is in by their token.
    if now.events and not isinstance(request, TakeSeat):
        assert (again.events, again.refusal) == ((), "")


@fewer
@given(stories())
def test_the_board_is_the_ranking_of_the_log(story: Story) -> None:
    room, at = story.room, story.now
    clock = running_time(room, at)
    found = []
    for seat in room.seats.values():
        calls = [settle(call, clock, seat.share) for call in seat.calls]
        points = 0
        for call in calls:
            result = score(call.state)
            points += max(result.total if room.opened.paced else _unpaced(result), 0)
        over = [call.state.over for call in calls]
        done_all = sum(over) == len(room.levels)
        finish = calls[-1].ended if done_all else None
        late = room.limit + 1 if finish is None else finish
        time = sum(call.state.tally.elapsed for call in calls)
        found.append(((-points, time, late), seat.number, sum(over), seat.removed))
    rows = board_at(room, at).rows
    kept = sorted((rank, number, done) for rank, number, done, removed in found if not removed)
    assert [row.seat for row in rows] == [number for _, number, _ in kept]
    for row, (rank, _, done) in zip(rows, kept, strict=True):
        assert row.place == 1 + sum(other < rank for other, _, _ in kept)
        assert (-row.points, row.time, row.done) == (*rank[:2], done)


def _unpaced(result: object) -> int:
    parts = ("care", "resolution", "craft", "integrity")
    return sum(getattr(result, part) for part in parts)


@fewer
@given(stories())
def test_a_frozen_board_stands_still_and_says_since_when(story: Story) -> None:
    again = Story.of(list(story.levels.values()), story.room.opened)
    shown: FrozenBoard | None = None
    for event in story.events[1:]:
        again.room = apply(again.room, event)
        now = again.room.frozen
        if now is not None:
            assert shown_board(again.room, event.at + 5_000) == now
            if shown is not None and isinstance(event, SeatRemoved):
                shown = evolve(shown, board=board_without(again.room, shown.board, event.seat))
            assert shown is None or now == shown
            assert now.since <= event.at
        shown = now
    if shown is None:
        assert shown_board(story.room, story.now).board == board_at(story.room, story.now)


@fewer
@given(stories(), moments)
def test_the_room_closes_when_its_time_is_up_whenever_that_is_noticed(
    story: Story, late: int
) -> None:
    end = due(story.room)
    if end is None:
        return
    late += max(end, story.now)
    decision = decide(story.room, HOST, LookAtClock(), late)
    assert [event.at for event in decision.events] == [max(end, story.room.at)]
    closed = apply(story.room, decision.events[0])
    assert phase_at(closed, late) is RoomPhase.CLOSED
    assert results_of(closed, late) == results_of(story.room, end)
    assert board_at(story.room, late) == board_at(story.room, end)
    assert board_at(closed, late) == board_at(closed, late + 1_000_000)


@fewer
@given(stories(), moments, moments, st.sampled_from((1_000, 1_333, 1_500, 4_000)), carries)
def test_time_passes_alike_in_one_piece_or_in_two(
    story: Story, first: int, second: int, share: int, carry: int
) -> None:
    for seat in story.room.seats.values():
        call = evolve(seat.call, carry=carry)
        clock = call.settled + first
        once = settle(call, clock + second, share)
        twice = settle(settle(call, clock, share), clock + second, share)
        assert once == twice


@fewer
@given(stories(), moments, st.sampled_from((1_000, 1_333, 1_500)), carries)
def test_a_caller_hangs_up_at_the_very_moment(
    story: Story, ms: int, share: int, carry: int
) -> None:
    for seat in story.room.seats.values():
        call = evolve(seat.call, carry=carry)
        over = settle(call, call.settled + ms, share)
        if over.ended is None or call.state.over:
            continue
        assert settle(call, over.ended, share) == over
        assert not settle(call, over.ended - 1, share).state.over


@fewer
@given(stories())
def test_the_network_is_made_good_for_within_bounds(story: Story) -> None:
    for seat in story.room.seats.values():
        assert 0 <= seat.call.carry < seat.share
        for call in seat.calls:
            # In real time, of which nobody in these stories has more than half as much again.
            assert call.credit * 100_000 <= call.state.tally.elapsed * CREDIT_SHARE * 1_500
    given_credits = [each.credit for each in story.events if isinstance(each, ActDone)]
    assert all(0 <= each <= CREDIT_MOST for each in given_credits)


@fewer
@given(stories(), st.data(), moments)
def test_a_clock_that_runs_back_is_not_believed(
    story: Story, data: st.DataObject, back: int
) -> None:
    _, who, request, _ = data.draw(st.sampled_from(story.asked))
    at = story.room.at
    assert decide(story.room, who, request, at - back) == decide(story.room, who, request, at)
