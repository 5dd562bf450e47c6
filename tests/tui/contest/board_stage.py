"""Boards to look at: rooms of all kinds, told to the app of a board without a network."""

from typing import Final

from attrs import evolve

from game.contest.identity.tokens import new_token
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import BoardClock, BoardNews, BoardRow, BoardTeam, Enter, FromHost
from game.tui.contest.board.board_app import BoardApp
from game.tui.contest.linked_app import RoomDoor
from tests.tui.stage import HandClock

NOWHERE: Final = "http://127.0.0.1:9/room"
"""Where nobody listens: what such an app shows is what a test tells it."""

NAMES: Final = (
    "Amara Okafor", "Bo", "Chiara", "Dmitri", "Eleni", "Farid", "Grace Mwangi", "Hugo",
    "Ines", "Jonas", "Kaveh", "Lucia", "Mehmet", "Nadia", "Oskar", "Priya",
    "Quentin", "Rosa", "Samir", "Tove", "Uma", "Viktor", "Wanjiru", "Xin",
)  # fmt: skip

TEAMS: Final = ("Red", "Blue", "Green")


def board_app(clock: HandClock | None = None, *, ascii_only: bool = False) -> BoardApp:
    """Return a board that hears nothing but what it is told."""
    door = RoomDoor(NOWHERE, Enter(new_token()))
    return BoardApp(door, ascii_only=ascii_only, clock=clock or HandClock())


def rows_of(points: tuple[int, ...], *, teams: bool = False) -> tuple[BoardRow, ...]:
    """Return rows with these points, the best first; who has as many shares a place."""
    return tuple(
        BoardRow(
            points.index(each) + 1,
            seat,
            NAMES[(seat - 1) % len(NAMES)] + ("" if seat <= len(NAMES) else f" {seat}"),
            TEAMS[seat % len(TEAMS)] if teams else "",
            each,
            seat % 3,
        )
        for seat, each in enumerate(points, 1)
    )


def points_from(best: int, rows: int, *, step: int = 37) -> tuple[int, ...]:
    """Return points for some rows, each with so many fewer than the one before."""
    return tuple(best - step * row for row in range(rows))


LOBBY: Final = BoardNews(
    "Onboarding, week 1",
    3,
    "7K3M9QXA",
    ("http://192.168.1.20:8137",),
    (),
    (),
    frozen=False,
)
FULL: Final = evolve(
    LOBBY, rows=tuple(evolve(row, place=0) for row in rows_of(points_from(0, 24, step=0)))
)
RUNNING: Final = evolve(LOBBY, code="", rows=rows_of(points_from(2_410, 24)))
TEAMED: Final = evolve(
    RUNNING,
    rows=rows_of(points_from(2_410, 24), teams=True),
    teams=(
        BoardTeam(1, "Blue", 1_914, 8),
        BoardTeam(2, "Red", 1_877, 8),
        BoardTeam(3, "Green", 1_800, 8),
    ),
)
SHARED: Final = evolve(
    RUNNING,
    rows=rows_of((2_410, 2_380, 2_380, 2_215, 2_100, 2_100, 2_100, 1_900, 1_750, 1_600, 900, 450)),
)


def clock_of(
    phase: RoomPhase, left: int = 754_000, *, begins: int = 0, since: int | None = None
) -> BoardClock:
    """Return the clock beside a board."""
    return BoardClock(phase, left, begins, since)


def tell(app: BoardApp, *messages: FromHost) -> None:
    """Let a board hear something."""
    for message in messages:
        app.hear(message)
