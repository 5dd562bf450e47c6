"""Plays the competition of the transcript against a real host, and writes down what is said.

Everything that is chance is fixed: the code, the tokens, the seeds. The host's clock stands still.
One thing differs all the same and is normalised: the release. Whose turn it is to hear a thing
first is nobody's promise, so each connection is compared by itself.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any, Final
from unittest.mock import patch

import aiohttp
from attrs import Factory, define

from game.contest.host.connections.listening import Listening
from game.contest.host.server import RoomServer
from game.contest.host.storage.making import PlayedLevel, RoomPlan, make_room
from game.contest.place.keys import RoomKeys
from game.contest.wire.encoding import ROOM_PATH
from game.level import read_level
from tests.contest.host.stage import PATIENCE
from tests.play.tiny import TINY

TRANSCRIPT: Final = Path(__file__).with_name("competition.jsonl")
CODE: Final = "7K3M9QXA"
ANN, LEAD, BOARD = ("A" * 43, "L" * 43, "B" * 43)
QUIET: Final = 0.08
"""Seconds after which nothing more is taken to come."""

Message = dict[str, Any]

STEPS: Final[tuple[tuple[str, Message], ...]] = (
    ("stranger", {"is": "Join", "code": "0000-0000", "name": "Eve", "token": "E" * 43}),
    ("ann", {"is": "Join", "code": "7k3m-9qxa", "name": "Ann", "token": ANN}),
    ("lead", {"is": "Enter", "token": LEAD}),
    ("board", {"is": "Enter", "token": BOARD}),
    ("ann", {"is": "NextCall", "id": 1, "call": 1}),
    ("ann", {"is": "AskStatus", "id": 2}),
    ("lead", {"is": "Lead", "id": 1, "request": {"is": "StartRoom", "countdown": 0}}),
    ("lead", {"is": "Lead", "id": 1, "request": {"is": "StartRoom", "countdown": 0}}),
    ("ann", {"is": "DoAct", "id": 3, "call": 0, "view": 0, "act": {"act": "PickUp"}}),
    ("ann", {"is": "DoAct", "id": 3, "call": 0, "view": 0, "act": {"act": "PickUp"}}),
    ("ann", {"is": "DoAct", "id": 4, "call": 0, "view": 0, "act": {"act": "HearOut"}}),
    ("ann", {"is": "DoAct", "id": 5, "call": 0, "view": 1, "act": {"act": "HearOut"}}),
    ("lead", {"is": "Lead", "id": 2, "request": {"is": "PauseRoom"}}),
    ("ann", {"is": "DoAct", "id": 6, "call": 0, "view": 2, "act": {"act": "KeepListening"}}),
    ("lead", {"is": "Lead", "id": 3, "request": {"is": "ResumeRoom"}}),
    ("ann", {"is": "DoAct", "id": 7, "call": 0, "view": 2, "act": {"act": "PutDown"}}),
    ("lead", {"is": "GiveName", "id": 4, "seat": 1, "name": "Anna"}),
    ("lead", {"is": "AskStatus", "id": 5}),
    ("ann", {"is": "AskDebrief", "id": 8, "call": 0}),
    ("board", {"is": "AskReview", "id": 1}),
    ("lead", {"is": "Lead", "id": 6, "request": {"is": "EndRoom"}}),
    ("ann", {"is": "AskDebrief", "id": 8, "call": 0}),
    ("ann", {"is": "Practise", "id": 9, "call": 0, "move": 1}),
    ("ann", {"is": "PractiseAct", "id": 10, "view": 1, "act": {"act": "HearOut"}}),
    ("ann", {"is": "AskPracticeDebrief", "id": 11}),
    ("ann", {"is": "AskReview", "id": 12}),
    ("board", {"is": "AskReview", "id": 1}),
    ("lead", {"is": "AskReview", "id": 7}),
    ("second window", {"is": "Enter", "token": ANN}),
)
"""Who says what, one after the other."""


@define
class Competition:
    """A host, everybody who speaks with it, and what was said so far."""

    server: RoomServer
    session: aiohttp.ClientSession
    sockets: dict[str, aiohttp.ClientWebSocketResponse] = Factory(dict)
    lines: list[Message] = Factory(list)

    async def say(self, who: str, message: Message) -> None:
        """Let somebody say something, and everybody hear what comes of it."""
        if who not in self.sockets:
            url = f"http://127.0.0.1:{self.server.port}{ROOM_PATH}"
            self.sockets[who] = await self.session.ws_connect(url)
        self.lines.append({"from": who, "message": {"v": 1, **message}})
        await self.sockets[who].send_json(self.lines[-1]["message"])
        # Everybody is told something, once it is on the disk, which may take its time.
        await self._hear_one(who, PATIENCE)
        await self._hear_all()
        # What a tick of its clock does, at a moment that is always the same.
        self.server.hall.look()
        await self._hear_all()

    async def _hear_all(self) -> None:
        await asyncio.gather(*map(self._hear, self.sockets))

    async def _hear(self, who: str) -> None:
        with suppress(TimeoutError):
            while not self.sockets[who].closed:
                await self._hear_one(who, QUIET)

    async def _hear_one(self, who: str, seconds: float) -> None:
        frame = await self.sockets[who].receive(timeout=seconds)
        if frame.type is aiohttp.WSMsgType.TEXT:
            self.lines.append({"to": who, "message": normalised(json.loads(frame.data))})


def normalised(message: Message) -> Message:
    """Return a message without what differs from release to release."""
    return {**message, "release": "any"} if "release" in message else message


@asynccontextmanager
async def opened(folder: Path) -> AsyncIterator[Competition]:
    """Hold the room of the competition. Nothing runs its clock."""
    reading = read_level(TINY, "tiny")
    assert reading.level is not None
    level = PlayedLevel("tiny", TINY, reading.level)
    keys = RoomKeys(CODE, LEAD, BOARD)
    with (
        patch("secrets.randbelow", lambda _: 7),
        patch("game.contest.host.storage.making.RoomKeys", lambda: keys),
    ):
        room = make_room(folder / "room", RoomPlan((level,), "Onboarding", 600_000))
        server = RoomServer(room, Listening(), clock=lambda: 0.0)
        await server.start(lambda port: (f"http://127.0.0.1:{port}",))
        try:
            async with aiohttp.ClientSession() as session:
                yield Competition(server, session)
        finally:
            await server.stop()


async def play(folder: Path) -> list[Message]:
    """Play the competition and return what was said."""
    async with opened(folder) as competition:
        for who, message in STEPS:
            await competition.say(who, message)
        return competition.lines


def written(lines: list[Message]) -> str:
    """Return a transcript as a file."""
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines)


def write(folder: Path) -> None:
    """Write the transcript anew."""
    TRANSCRIPT.write_text(written(asyncio.run(play(folder))), encoding="utf-8")
