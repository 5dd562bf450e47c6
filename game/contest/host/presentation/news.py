"""What everybody is told of a room: a player, the board, and whoever leads it."""

from collections.abc import Mapping

from attrs import evolve, frozen

from game.contest.host.register import Register
from game.contest.rules.board import Row, TeamRow
from game.contest.rules.clock import RoomPhase, phase_at, time_left
from game.contest.rules.ranking import (
    board_at,
    calls_done,
    points_of,
    shown_board,
    time_of,
)
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.contest.wire.messages import (
    BoardClock,
    BoardNews,
    BoardRow,
    BoardTeam,
    RoomNews,
    SeatStatus,
    Status,
    TeamStatus,
)


@frozen
class Presence:
    """Who is connected."""

    here: frozenset[int]
    """The seats that are."""
    gone: Mapping[int, int]
    """How long the others have not been, in milliseconds; who never was is not in it."""


def phase_told(room: RoomState, at: int) -> RoomPhase:
    """Return what a room is doing, as far as it may be told at a contest time.

    That its time is up is told once its close is in the log, and not before: a host that dies in
    between takes the room up again from before its end.
    """
    phase = phase_at(room, at)
    over = phase is RoomPhase.CLOSED and room.closed is None
    return RoomPhase.RUNNING if over else phase


@frozen
class RoomStanding:
    """How everybody stands, as far as everybody may see it."""

    players: int
    """How many are in the room."""
    rows: Mapping[int, Row]
    """The rows of the board by their seats, the best first; empty before the calls begin."""
    teams: tuple[TeamRow, ...] = ()
    """The teams, the best first; empty where there are none, and before the calls begin."""


def players_in(room: RoomState) -> int:
    """Return how many are in a room."""
    return sum(not seat.removed for seat in room.seats.values())


def standing_at(room: RoomState, at: int) -> RoomStanding:
    """Return how everybody stands. It takes a look at every call: once for all who are told."""
    players = players_in(room)
    # Not in the lobby, where everybody is first.
    if room.starts is None or at < room.starts:
        return RoomStanding(players, {})
    board = shown_board(room, at).board
    return RoomStanding(players, {row.seat: row for row in board.rows}, board.teams)


def room_news(room: RoomState, number: int, at: int, standing: RoomStanding) -> RoomNews:
    """Return how a room stands, for a player."""
    seat, row = room.seats[number], standing.rows.get(number)
    return RoomNews(
        title=room.opened.title,
        phase=phase_told(room, at),
        calls=len(room.levels),
        limit=room.limit,
        left=time_left(room, at),
        begins=_begins(room, at),
        players=standing.players,
        share=seat.share,
        call=seat.call.number,
        place=row.place if row else 0,
        points=row.points if row else 0,
        since=_since(room, at),
    )


def board_news(
    room: RoomState,
    register: Register,
    standing: RoomStanding,
    *,
    code: str,
    addresses: tuple[str, ...],
) -> BoardNews:
    """Return the board that everybody may see, with how one joins."""
    begun, names = bool(standing.rows), room.opened.teams
    playing = [seat for seat in room.seats.values() if not seat.removed]
    rows = standing.rows.values() if begun else [Row(0, seat.number, 0, 0, 0) for seat in playing]
    lobby = room.starts is None
    return BoardNews(
        title=room.opened.title,
        calls=len(room.levels),
        code=code if room.closed is None and (lobby or room.admits) else "",
        addresses=addresses,
        rows=tuple(_board_row(room, register, row) for row in rows),
        teams=tuple(
            BoardTeam(row.place, names[row.team], row.points, row.members) for row in standing.teams
        ),
        frozen=room.frozen is not None,
    )


def _board_row(room: RoomState, register: Register, row: Row) -> BoardRow:
    # Without the time that calls have taken: nobody reads it there, and it changes every second.
    return BoardRow(
        place=row.place,
        seat=row.seat,
        name=register.name_of(row.seat),
        team=team_of(room, room.seats[row.seat]),
        points=row.points,
        done=row.done,
    )


def board_clock(room: RoomState, at: int) -> BoardClock:
    """Return the clock beside the board."""
    return BoardClock(
        phase_told(room, at), time_left(room, at), _begins(room, at), _since(room, at)
    )


@frozen
class HostFacts:
    """What a host knows of its room that is not in the room."""

    presence: Presence
    """Who is connected."""
    code: str
    """The code to join by."""
    addresses: tuple[str, ...]
    """Where one joins, the best first."""
    digest: str = ""
    """What stands for the log of a room that is closed; empty before."""


def status_of(
    room: RoomState, register: Register, facts: HostFacts, at: int, *, number: int
) -> Status:
    """Return how a room stands, for whoever leads it; `number`: of the message that asked."""
    board, presence = board_at(room, at), facts.presence
    rows, teams = {row.seat: row for row in board.rows}, board.teams
    if room.starts is None or at < room.starts:
        # Before the calls begin everybody is first, which nobody wants to read.
        rows, teams = {number: evolve(row, place=0) for number, row in rows.items()}, ()
    return Status(
        id=number,
        title=room.opened.title,
        phase=phase_told(room, at),
        left=time_left(room, at),
        limit=room.limit,
        admits=room.admits,
        frozen=room.frozen is not None,
        calls=tuple(level.title for level in room.levels),
        code=facts.code,
        seats=tuple(
            _seat_status(room, seat, rows.get(seat.number), register.name_of(seat.number), presence)
            for seat in room.seats.values()
        ),
        addresses=facts.addresses,
        begins=_begins(room, at),
        since=_since(room, at),
        digest=facts.digest,
        teams=tuple(
            TeamStatus(team.place, room.opened.teams[team.team], team.points) for team in teams
        ),
    )


def _seat_status(
    room: RoomState, seat: Seat, row: Row | None, name: str, presence: Presence
) -> SeatStatus:
    """Return how a seat stands; `row`: on the board, None where it was taken out."""
    here = seat.number in presence.here
    return SeatStatus(
        seat=seat.number,
        name=name,
        team=team_of(room, seat),
        here=here,
        gone=0 if here else presence.gone.get(seat.number, 0),
        call=seat.call.number,
        done=calls_done(seat) if row is None else row.done,
        points=points_of(room, seat) if row is None else row.points,
        share=seat.share,
        removed=seat.removed,
        place=0 if row is None else row.place,
        time=time_of(seat) if row is None else row.time,
    )


def team_of(room: RoomState, seat: Seat) -> str:
    """Return what a seat's team is called; empty where there are none."""
    return "" if seat.team is None else room.opened.teams[seat.team]


def _begins(room: RoomState, at: int) -> int:
    counting = phase_at(room, at) is RoomPhase.COUNTDOWN
    return room.starts - at if counting and room.starts is not None else 0


def _since(room: RoomState, at: int) -> int | None:
    return None if room.frozen is None else max(at - room.frozen.since, 0)
