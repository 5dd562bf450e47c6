"""A link to a room mends itself, and says again what was not answered."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress

import pytest
from attrs import Factory, define

from game.contest.client import link as link_module
from game.contest.client.link import Link, LinkLost, LinkOver, LinkState
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import (
    AskAudit,
    Asked,
    AskStatus,
    AuditPart,
    Denied,
    DeniedFor,
    Done,
    Found,
    FromHost,
    Join,
    NextCall,
    Parted,
    RoomNews,
    Search,
    Welcome,
)
from game.view.commands import Answered
from tests.contest.client.fake_host import Script, Visit, faked

JOIN = Join("7K3M9QXA", "Ann", "token")
NEWS = RoomNews("", RoomPhase.LOBBY, 1, 1, 1, 0, 1, 1_000, 0)
PATIENCE = 10.0


@define
class Watched:
    """A link that runs, and all that was heard over it."""

    link: Link
    heard: list[FromHost] = Factory(list)
    states: list[LinkState] = Factory(list)
    changed: asyncio.Event = Factory(asyncio.Event)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds."""
        async with asyncio.timeout(PATIENCE):
            while not holds():
                self.changed.clear()
                await self.changed.wait()

    async def is_over(self) -> LinkOver:
        """Wait for its end, and return why."""
        await self.until(lambda: LinkState.OVER in self.states)
        assert self.link.over is not None
        return self.link.over


