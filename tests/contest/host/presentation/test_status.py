"""What whoever leads is told of a room, over real sockets."""

from pathlib import Path

from game.contest.audit.audit import closing_digest
from game.contest.host.storage.making import RoomPlan
from game.contest.rules.requests import EndRoom, FreezeBoard, RemoveSeat, StartRoom
from game.contest.wire.messages import AskStatus, CallNews, Lead, Status
from game.view.commands import HearOut, PickUp
from tests.contest.host.stage import LEVELS, Person, held


async def status_for(lead: Person) -> Status:
    """Ask how the room stands."""
    answer = await lead.answer(AskStatus(lead.number()))
    assert isinstance(answer, Status)
    return answer


async def test_a_status_follows_the_room_from_the_lobby_to_the_close(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        stage.server.hall.addresses = ("http://192.168.1.20:8137",)
        people = [await stage.joins(name) for name in ("Ann", "Bob", "Cy")]
        lead = await stage.leads()
        status = await status_for(lead)
        assert status.addresses == ("http://192.168.1.20:8137",)
        assert [seat.place for seat in status.seats] == [0, 0, 0]
        assert (status.begins, status.since, status.digest) == (0, None, "")
        await lead.done(Lead(lead.number(), StartRoom(60_000)))
        status = await status_for(lead)
        assert 50_000 < status.begins <= 60_000
        assert [seat.place for seat in status.seats] == [0, 0, 0]
        await people[0].socket.close()


async def test_teams_are_told_once_the_calls_have_begun(tmp_path: Path) -> None:
    plan = RoomPlan(LEVELS, teams=("Red", "Blue"))
    async with held(tmp_path, plan) as stage:
        people = [await stage.joins(name) for name in ("Ann", "Bob")]
        lead = await stage.leads()
        assert (await status_for(lead)).teams == ()
        await lead.done(Lead(lead.number(), StartRoom(0)))
        teams = (await status_for(lead)).teams
        assert sorted(team.name for team in teams) == ["Blue", "Red"]
        assert len(people) == len(teams)


async def test_seats_have_the_places_of_the_board(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        await stage.joins("Ann")
        bob = await stage.joins("Bob")
        await stage.joins("Cy")
        lead = await stage.begins()
        await bob.hear(CallNews)
        for act in (PickUp(), HearOut()):
            await bob.do(act)
        await lead.done(Lead(lead.number(), RemoveSeat(3)))
        await lead.done(Lead(lead.number(), FreezeBoard()))
        status = await status_for(lead)
        first, second, third = status.seats
        assert sorted((first.place, second.place)) in ([1, 2], [1, 1])
        assert (second.place < first.place) == (second.points > first.points)
        assert second.time > first.time
        assert (third.place, third.removed) == (0, True)
        assert status.since is not None
        await lead.done(Lead(lead.number(), EndRoom()))
        status = await status_for(lead)
        assert status.digest == closing_digest(stage.loaded.log)
        assert (await status_for(lead)).digest == status.digest
