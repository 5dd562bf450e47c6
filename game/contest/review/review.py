"""A room looked back on, worked out from its state alone."""

from collections import Counter
from collections.abc import Generator, Sequence
from typing import Final

from game.call import CallState, Level, Medal, Outcome, score
from game.contest.review.moments import CallMoments
from game.contest.review.room_review import (
    BINS,
    CallReview,
    OutcomeCount,
    RoomMoment,
    RoomReview,
)
from game.contest.rules.call import SeatCall
from game.contest.rules.ranking import call_points, settled_seat
from game.contest.rules.state import RoomState
from game.view.words import short_name

_BIN: Final = 1_000 // BINS
"""Points that are counted as one."""


def review_of(room: RoomState) -> RoomReview:
    """Return a room looked back on, as it stood at its last event.

    Seats that were taken out count nowhere in it.
    """
    work = reviewing(room)
    while True:
        try:
            next(work)
        except StopIteration as done:
            review: RoomReview = done.value
            return review


def reviewing(room: RoomState) -> Generator[None, None, RoomReview]:
    """Return what `review_of` does, after each call of each seat with a moment for other things.

    Each takes a millisecond or two, and a large room has ten thousand.
    """
    seats = [settled_seat(room, each, room.at) for each in room.seats.values() if not each.removed]
    calls, moments = [], []
    for number, level in enumerate(room.levels):
        rang = [seat.calls[number] for seat in seats if number < len(seat.calls)]
        here = CallMoments(number)
        for call in rang:
            if call.state.answered:
                # Not its `turns`, which it would keep.
                here.add(call.replayed())
                yield
        calls.append(_call_review(room, level, rang, here))
        moments.append(here)
    return RoomReview(room.opened.title, len(seats), tuple(calls), _best(moments))


def _call_review(
    room: RoomState, level: Level, rang: Sequence[SeatCall], moments: CallMoments
) -> CallReview:
    states = [call.state for call in rang if call.state.answered]
    points = sorted(call_points(room, state) for state in states)
    medals = Counter(score(state).medal for state in states)
    return CallReview(
        # What was never on anybody's screen is not shown to all of them now.
        title=level.title if rang else "",
        caller_name=short_name(level.caller.name) if rang else "",
        played=len(states),
        finished=sum(state.over for state in states),
        outcomes=_outcomes(states),
        points=_binned(points),
        median=_median(points),
        best=points[-1] if points else 0,
        gold=medals[Medal.GOLD],
        silver=medals[Medal.SILVER],
        bronze=medals[Medal.BRONZE],
        moments=moments.costliest(),
    )


def _outcomes(states: Sequence[CallState]) -> tuple[OutcomeCount, ...]:
    counted = Counter(state.outcome for state in states)
    return tuple(
        OutcomeCount(outcome, counted[outcome]) for outcome in (*Outcome, None) if counted[outcome]
    )


def _binned(points: Sequence[int]) -> tuple[int, ...]:
    counted = Counter(min(each // _BIN, BINS - 1) for each in points)
    return tuple(counted[place] for place in range(BINS))


def _median(points: Sequence[int]) -> int:
    """Return the points in the middle; of two in the middle the mean, rounded down."""
    middle = len(points) // 2
    if len(points) % 2:
        return points[middle]
    return (points[middle - 1] + points[middle]) // 2 if points else 0


def _best(calls: Sequence[CallMoments]) -> RoomMoment | None:
    found = [each for call in calls for each in call.best()]
    return min(found, key=lambda each: (-each[0], str(each[1])), default=(0, None))[1]
