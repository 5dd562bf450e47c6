"""Who stands where: the order of the board, shared places, teams, and what is left out."""

import pytest
from attrs import evolve

from game.call import Outcome
from game.contest.rules.call import SeatCall, ringing
from game.contest.rules.ranking import board_at, finished_at, points_of, shown_board
from game.contest.rules.requests import EndRoom, FreezeBoard, RemoveSeat
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.view.commands import LetPass, PickUp
from tests.contest.rooms import FACILITATOR, LIMIT, Story, do, opening, room_of
from tests.tui.stage import parcel_level

WON, HALF_WON, LOST = Outcome.RESOLVED, Outcome.PARTLY, Outcome.UNRESOLVED


def over(outcome: Outcome, took: int, ended: int, number: int = 0) -> SeatCall:
    """Return a call that came to an end."""
    call = ringing(number, parcel_level(), 7, 1)
    tally = evolve(call.start.tally, elapsed=took)
    start = evolve(call.start, answered=True, outcome=outcome, tally=tally)
    return evolve(call, start=start, state=start, ended=ended)


def room_with(*seats: Seat, calls: int = 1, teams: int = 0, best_of: int = 0) -> RoomState:
    """Return a room in which these have played."""
    names = ("Red", "Blue")[:teams]
    made = opening("x", teams=names, best_of=best_of)
    room = Story.of([parcel_level()] * calls, made).begin(0).room
    return evolve(room, seats={seat.number: seat for seat in seats})


def seat(number: int, *calls: SeatCall, team: int | None = None, removed: bool = False) -> Seat:
    """Return who played these calls."""
    return Seat(number, "name", 1, calls[-1], team=team, removed=removed, done=calls[:-1])


def places(room: RoomState) -> list[tuple[int, int]]:
    """Return the places and seats on the board, from its top."""
    return [(row.place, row.seat) for row in board_at(room, 0).rows]


def test_points_then_time_then_the_finish_decide_and_equals_share_a_place() -> None:
    room = room_with(
        seat(1, over(HALF_WON, 10, 10)),
        seat(2, over(WON, 2_000, 9_000)),
        seat(3, over(WON, 1_000, 9_500)),
        seat(4, over(WON, 1_000, 9_000)),
        seat(5, over(WON, 1_000, 9_000)),
        seat(6, over(WON, 10, 10), removed=True),
    )
    assert places(room) == [(1, 4), (1, 5), (3, 3), (4, 2), (5, 1)]


def test_who_has_not_come_to_the_end_comes_after_who_has() -> None:
    won = over(WON, 1_000, 5_000)
    one = seat(1, won)
    two = seat(2, won, ringing(1, parcel_level(), 8, 1))
    three = seat(3, over(LOST, 1_000, 5_000), over(WON, 0, LIMIT, 1))
    room = room_with(one, two, three, calls=2)
    assert len({points_of(room, each) for each in (one, two, three)}) == 1
    assert [finished_at(room, each) for each in (one, two, three)] == [None, None, LIMIT]
    assert places(room) == [(1, 3), (2, 1), (2, 2)]


@pytest.mark.parametrize("best_of", [0, 1, 2, 3, 4])
def test_the_best_of_a_team_count(best_of: int) -> None:
    room = room_with(
        seat(1, over(WON, 0, 1), team=0),
        seat(2, over(LOST, 0, 1), team=0),
        seat(3, over(HALF_WON, 0, 1), team=0),
        seat(4, over(HALF_WON, 0, 1), team=1),
        seat(5, over(WON, 0, 1), team=1, removed=True),
        teams=2,
        best_of=best_of,
    )
    won, half = (points_of(room, room.seats[number]) for number in (1, 3))
    assert 0 < half < won
    counted = [won, half, 0][: best_of or 3]
    teams = board_at(room, 0).teams
    assert {row.team: (row.points, row.members) for row in teams} == {
        0: (sum(counted) // len(counted), 3),
        1: (half, 1),
    }
    first = [0, 1] if sum(counted) // len(counted) > half else [1, 0]
    assert [(row.place, row.team) for row in teams] == list(enumerate(first, 1))


def test_a_team_without_anybody_has_no_points() -> None:
    room = room_with(seat(1, over(WON, 0, 1), team=1), teams=2)
    assert [(row.place, row.team) for row in board_at(room, 0).teams] == [(1, 1), (2, 0)]
    assert board_at(room, 0).teams[1].points == 0


def test_a_frozen_board_is_shown_as_it_stood() -> None:
    story = room_of()
    do(story, PickUp())
    then = board_at(story.room, story.now + 1_000)
    story.ask(FACILITATOR, FreezeBoard(), 1_000)
    since = story.now
    do(story, LetPass(2_000), 5_000)
    shown = shown_board(story.room, story.now)
    assert (shown.since, shown.board) == (since, then)
    assert board_at(story.room, story.now) != then


def test_a_seat_that_was_removed_is_on_no_board_from_then_on() -> None:
    names = ("Red", "Blue")
    story = Story.of([parcel_level()], opening("x", teams=names)).begin(4)
    seats = {number: story.room.seats[number] for number in (1, 2, 3, 4)}
    calls = (over(LOST, 9, 1), over(WON, 9, 1), over(WON, 9, 1), over(WON, 8, 1))
    for number, call in enumerate(calls, 1):
        seats[number] = evolve(seats[number], call=call)
    story.room = evolve(story.room, seats=seats)
    story.ask(FACILITATOR, FreezeBoard())
    before = shown_board(story.room, 0).board
    assert [(row.place, row.seat) for row in before.rows] == [(1, 4), (2, 2), (2, 3), (4, 1)]
    story.ask(FACILITATOR, RemoveSeat(4), 1_000)
    shown = shown_board(story.room, story.now)
    assert shown.since == 0
    assert [(row.place, row.seat) for row in shown.board.rows] == [(1, 2), (1, 3), (3, 1)]
    assert [(row.team, row.members) for row in shown.board.teams] == [(1, 1), (0, 2)]
    assert shown.board == board_at(story.room, story.now)


def test_a_seat_that_was_removed_stands_still() -> None:
    story = room_of(2)
    for number in (1, 2):
        do(story, PickUp(), seat=number)
    story.ask(FACILITATOR, RemoveSeat(1), 3_000)
    story.ask(FACILITATOR, EndRoom(), 5_000)
    elapsed = [each.call.state.tally.elapsed for each in story.room.seats.values()]
    assert elapsed == [3_000, 8_000]
