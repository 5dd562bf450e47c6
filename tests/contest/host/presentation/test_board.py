"""What a board is shown: rows where they have changed, the clock always, and nothing else."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from game.contest.host.storage.making import RoomPlan
from game.contest.identity.tokens import new_token
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import AdmitLate, EndRoom, FreezeBoard, StartRoom
from game.contest.wire.messages import (
    BoardClock,
    BoardNews,
    CallNews,
    Enter,
    FromHost,
    Join,
    Lead,
    Welcome,
)
from game.view.commands import PickUp, PutDown
from tests.contest.host.stage import LEVELS, PATIENCE, Person, Stage, held, shipped_levels


async def wall(stage: Stage) -> Person:
    """Connect a board."""
    board = await stage.connect(Enter(stage.loaded.keys.board))
    await board.hear(Welcome)
    return board


async def hears(board: Person, phase: RoomPhase) -> BoardNews:
    """Wait until a board hears that the room does something, and return what it shows by then."""
    async with asyncio.timeout(PATIENCE):
        while (await board.hear(BoardClock)).phase is not phase:
            pass
    return newest(board.heard)


def newest(heard: Iterable[FromHost]) -> BoardNews:
    """Return the newest board of what was heard."""
    return [each for each in heard if isinstance(each, BoardNews)][-1]


async def test_whoever_looks_at_the_lobby_can_join_from_it(tmp_path: Path) -> None:
    plan = RoomPlan(shipped_levels("parcel", "outage"), "Onboarding", teams=("Red", "Blue"))
    async with held(tmp_path, plan) as stage:
        stage.server.hall.addresses = ("http://192.0.2.1:8137",)
        await stage.connect(Join(stage.loaded.keys.code, "Ann", new_token(), "Blue"))
        board = await wall(stage)
        shown = await board.hear(BoardNews)
        while not shown.rows:
            shown = await board.hear(BoardNews)
    assert (shown.title, shown.calls) == ("Onboarding", 2)
    assert (shown.code, shown.addresses) == (stage.loaded.keys.code, ("http://192.0.2.1:8137",))
    assert [(row.place, row.name, row.team) for row in shown.rows] == [(0, "Ann", "Blue")]
    assert shown.teams == ()


async def test_rows_come_where_they_changed_and_the_clock_always(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        await stage.joins("Ann")
        board = await wall(stage)
        for _ in range(3):
            await board.hear(BoardClock)
        assert len([each for each in board.heard if isinstance(each, BoardNews)]) == 1
        await stage.joins("Bo")
        assert [row.name for row in (await board.hear(BoardNews)).rows] == ["Ann", "Bo"]


async def test_the_code_is_shown_while_people_are_let_in(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        await stage.joins("Ann")
        board, code = await wall(stage), stage.loaded.keys.code
        lead = await stage.leads()
        await lead.done(Lead(1, StartRoom(60_000)))
        assert (await hears(board, RoomPhase.COUNTDOWN)).code == ""
        begins = [each.begins for each in board.heard if isinstance(each, BoardClock)]
        assert 0 < begins[-1] <= 60_000
        await lead.done(Lead(2, AdmitLate()))
        assert (await board.hear(BoardNews)).code == code


async def test_the_last_board_comes_before_the_close_is_told(tmp_path: Path) -> None:
    async with held(tmp_path, RoomPlan(LEVELS)) as stage:
        ann = await stage.joins("Ann")
        board = await wall(stage)
        lead = await stage.begins()
        await hears(board, RoomPhase.RUNNING)
        await ann.hear(CallNews)
        await ann.do(PickUp())
        await ann.do(PutDown())
        await lead.done(Lead(2, EndRoom()))
        assert [(row.place, row.done) for row in (await hears(board, RoomPhase.CLOSED)).rows] == [
            (1, 1)
        ]


async def test_a_frozen_board_stays_as_it_stood(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        board = await wall(stage)
        lead = await stage.begins()
        await lead.done(Lead(2, FreezeBoard()))
        await ann.hear(CallNews)
        await ann.do(PickUp())
        await ann.do(PutDown())
        await lead.done(Lead(3, EndRoom()))
        last = await hears(board, RoomPhase.CLOSED)
        assert last.frozen
        assert [row.done for row in last.rows] == [0]
        clock = [each for each in board.heard if isinstance(each, BoardClock)][-1]
        assert clock.since is not None
