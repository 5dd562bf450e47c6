"""Who stands where: by points, then by less time, then by the earlier finish."""

from collections.abc import Callable, Iterable, Sequence
from itertools import groupby
from typing import TypeVar

from attrs import evolve

from game.call import CallState, score
from game.contest.rules.board import Board, FrozenBoard, Row, TeamRow
from game.contest.rules.call import settle
from game.contest.rules.clock import running_time
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState

T = TypeVar("T")


def board_at(room: RoomState, at: int) -> Board:
    """Return the board at a contest time; calls that are not over count as they stand."""
    seats = [settled_seat(room, each, at) for each in room.seats.values() if not each.removed]
    placed = _placed(seats, lambda seat: _rank(room, seat))
    rows = tuple(
        Row(place, seat.number, points_of(room, seat), time_of(seat), calls_done(seat))
        for place, seat in placed
    )
    return Board(rows, _team_rows(room, rows))


def board_without(room: RoomState, board: Board, seat: int) -> Board:
    """Return a board as it would stand without a seat."""
    kept = [row for row in board.rows if row.seat != seat]
    placed = _placed(kept, lambda row: row.place)
    rows = tuple(evolve(row, place=place) for place, row in placed)
    return Board(rows, _team_rows(room, rows))


def shown_board(room: RoomState, at: int) -> FrozenBoard:
    """Return the board that everybody may see, and the contest time of which it is."""
    return room.frozen or FrozenBoard(at, board_at(room, at))


def settled_seat(room: RoomState, seat: Seat, at: int) -> Seat:
    """Return a seat whose call has come to a contest time; one that was removed stands still."""
    if seat.removed:
        return seat
    call = settle(seat.call, running_time(room, at), seat.share)
    return seat if call is seat.call else evolve(seat, call=call)


def call_points(room: RoomState, state: CallState) -> int:
    """Return the points of a call as it stands, 0 to 1,000; without speed where it is left out."""
    result = score(state)
    return result.total if room.opened.paced else evolve(result, pace=0).total


def points_of(room: RoomState, seat: Seat) -> int:
    """Return the sum of the scores of a seat's calls."""
    return sum(call_points(room, state) for state in seat.states)


def time_of(seat: Seat) -> int:
    """Return how long a seat's calls have taken, in milliseconds of the calls' own time."""
    return sum(state.tally.elapsed for state in seat.states)


def calls_done(seat: Seat) -> int:
    """Return how many of a seat's calls are over."""
    return len(seat.done) + seat.call.state.over


def finished_at(room: RoomState, seat: Seat) -> int | None:
    """Return when a seat's last call ended, in milliseconds of running time; None where none did.

    That is so too for a seat that has not come to the end of all calls.
    """
    return seat.call.ended if calls_done(seat) == len(room.levels) else None


def _rank(room: RoomState, seat: Seat) -> tuple[int, int, int]:
    finish = finished_at(room, seat)
    # Who has not come to the end comes after all who have.
    last = room.limit + 1 if finish is None else finish
    return -points_of(room, seat), time_of(seat), last


def _placed(them: Iterable[T], rank: Callable[[T], object]) -> list[tuple[int, T]]:
    """Return things with their places, from 1, by a rank; equal ones share one and keep order."""
    ranked = [(rank(each), each) for each in them]
    ranked.sort(key=lambda pair: pair[0])  # type: ignore[arg-type,return-value]  # of ints
    placed: list[tuple[int, T]] = []
    for _, equals in groupby(ranked, key=lambda pair: pair[0]):
        place = len(placed) + 1
        placed += [(place, each) for _, each in equals]
    return placed


def _team_rows(room: RoomState, rows: Sequence[Row]) -> tuple[TeamRow, ...]:
    teams: list[tuple[int, int, int]] = []
    for team in range(len(room.opened.teams)):
        points = [row.points for row in rows if room.seats[row.seat].team == team]
        # The rows come best first. A team with fewer members is not marked down for that.
        best = points[: room.opened.best_of or None]
        teams.append((team, sum(best) // len(best) if best else 0, len(points)))
    return tuple(
        TeamRow(place, team, points, members)
        for place, (team, points, members) in _placed(teams, lambda each: -each[1])
    )