@asynccontextmanager
async def linked(url: str) -> AsyncIterator[Watched]:
    """Run a link."""

    def hears(message: FromHost) -> None:
        watched.heard.append(message)
        watched.changed.set()

    def sees(state: LinkState) -> None:
        watched.states.append(state)
        watched.changed.set()

    watched = Watched(Link(url, JOIN, hears, sees))
    running = asyncio.create_task(watched.link.run())
    try:
        yield watched
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody wait long between two tries."""
    monkeypatch.setattr(link_module, "_FIRST_WAIT", 0.001)
    monkeypatch.setattr(link_module, "_LONGEST_WAIT", 0.002)


async def asked_of(watched: Watched, *messages: Asked) -> list[asyncio.Task[FromHost]]:
    """Ask several things, in this order."""
    tasks = [asyncio.create_task(watched.link.ask(each)) for each in messages]
    await asyncio.sleep(0)
    return tasks


async def all_of(tasks: list[asyncio.Task[FromHost]]) -> list[FromHost]:
    """Return all answers."""
    async with asyncio.timeout(PATIENCE):
        return await asyncio.gather(*tasks)


async def welcomes(visit: Visit) -> None:
    """Let somebody in, and say nothing more."""
    await visit.let_in()
    await visit.stay()


async def test_what_was_not_answered_is_said_again_in_its_order() -> None:
    async def hears_and_goes(visit: Visit) -> None:
        await visit.let_in()
        for _ in range(3):
            await visit.hear()

    async def answers_backwards(visit: Visit) -> None:
        await visit.let_in()
        asked = [await visit.hear() for _ in range(3)]
        for each in reversed(asked):
            assert not isinstance(each, Join)
            await visit.say(Done(each.id, Answered.ACCEPTED, str(each)))  # type: ignore[union-attr]
        await visit.stay()

    async with faked(hears_and_goes, answers_backwards) as host, linked(host.url) as watched:
        wanted = (NextCall(0, 1), Search(0, "refund"), NextCall(0, 2))
        answers = await all_of(await asked_of(watched, *wanted))
        first, second = host.visits
        assert first.heard == second.heard
        assert first.heard == [JOIN, NextCall(1, 1), Search(2, "refund"), NextCall(3, 2)]
        said = [each.reason for each in answers if isinstance(each, Done)]
        assert said == [str(each) for each in first.heard[1:]]
        assert watched.states == [
            LinkState.CONNECTED,
            LinkState.RECONNECTING,
            LinkState.CONNECTED,
        ]


async def test_what_was_answered_is_not_said_again() -> None:
    async def answers_one(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()
        await visit.say(Done(1, Answered.ACCEPTED))
        await visit.hear()

    async def answers_other(visit: Visit) -> None:
        await visit.let_in()
        assert await visit.hear() == NextCall(2, 2)
        await visit.say(Done(2, Answered.ACCEPTED))
        await visit.stay()

    async with faked(answers_one, answers_other) as host, linked(host.url) as watched:
        (one,) = await asked_of(watched, NextCall(0, 1))
        await all_of([one])
        await all_of(await asked_of(watched, NextCall(0, 2)))
        assert host.visits[1].heard == [JOIN, NextCall(2, 2)]


async def test_an_answer_to_nobody_is_let_pass_and_everything_else_is_heard() -> None:
    async def talks(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()
        await visit.say(Done(77, Answered.ACCEPTED), Found(78, (1,)), NEWS)
        await visit.say(Done(1, Answered.REPEATED), Done(1, Answered.REFUSED), NEWS)
        await visit.stay()

    async with faked(talks) as host, linked(host.url) as watched:
        (answer,) = await all_of(await asked_of(watched, NextCall(0, 1)))
        assert answer == Done(1, Answered.REPEATED)
        await watched.until(lambda: len(watched.heard) == 3)
        assert [type(each) for each in watched.heard] == [Welcome, RoomNews, RoomNews]


@pytest.mark.parametrize("about", list(DeniedFor))
async def test_who_is_not_let_in_is_told_why(about: DeniedFor) -> None:
    async def denies(visit: Visit) -> None:
        await visit.hear()
        await visit.say(Denied("The room is full.", about))

    async with faked(denies) as host, linked(host.url) as watched:
        (asked,) = await asked_of(watched, NextCall(0, 1))
        over = await watched.is_over()
        assert (str(over), over.about) == ("The room is full.", about)
        with pytest.raises(LinkOver, match="full"):
            await asked
        with pytest.raises(LinkOver, match="full"):
            await watched.link.ask(NextCall(0, 1))
        assert len(host.visits) == 1


async def test_it_comes_back_only_where_that_is_worth_it() -> None:
    async def parts(visit: Visit) -> None:
        await visit.let_in()
        await visit.say(Parted("The host has stopped.", again=True))

    async def parts_for_good(visit: Visit) -> None:
        await visit.let_in()
        await visit.say(Parted("You were taken out of the room.", again=False))
        await visit.stay()

    async with faked(parts, parts_for_good) as host, linked(host.url) as watched:
        assert str(await watched.is_over()) == "You were taken out of the room."
        assert len(host.visits) == 2


@pytest.mark.parametrize(
    "text",
    ["", "{", "[]", "null", '{"v":1,"is":"Welcome"}', '{"v":2,"is":"Welcome"}', '"\\u001b[2J"'],
)
async def test_a_host_that_cannot_be_understood_is_left(text: str) -> None:
    async def talks(visit: Visit) -> None:
        await visit.let_in()
        await visit.say(text)
        await visit.stay()

    async with faked(talks) as host, linked(host.url) as watched:
        said = str(await watched.is_over())
        assert "Host and players need the same release of the game." in said
        assert said.isprintable()
        assert ("version 1 of the protocol" in said) is (text[:6] == '{"v":2')


async def test_bytes_are_no_message_and_no_end() -> None:
    async def talks(visit: Visit) -> None:
        await visit.hear()
        await visit.socket.send_bytes(b"\0")
        await visit.stay()

    async with faked(talks, welcomes) as host, linked(host.url) as watched:
        await watched.until(lambda: LinkState.CONNECTED in watched.states)
        assert len(host.visits) == 2


@pytest.mark.parametrize("status", [403, 404, 421])
async def test_a_server_that_is_no_room_is_told_as_that(status: int) -> None:
    async with faked(status) as host, linked(host.url) as watched:
        assert "There is no room at this address." in str(await watched.is_over())


async def test_a_proxy_that_waits_for_its_host_is_tried_again() -> None:
    async with faked(502, 503, welcomes) as host, linked(host.url) as watched:
        await watched.until(lambda: LinkState.CONNECTED in watched.states)
        assert watched.states == [LinkState.CONNECTED]


async def test_whoever_was_in_once_comes_back_whatever_a_server_says_meanwhile() -> None:
    async def goes(visit: Visit) -> None:
        await visit.let_in()

    async with faked(goes, 404, welcomes) as host, linked(host.url) as watched:
        await watched.until(lambda: watched.states.count(LinkState.CONNECTED) == 2)


async def test_an_audit_comes_in_parts_and_a_broken_one_from_its_beginning() -> None:
    async def breaks_off(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()
        await visit.say(AuditPart(1, "lost", last=False))

    async def sends(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()
        await visit.say(AuditPart(1, "one ", last=False), AuditPart(1, "two", last=True))
        await visit.stay()

    async with faked(breaks_off, sends) as host, linked(host.url) as watched:
        answers = await all_of(await asked_of(watched, AskAudit(0)))
        assert answers == [AuditPart(1, "one two", last=True)]


async def test_a_question_that_is_taken_back_is_not_said_again() -> None:
    async def hears_and_goes(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()
        taken_back.set()
        await visit.stay()

    async def answers(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()
        await visit.say(Done(2, Answered.ACCEPTED))
        await visit.stay()

    taken_back = asyncio.Event()
    async with faked(hears_and_goes, answers) as host, linked(host.url) as watched:
        (one,) = await asked_of(watched, NextCall(0, 1))
        await asyncio.wait_for(taken_back.wait(), PATIENCE)
        one.cancel()
        await asyncio.wait([one])
        await host.visits[0].socket.close()
        await all_of(await asked_of(watched, AskStatus(0)))
        assert host.visits[1].heard == [JOIN, AskStatus(2)]


async def test_nobody_waits_for_an_answer_on_a_link_that_is_let_go() -> None:
    async with faked(welcomes) as host:
        async with linked(host.url) as watched:
            (one,) = await asked_of(watched, NextCall(0, 1))
            await watched.until(lambda: LinkState.CONNECTED in watched.states)
        with pytest.raises(LinkOver, match="has ended"):
            await asyncio.wait_for(one, PATIENCE)


async def test_waits_grow_up_to_a_second_and_have_chance_in_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ranges: list[tuple[float, float]] = []
    waits: list[float] = []
    enough = asyncio.Event()
    sleep = asyncio.sleep

    def chance(low: float, high: float) -> float:
        ranges.append((low, high))
        return high

    async def waited(seconds: float) -> None:
        if seconds:
            waits.append(seconds)
        if len(waits) == 9:
            enough.set()
        await sleep(0)

    monkeypatch.setattr(link_module, "_FIRST_WAIT", 0.05)
    monkeypatch.setattr(link_module, "_LONGEST_WAIT", 1.0)
    monkeypatch.setattr(link_module, "_GROWTH", 2.0)
    monkeypatch.setattr(random, "uniform", chance)

    async def goes(visit: Visit) -> None:
        await visit.let_in()
        waits.clear()

    # Only then, as the host waits with it, too.
    scripts: list[Script | int] = [503, 503, 503, goes, 503]
    async with faked(*scripts) as host:
        monkeypatch.setattr(asyncio, "sleep", waited)
        async with linked(host.url):
            await asyncio.wait_for(enough.wait(), PATIENCE)
            monkeypatch.undo()
    # From the beginning, as it had been in.
    assert waits[:9] == [0.05, 0.1, 0.2, 0.4, 0.8, 1.0, 1.0, 1.0, 1.0]
    assert {low < high for low, high in ranges} == {True}


async def test_what_is_meant_for_one_moment_is_not_sent_again() -> None:
    async def breaks(visit: Visit) -> None:
        await visit.let_in()
        await visit.hear()

    async def stays(visit: Visit) -> None:
        await visit.let_in()
        await visit.stay()

    async with faked(breaks, stays) as host, linked(host.url) as watched:
        await watched.until(lambda: LinkState.CONNECTED in watched.states)
        with pytest.raises(LinkLost, match="Look whether it was done"):
            await asyncio.wait_for(watched.link.ask(NextCall(0, 1), again=False), PATIENCE)
        await watched.until(lambda: watched.states.count(LinkState.CONNECTED) == 2)
        # What is asked in the ordinary way is.
        assert [type(each) for each in host.visits[1].heard] == [Join]


async def test_nor_is_it_kept_until_there_is_a_connection() -> None:
    async with faked(503) as host, linked(host.url) as watched:
        with pytest.raises(LinkLost):
            await asyncio.wait_for(watched.link.ask(NextCall(0, 1), again=False), PATIENCE)
