"""A host and those who speak with it, over real sockets."""

from pathlib import Path

from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import CallNews, RoomNews
from game.view.commands import Answered, HearOut, PickUp
from tests.contest.host.stage import held


async def test_a_seat_plays_its_call(tmp_path: Path) -> None:
    async with held(tmp_path) as stage:
        ann = await stage.joins("Ann")
        await stage.begins()
        news = await ann.hear(RoomNews)
        while news.phase is not RoomPhase.RUNNING:
            news = await ann.hear(RoomNews)
        if not any(isinstance(each, CallNews) for each in ann.heard):
            await ann.hear(CallNews)
        done = await ann.do(PickUp())
        assert done.answered is Answered.ACCEPTED
        done = await ann.do(HearOut())
        assert done.answered is Answered.ACCEPTED
        last = [each for each in ann.heard if isinstance(each, CallNews)][-1]
        assert last.view.number == 2
        assert last.view.answered
