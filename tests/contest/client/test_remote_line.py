"""The line to a call in a room, for screens that draw while the network answers."""

import asyncio
from typing import TYPE_CHECKING, cast

from attrs import Factory, define, evolve

from game.contest.client.knowledge import RoomKnowledge
from game.contest.client.remote_line import RemoteLine, RoomCall
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Asked, CallNews, DoAct, Done, Found, RoomNews, Search
from game.view.commands import Answered, HearOut, KeepListening, PutDown
from tests.contest.client.test_reckoning import VIEWS

if TYPE_CHECKING:
    from game.contest.client.link import Link

RUNNING = RoomNews("", RoomPhase.RUNNING, 2, 600_000, 600_000, 0, 1, 1_000, 0)
PAUSED = evolve(RUNNING, phase=RoomPhase.PAUSED)
SPEAKING = VIEWS["speaking"]


@define
class SlowLink:
    """A link whose answers a test gives."""

    asked: list[Asked] = Factory(list)
    answers: "asyncio.Queue[Done | Found]" = Factory(asyncio.Queue)

    async def ask(self, message: Asked) -> Done | Found:
        """Take note of a message, and wait for its answer."""
        self.asked.append(message)
        return await self.answers.get()


@define
class At:
    """A line, and all around it."""

    now: list[float] = Factory(lambda: [100.0])
    said: list[str] = Factory(list)
    link: SlowLink = Factory(SlowLink)
    known: RoomKnowledge = Factory(
        lambda self: RoomKnowledge(lambda _: None, lambda: self.now[0]), takes_self=True
    )

    def line(self) -> RemoteLine:
        """Return the line to the first call."""
        self.known.take(RUNNING)
        self.known.take(CallNews(0, SPEAKING))
        return RemoteLine(cast("Link", self.link), RoomCall(self.known, 0), self.said.append)


async def _turns() -> None:
    for _ in range(5):
        await asyncio.sleep(0)


async def test_while_one_act_waits_no_other_is_sent_but_putting_down_comes_behind_it() -> None:
    at = At()
    line = at.line()
    line.send(KeepListening())
    await _turns()
    line.send(KeepListening())
    assert not at.said
    line._asked_at -= 5  # noqa: SLF001 - so much time passes
    line.send(KeepListening())
    assert at.said == ["What you did before has not reached the host yet. It will; then go on."]
    line.send(PutDown())
    at.link.answers.put_nowait(Done(1, Answered.ACCEPTED))
    await _turns()
    number = SPEAKING.number
    assert at.link.asked == [DoAct(0, 0, number, KeepListening()), DoAct(0, 0, number, PutDown())]


async def test_what_was_refused_is_said_and_can_be_done_again() -> None:
    at = At()
    line = at.line()
    line.send(KeepListening())
    at.link.answers.put_nowait(Done(1, Answered.REFUSED, "The room is paused."))
    await _turns()
    assert at.said == ["The room is paused."] == [line.refused]
    line.send(KeepListening())
    assert line.refused == ""
    assert not line.idle


async def test_articles_are_looked_for_at_the_host_and_once() -> None:
    at = At()
    line = at.line()
    assert line.search("") == tuple(range(len(SPEAKING.desk.articles)))
    assert line.search("refund") == line.search("refund") == ()
    at.link.answers.put_nowait(Found(1, (0, 99)))
    await _turns()
    # A place that the view has not is none.
    assert line.search("refund") == tuple(range(min(len(SPEAKING.desk.articles), 1)))
    assert at.link.asked == [Search(0, "refund")]


async def test_clocks_stand_in_a_pause_and_without_a_host_and_nothing_jumps() -> None:
    at = At()
    line = at.line()

    def passes(seconds: float) -> int:
        at.now[0] += seconds
        line.look()
        return line.view.elapsed_ms - SPEAKING.elapsed_ms

    assert passes(2) == 2_000
    at.known.take(PAUSED)
    assert passes(300) == 2_000
    assert at.known.left == 600_000
    at.known.take(RUNNING)
    assert passes(1) == 3_000
    at.known.host_is(gone=True)
    assert passes(60) == 3_000
    at.known.host_is(gone=False)
    assert passes(1) == 4_000


async def test_the_last_words_of_a_call_that_is_over_are_heard_at_once() -> None:
    at = At()
    line = at.line()
    over = VIEWS["over"]
    if over.utterance is not None:
        over = evolve(over, utterance=over.utterance.to_come(5_000))
    at.known.take(CallNews(0, over))
    line.look()
    line.send(HearOut())
    assert not line.view.speaking
    assert not at.link.asked
