"""A host to try, and people who speak with it message by message."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final, TypeVar

import aiohttp
from attrs import Factory, define

from game.contest.host.connections.listening import Listening
from game.contest.host.server import RoomServer
from game.contest.host.storage.making import LoadedRoom, PlayedLevel, RoomPlan, make_room
from game.contest.identity.tokens import new_token
from game.contest.rules.requests import StartRoom
from game.contest.wire.encoding import ROOM_PATH, client_text, from_host
from game.contest.wire.messages import (
    Asked,
    CallNews,
    DoAct,
    Done,
    Enter,
    FromClient,
    FromHost,
    Join,
    Lead,
    Parted,
    RoomNews,
    Welcome,
)
from game.level import read_level
from game.level.library import shipped
from game.view.commands import Act

T = TypeVar("T")
PATIENCE: Final = 10.0
"""Seconds after which a test gives up waiting for what has to come."""


def shipped_levels(*names: str) -> tuple[PlayedLevel, ...]:
    """Return shipped levels by their names."""
    played = []
    for name in names:
        source = (shipped() / f"{name}.yaml").read_text(encoding="utf-8")
        reading = read_level(source, name)
        assert reading.level is not None
        played.append(PlayedLevel(name, source, reading.level))
    return tuple(played)


async def until(holds: Callable[[], bool]) -> None:
    """Wait until something holds that no message tells of."""
    async with asyncio.timeout(PATIENCE):
        while not holds():  # noqa: ASYNC110 - there is nothing to wait for
            await asyncio.sleep(0.01)


LEVELS: Final = shipped_levels("parcel")


@define
class Person:
    """Somebody connected to a host."""

    socket: aiohttp.ClientWebSocketResponse
    heard: list[FromHost] = Factory(list)
    sent: int = 0

    async def say(self, message: FromClient) -> None:
        """Send a message."""
        await self.socket.send_str(client_text(message))

    async def hear(self, kind: type[T]) -> T:
        """Wait for the next message of a kind, and return it."""
        async with asyncio.timeout(PATIENCE):
            while True:
                frame = await self.socket.receive()
                assert frame.type is aiohttp.WSMsgType.TEXT, (frame, self.heard)
                self.heard.append(from_host(frame.data))
                if isinstance(self.heard[-1], kind):
                    return self.heard[-1]

    async def ends(self) -> FromHost:
        """Wait until the host hangs up, and return the last thing that it said."""
        async with asyncio.timeout(PATIENCE):
            while (frame := await self.socket.receive()).type is aiohttp.WSMsgType.TEXT:
                self.heard.append(from_host(frame.data))
        return self.heard[-1]

    async def do(self, act: Act) -> Done:
        """Do something in answer to the newest view of the newest call."""
        news = next(each for each in reversed(self.heard) if isinstance(each, CallNews))
        return await self.done(DoAct(self.number(), news.call, news.view.number, act))

    async def done(self, message: FromClient) -> Done:
        """Send a message and return what became of it."""
        await self.say(message)
        done = await self.hear(Done)
        assert done.id == message.id  # type: ignore[union-attr]  # only such are sent so
        return done

    async def answer(self, message: Asked) -> FromHost:
        """Send a message and return what answers it, of whatever kind."""
        await self.say(message)
        while True:
            answer = await self.hear(object)
            if getattr(answer, "id", None) == message.id:
                return answer  # type: ignore[return-value]  # what has a number is such

    def number(self) -> int:
        """Return a number for a message that no other has."""
        self.sent += 1
        return self.sent


@define
class Stage:
    """A host that runs, and how to reach it."""

    server: RoomServer
    loaded: LoadedRoom
    session: aiohttp.ClientSession

    @property
    def url(self) -> str:
        """Where it is spoken with."""
        return f"http://127.0.0.1:{self.server.port}{ROOM_PATH}"

    async def connect(self, first: FromClient, **headers: str) -> Person:
        """Connect and say something."""
        socket = await self.session.ws_connect(self.url, headers=headers)
        person = Person(socket)
        await person.say(first)
        return person

    async def joins(self, name: str, token: str | None = None) -> Person:
        """Let somebody in."""
        code = self.loaded.keys.code
        person = await self.connect(Join(code, name, token or new_token()))
        await person.hear(Welcome)
        await person.hear(RoomNews)
        return person

    async def leads(self) -> Person:
        """Let the facilitator in."""
        person = await self.connect(Enter(self.loaded.keys.facilitator))
        await person.hear(Welcome)
        return person

    async def begins(self) -> Person:
        """Let the calls begin at once, and return the facilitator."""
        lead = await self.leads()
        await lead.done(Lead(lead.number(), StartRoom(0)))
        return lead


@asynccontextmanager
async def held(
    folder: Path, plan: RoomPlan | None = None, listening: Listening | None = None
) -> AsyncIterator[Stage]:
    """Hold a room."""
    loaded = make_room(folder / "room", plan or RoomPlan(LEVELS, "Onboarding"))
    async with served(loaded, listening) as stage:
        yield stage


@asynccontextmanager
async def served(loaded: LoadedRoom, listening: Listening | None = None) -> AsyncIterator[Stage]:
    """Serve a room."""
    server = RoomServer(loaded, listening or Listening())
    await server.start(lambda port: (f"http://127.0.0.1:{port}", f"http://localhost:{port}"))
    running = asyncio.create_task(server.run())
    async with aiohttp.ClientSession() as session:
        try:
            yield Stage(server, loaded, session)
        finally:
            running.cancel()
            with suppress(asyncio.CancelledError):
                await running
            await server.stop()


__all__ = ["LEVELS", "Parted", "Person", "Stage", "held", "served", "shipped_levels"]
