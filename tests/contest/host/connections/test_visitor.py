"""One connection by itself, at an end that does nothing."""

import asyncio
from time import monotonic
from typing import TYPE_CHECKING, Any, cast

import pytest
from aiohttp import WSMessage, WSMsgType
from attrs import Factory, define

from game.contest.host.connections import visitor
from game.contest.host.connections.visitor import Visitor
from game.contest.wire.encoding import client_text
from game.contest.wire.messages import CallNews, Denied, Done, Enter
from game.plain.console import TypingWatch
from game.play.line import LocalLine
from game.play.pace import Pace
from game.play.session import Session
from game.view.commands import Answered, PickUp
from tests.play.tiny import tiny_level

if TYPE_CHECKING:
    from aiohttp import web


@define
class Deaf:
    """A socket whose other end takes in nothing."""

    closed: bool = False
    for_ever: asyncio.Event = Factory(asyncio.Event)

    async def receive(self) -> WSMessage:
        """Receive something at once."""
        return WSMessage(WSMsgType.TEXT, client_text(Enter("x")), None)

    async def ping(self, _: bytes) -> None:
        """Wait for room that never comes."""
        await self.for_ever.wait()

    async def send_str(self, _: str) -> None:
        """Wait likewise."""
        await self.for_ever.wait()

    async def close(self) -> None:
        """Wait likewise."""
        self.closed = True
        await self.for_ever.wait()


@pytest.mark.parametrize("asked", ["ping", "send_str"])
async def test_nobody_is_waited_for_for_ever(asked: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visitor, "SILENT_SECONDS", 0.1)
    monkeypatch.setattr(visitor, "_FLUSH_SECONDS", 0.1)
    dropped = asyncio.Event()
    deaf: Any = Deaf()
    if asked == "send_str":

        async def ping(_: bytes) -> None:
            pass

        monkeypatch.setattr(Deaf, "ping", lambda _, payload: ping(payload))
    person = Visitor(cast("web.WebSocketResponse", deaf), monotonic, dropped.set)
    person.tell(Denied("x"))
    async with asyncio.timeout(5):
        await person.write()
        await dropped.wait()


async def test_what_waits_for_somebody_is_bounded_and_given_up() -> None:
    dropped = asyncio.Event()
    person = Visitor(cast("web.WebSocketResponse", Deaf()), monotonic, dropped.set)
    for _ in range(visitor._MOST_WAITING):  # noqa: SLF001 - what is tried
        person.tell(Denied("x"))
    assert not dropped.is_set()
    person.tell(Denied("x"))
    assert dropped.is_set()
    async with asyncio.timeout(1):
        await person.has_room()


async def test_who_was_told_to_go_is_not_heard_any_more() -> None:
    person = Visitor(cast("web.WebSocketResponse", Deaf()), monotonic)
    heard = []
    async for message in person.messages():
        heard.append(message)
        person.part("Enough.", again=False)
    assert heard == [Enter("x")]


def test_a_view_stays_before_the_answer_to_what_has_brought_it_about() -> None:
    person = Visitor(cast("web.WebSocketResponse", Deaf()), monotonic)
    line = LocalLine(Session(tiny_level(), 1), Pace(), TypingWatch)
    person.show(CallNews(0, line.view))
    person.tell(Done(1, Answered.ACCEPTED))
    line.send(PickUp())
    person.show(CallNews(0, line.view))
    waiting = list(person._waiting.values())  # noqa: SLF001 - what is tried
    assert waiting == [CallNews(0, line.view), Done(1, Answered.ACCEPTED)]
