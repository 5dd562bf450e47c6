"""Several windows: of one seat only the newest plays, and a facilitator may have many."""

import asyncio
from pathlib import Path

import pytest

from game.contest.client.link import Link, LinkOver
from game.contest.identity.tokens import new_token
from game.contest.rules.requests import PauseRoom, RemoveSeat, StartRoom
from game.contest.wire import messages as said
from game.contest.wire.messages import CallNews, Enter, Join, Lead, Parted, Status, Welcome
from game.view.commands import Answered, PickUp
from tests.contest.host.stage import PATIENCE, held

TAKEN_OVER = "This seat has been opened in another window, and goes on there."
REMOVED = "You were taken out of the room."


async def test_a_second_window_takes_over_and_the_first_is_told(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        token = new_token()
        first = await stage.joins("Ann", token)
        await stage.begins()
        await first.hear(CallNews)
        await first.do(PickUp())
        second = await stage.connect(Enter(token))
        assert await first.ends() == Parted(TAKEN_OVER, again=False, elsewhere=True)
        assert (await second.hear(CallNews)).view.number == 1
        assert stage.server.hall.presence().here == {1}
        # The first one hangs up after the second came, and takes nothing away by it.
        await first.socket.close()
        await asyncio.sleep(0.1)
        assert stage.server.hall.presence().here == {1}


async def test_what_the_first_window_says_after_that_is_not_done(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        token = new_token()
        first = await stage.joins("Ann", token)
        await stage.begins()
        await first.hear(CallNews)
        second = await stage.connect(Enter(token))
        await second.hear(Welcome)
        await first.say(said.DoAct(1, 0, 0, PickUp()))
        await first.ends()
        assert not any(isinstance(each, said.Done) for each in first.heard)
        assert not stage.server.held.room.seats[1].call.acts


@pytest.mark.parametrize("why", ["taken over", "removed"])
async def test_a_program_ends_with_the_sentence_and_does_not_come_back(
    why: str, tmp_path: Path
) -> None:
    async with held(tmp_path) as stage:
        token = new_token()
        join = Join(stage.loaded.keys.code, "Ann", token)
        inside = asyncio.Event()
        link = Link(stage.url, join, lambda _: inside.set())
        running = asyncio.create_task(link.run())
        async with asyncio.timeout(PATIENCE):
            await inside.wait()
            if why == "removed":
                lead = await stage.leads()
                await lead.done(Lead(1, RemoveSeat(1)))
            else:
                await stage.connect(Enter(token))
            await running
        assert isinstance(link.over, LinkOver)
        assert str(link.over) == (REMOVED if why == "removed" else TAKEN_OVER)


async def test_a_facilitator_leads_from_several_terminals(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        await stage.joins("Ann")
        leads = [await stage.leads() for _ in range(3)]
        answers = [await lead.done(Lead(1, StartRoom(0))) for lead in leads]
        assert [each.answered for each in answers] == [
            Answered.ACCEPTED,
            Answered.REPEATED,
            Answered.REPEATED,
        ]
        await leads[1].done(Lead(2, PauseRoom()))
        for number, lead in enumerate(leads, 10):
            status = await lead.answer(said.AskStatus(number))
            assert isinstance(status, Status)
            assert status.phase == "paused"
