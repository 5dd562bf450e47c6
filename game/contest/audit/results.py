"""What a room came to, as a table and as plain data, worked out from its state alone."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import Final

from game.call import score
from game.call.log.notation import written
from game.contest.identity.names import seat_name
from game.contest.rules.board import Board, Row
from game.contest.rules.call import SeatCall
from game.contest.rules.ranking import board_at, call_points, finished_at, settled_seat
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.play.outcome import ABANDONED

NameOf = Callable[[int], str]
"""What a seat is called."""

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would work out."""


def csv_text(room: RoomState, name_of: NameOf = seat_name) -> str:
    """Return the results as a table for spreadsheets, one row a seat, the best first.

    Times are seconds; a call's points are empty where it was never taken. A name that a spreadsheet
    would take for a formula has an apostrophe before it.
    """
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\r\n")
    teams = ("team",) if room.opened.teams else ()
    calls = [f"call {number}" for number, _ in enumerate(room.levels, 1)]
    table.writerow(("place", "seat", "name", *teams, "points", "seconds", "finished", *calls))
    for row, seat in _ranked(room):
        team = (_cell(_team(room, seat)),) if room.opened.teams else ()
        points = [call_points(room, call.state) for call in _taken(seat)]
        table.writerow(
            (
                row.place,
                seat.number,
                _cell(name_of(seat.number)),
                *team,
                row.points,
                _seconds(row.time),
                _seconds(finished_at(room, seat)),
                *points,
                *[""] * (len(room.levels) - len(points)),
            )
        )
    return text.getvalue()


def json_text(room: RoomState, name_of: NameOf = seat_name) -> str:
    """Return the results as JSON, with each call's outcome and moves; times are milliseconds."""
    board = _board(room)
    data = {
        "title": room.opened.title,
        "rules": room.opened.rules,
        "closed": room.closed is not None,
        "calls": [
            {"title": level.title, "level": digest, "seed": seed}
            for level, digest, seed in zip(
                room.levels, room.opened.calls, room.opened.chances, strict=True
            )
        ],
        "seats": [_seat_data(room, row, seat, name_of) for row, seat in _ranked(room)],
        "teams": [
            {
                "place": team.place,
                "name": room.opened.teams[team.team],
                "points": team.points,
                "members": team.members,
            }
            for team in board.teams
        ],
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def _seat_data(room: RoomState, row: Row, seat: Seat, name_of: NameOf) -> dict[str, object]:
    return {
        "place": row.place,
        "seat": seat.number,
        "name": name_of(seat.number),
        "team": _team(room, seat),
        "points": row.points,
        "time": row.time,
        "finished": finished_at(room, seat),
        "calls": [_call_data(room, call) for call in _taken(seat)],
    }


def _call_data(room: RoomState, call: SeatCall) -> dict[str, object]:
    state = call.state
    return {
        "points": call_points(room, state),
        "outcome": state.outcome.value if state.outcome else ABANDONED,
        "medal": score(state).medal.value,
        "time": state.tally.elapsed,
        # What `callcraft play --moves` plays again, by the seed that all had.
        "moves": written(call.events),
    }


def _taken(seat: Seat) -> Sequence[SeatCall]:
    """Return the calls of a seat that were answered, or left unanswered."""
    return [call for call in seat.calls if call.events]


def _ranked(room: RoomState) -> list[tuple[Row, Seat]]:
    return [(row, settled_seat(room, room.seats[row.seat], room.at)) for row in _board(room).rows]


def _board(room: RoomState) -> Board:
    return board_at(room, room.at)


def _team(room: RoomState, seat: Seat) -> str:
    return "" if seat.team is None else room.opened.teams[seat.team]


def _seconds(ms: int | None) -> str:
    return "" if ms is None else f"{ms / 1_000:.3f}"


def _cell(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text
