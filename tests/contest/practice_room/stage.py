"""A practice room to try, and people who visit it message by message."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Final

import aiohttp
from attrs import Factory, define

from game.contest.host.connections.listening import Listening
from game.contest.identity.tokens import new_token
from game.contest.practice_room.own_results import ResultFiles
from game.contest.practice_room.server import PracticeServer
from game.contest.practice_room.trainee import PracticeCall
from game.contest.wire.encoding import ROOM_PATH
from game.contest.wire.messages import (
    AskPracticeDebrief,
    CallDebrief,
    CallList,
    ChooseCall,
    Done,
    FromClient,
    PracticeNews,
    PractiseAct,
    Visit,
    Welcome,
)
from game.play.debrief import Debrief
from game.view.commands import Act, Answered, PickUp, PutDown
from game.view.view import View
from tests.contest.host.stage import Person, shipped_levels, until

CALLS: Final = tuple(
    PracticeCall(each.level, each.digest) for each in shipped_levels("parcel", "outage")
)


@define
class Clock:
    """Seconds that pass when a test says so."""

    now: float = 0.0

    def __call__(self) -> float:
        """Return the seconds."""
        return self.now


@define
class Guest(Person):
    """Somebody connected to a practice room."""

    token: str = Factory(new_token)

    @property
    def view(self) -> View:
        """The newest view."""
        return next(each.view for each in reversed(self.heard) if isinstance(each, PracticeNews))

    @property
    def listed(self) -> CallList:
        """The newest list of calls."""
        return next(each for each in reversed(self.heard) if isinstance(each, CallList))

    async def takes(self, level: int = 0, *, timed: bool = True) -> View:
        """Take a call and pick up; return what is seen then."""
        done = await self.done(ChooseCall(self.number(), level, timed))
        assert done == Done(done.id, Answered.ACCEPTED)
        await self.acts(PickUp())
        return self.view

    async def acts(self, act: Act) -> Done:
        """Do something in answer to the newest view."""
        return await self.done(PractiseAct(self.number(), self.view.number, act))

    async def hangs_up(self) -> None:
        """Take a call and put the phone down, which counts."""
        await self.takes()
        await self.acts(PutDown())
        await self.hear(CallList)

    async def debrief(self) -> Debrief | None:
        """Return the debrief of what was played."""
        answer = await self.answer(AskPracticeDebrief(self.number()))
        assert isinstance(answer, CallDebrief)
        return answer.debrief


@define
class PracticeStage:
    """A practice room that runs, and how to reach it."""

    server: PracticeServer
    session: aiohttp.ClientSession
    clock: Clock

    @property
    def origin(self) -> str:
        """Where its page is."""
        return f"http://127.0.0.1:{self.server.port}"

    async def connect(self, first: FromClient, token: str = "") -> Guest:
        """Connect and say something."""
        guest = Guest(await self.session.ws_connect(self.origin + ROOM_PATH), token=token)
        await guest.say(first)
        return guest

    async def visits(self, token: str = "") -> Guest:
        """Let somebody in."""
        token = token or new_token()
        guest = await self.connect(Visit(token), token)
        assert (await guest.hear(Welcome)).who == "practice"
        await guest.hear(CallList)
        return guest

    async def leaves(self, guest: Guest) -> None:
        """Let somebody hang up, and wait until that is known."""
        here = len(list(self.server.trainees.present()))
        await guest.socket.close()
        await until(lambda: len(list(self.server.trainees.present())) < here)

    def passes(self, seconds: float) -> None:
        """Let time pass in the calls."""
        for _ in range(round(seconds * 4)):
            self.clock.now += 0.25
            self.server.tick()


@asynccontextmanager
async def open_practice_room(folder: Path, *, most: int = 30) -> AsyncIterator[str]:
    """Serve a practice room whose clock is the world's; gives where its page is."""
    server = PracticeServer(CALLS, Listening(), ResultFiles(folder / "practice"), most=most)
    await server.start(lambda port: (f"http://127.0.0.1:{port}",))
    running = asyncio.create_task(server.run())
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        running.cancel()
        with suppress(asyncio.CancelledError):
            await running
        await server.stop()


@asynccontextmanager
async def practice_room(
    folder: Path, *, most: int = 30, calls: Sequence[PracticeCall] = CALLS
) -> AsyncIterator[PracticeStage]:
    """Serve a practice room whose clock stands still until it is told otherwise."""
    clock = Clock()
    files = ResultFiles(folder / "practice")
    server = PracticeServer(calls, Listening(), files, most=most, clock=clock)
    await server.start(lambda port: (f"http://127.0.0.1:{port}",))
    try:
        async with aiohttp.ClientSession() as session:
            yield PracticeStage(server, session, clock)
    finally:
        await server.stop()
