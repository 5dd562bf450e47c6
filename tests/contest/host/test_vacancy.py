"""A room that nobody has been in for two hours closes itself, and its host ends."""

import asyncio
from pathlib import Path

import pytest

from game.contest.host import vacancy
from game.contest.host.connections.listening import Listening
from game.contest.host.server import RoomServer
from game.contest.host.storage.making import RoomPlan, make_room
from game.contest.host.vacancy import Vacancy
from game.contest.log import LogFile
from game.contest.wire.messages import AskStatus, Done, Enter, Status, StopHost
from game.view.commands import Answered
from tests.contest.host.stage import LEVELS, held, until
from tests.tui.stage import HandClock

HOUR = 60 * 60


def pass_hours(clock: HandClock, room: Vacancy, hours: float, *, anybody: bool) -> bool:
    """Look every two seconds for so many hours; return what the last look said."""
    over = False
    for _ in range(round(hours * HOUR / 2)):
        clock.move(2)
        over = room.look(anybody=anybody)
    return over


def test_two_hours_without_anybody_are_the_end() -> None:
    clock = HandClock()
    room = Vacancy(clock)
    assert not pass_hours(clock, room, 1.9, anybody=False)
    assert pass_hours(clock, room, 0.2, anybody=False)


def test_whoever_comes_in_meanwhile_begins_it_anew() -> None:
    clock = HandClock()
    room = Vacancy(clock)
    assert not pass_hours(clock, room, 1.9, anybody=False)
    assert not pass_hours(clock, room, 3, anybody=True)
    assert not pass_hours(clock, room, 1.9, anybody=False)


def test_a_night_in_which_the_machine_slept_is_no_time() -> None:
    clock = HandClock()
    room = Vacancy(clock)
    clock.move(9 * HOUR)
    assert not room.look(anybody=False)
    clock.move(-HOUR)
    assert not room.look(anybody=False)


async def test_a_room_that_is_forgotten_closes_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    server = RoomServer(make_room(tmp_path / "room", RoomPlan(LEVELS)), Listening())
    await server.start(lambda _: ())
    monkeypatch.setattr(vacancy, "LONGEST_VACANCY", 0.0)
    async with asyncio.timeout(10):
        assert await server.run() is None
    await server.stop()
    assert server.held.on_disk.closed is not None
    # Its log is whole, and nobody has it.
    LogFile.open(tmp_path / "room").close()


@pytest.mark.parametrize("who", ["seat", "facilitator", "board"])
async def test_whoever_is_connected_is_somebody(tmp_path: Path, who: str) -> None:
    async with held(tmp_path) as stage:
        keys = stage.loaded.keys
        tokens = {"facilitator": keys.facilitator, "board": keys.board}
        person = await (stage.joins("Ann") if who == "seat" else stage.connect(Enter(tokens[who])))
        await until(lambda: stage.server.hall.anybody)
        await person.socket.close()
        await until(lambda: not stage.server.hall.anybody)


async def test_whoever_leads_stops_the_host(tmp_path: Path) -> None:
    server = RoomServer(make_room(tmp_path / "room", RoomPlan(LEVELS)), Listening())
    await server.start(lambda port: (f"http://127.0.0.1:{port}",))
    running = asyncio.create_task(server.run())
    assert not running.done()
    server.hall.stop_asked = True
    async with asyncio.timeout(10):
        assert await running is None
    await server.stop()
    # Somebody wants to go on with it: that is no end of the room.
    assert server.held.on_disk.closed is None


async def test_the_end_is_answered_before_it_comes(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        lead = await stage.leads()
        assert isinstance(await lead.answer(AskStatus(1)), Status)
        answer = await lead.answer(StopHost(2))
        assert isinstance(answer, Done)
        assert answer.answered is Answered.ACCEPTED
