"""What players at pages cost a host, beside as many who play line by line.

Two hosts run at once, each with one kind of players who do the same at the same times: they join,
answer, let the caller finish, and give a reply every other second or so. A page is loaded first,
with all of its files. What counts is the processor time and the memory of the two hosts, from where
one player of each kind has been there: what is loaded for the first of them is loaded once.
"""

import argparse
import asyncio
import json
import os
import sys
import tempfile
from collections.abc import AsyncIterator, Sequence
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import aiohttp
from attrs import define, frozen

from bench.program import HERE, environment
from game.contest.identity.tokens import new_token
from game.contest.page.files import PAGE_ROOM_PATH, page_files
from game.contest.wire.encoding import ROOM_PATH, client_text
from game.contest.wire.messages import DoAct, Join, NextCall
from game.view.commands import Act, GiveReply, HearOut, KeepListening, PickUp

TARGET: Final = 1.1
LEVELS: Final = ("parcel", "broadband", "outage")
_UNEQUAL: Final = 0.05
"""The part by which what both kinds of players did may differ."""
_TICKS: Final = os.sysconf("SC_CLK_TCK")
_PAGE: Final = os.sysconf("SC_PAGE_SIZE")
_FIELDS_BEFORE: Final = 11
"""Fields of /proc's stat behind the command's name and before the processor times."""


@define
class Host:
    """A host that runs, and what it has cost."""

    process: asyncio.subprocess.Process
    address: str
    code: str
    folder: Path
    before: float = 0.0
    """Its processor time when the first player came, in seconds."""
    empty: int = 0
    """Its memory then, in bytes."""

    def processor(self) -> float:
        """Return its processor time so far, in seconds."""
        stat = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii")
        fields = stat.rpartition(")")[2].split()
        user, system = fields[_FIELDS_BEFORE : _FIELDS_BEFORE + 2]
        return (int(user) + int(system)) / _TICKS

    def memory(self) -> int:
        """Return its memory, in bytes."""
        fields = Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()
        return int(fields[1]) * _PAGE

    async def lead(self, *typed: str) -> None:
        """Lead its room."""
        command = (sys.executable, "-m", "game", "contest", *typed)
        done = await asyncio.create_subprocess_exec(
            *command, env=environment(self.folder), cwd=HERE
        )
        await done.wait()


@frozen
class Player:
    """Somebody who plays. `drawn`: at a page."""

    host: Host
    number: int
    drawn: bool

    async def come(self, session: aiohttp.ClientSession) -> None:
        """Come in, see the lobby, and go."""
        begun = asyncio.Event()
        asyncio.get_running_loop().call_later(1, begun.set)
        await self.play(session, begun, 0.0)

    async def play(self, session: aiohttp.ClientSession, begun: asyncio.Event, until: float) -> int:
        """Play until a moment of the event loop; return how much was done."""
        if self.drawn:
            for path in page_files():
                async with session.get(self.host.address + path) as answer:
                    await answer.read()
        path = PAGE_ROOM_PATH if self.drawn else ROOM_PATH
        async with session.ws_connect(self.host.address + path) as socket:
            await socket.send_str(
                client_text(Join(self.host.code, f"Player {self.number}", new_token()))
            )
            views: dict[int, dict[str, Any]] = {}
            hearing = asyncio.create_task(self._hear(socket, views))
            await begun.wait()
            try:
                return await self._act(socket, views, until)
            finally:
                hearing.cancel()

    async def _hear(
        self, socket: aiohttp.ClientWebSocketResponse, views: dict[int, dict[str, Any]]
    ) -> None:
        async for frame in socket:
            message = json.loads(frame.data)
            if message["is"] == "CallNews":
                views[message["call"]] = message

    async def _act(
        self,
        socket: aiohttp.ClientWebSocketResponse,
        views: dict[int, dict[str, Any]],
        until: float,
    ) -> int:
        """Do the same as the player of this number at the other host, at the same times."""
        random, loop = Random(self.number), asyncio.get_running_loop()
        done, number, call = 0, 0, 0
        await asyncio.sleep(random.random())
        while loop.time() < until:
            chance, wait = random.random(), random.uniform(0.8, 1.6)
            await asyncio.sleep(wait)
            if (news := views.get(call)) is None:
                continue
            number += 1
            if self._is_over(news) and call + 1 < len(LEVELS):
                call += 1
                await socket.send_str(client_text(NextCall(number, call)))
                continue
            view, act = self._act_of(news, chance)
            await socket.send_str(client_text(DoAct(number, call, view, act)))
            done += 1
        return done

    def _is_over(self, news: dict[str, Any]) -> bool:
        return bool(news["drawn"]["over"] if self.drawn else news["view"]["end"])

    def _act_of(self, news: dict[str, Any], chance: float) -> tuple[int, Act]:
        """Return the number of the newest view, and something to do with it."""
        if self.drawn:
            drawn = news["drawn"]
            replies = [each["act"]["place"] for each in drawn["replies"]]
            view, answered, offer = drawn["view"], drawn["answered"], drawn["offer"]
            speaks = drawn["saying"] is not None
        else:
            seen = news["view"]
            replies = [each["place"] for each in seen["replies"]]
            view, answered, offer = seen["number"], seen["answered"], seen["offer"]
            speaks = bool(seen["utterance"] and seen["utterance"]["left"])
        if not answered:
            return view, PickUp()
        if speaks:
            return view, HearOut()
        if replies:
            return view, GiveReply(offer, replies[int(chance * len(replies))])
        return view, KeepListening()


@asynccontextmanager
async def held(folder: Path) -> AsyncIterator[Host]:
    """Hold a room."""
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "game", "host", *LEVELS, "--headless", "--json"),
        stdout=asyncio.subprocess.PIPE,
        env=environment(folder),
        cwd=HERE,
        limit=2**20,
    )
    assert process.stdout is not None  # noqa: S101 - it was asked for
    ready = json.loads(await process.stdout.readline())
    draining = asyncio.create_task(_drain(process.stdout))
    try:
        yield Host(process, ready["addresses"][0], ready["code"], folder)
    finally:
        process.terminate()
        await process.wait()
        draining.cancel()


async def _drain(output: asyncio.StreamReader) -> None:
    while await output.readline():
        pass


async def measure(players: int, seconds: float, folder: Path) -> bool:
    """Print the figures and their ratios; return whether both are within the target."""
    begun, loop = asyncio.Event(), asyncio.get_running_loop()
    async with AsyncExitStack() as stack:
        for name in ("line", "page"):
            # Before anything that is measured.
            (folder / name).mkdir()
        hosts = [await stack.enter_async_context(held(folder / name)) for name in ("line", "page")]
        session = await stack.enter_async_context(
            aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0))
        )
        for host, drawn in zip(hosts, (False, True), strict=True):
            bare = host.memory()
            await Player(host, players, drawn).come(session)
            host.before, host.empty = host.processor(), host.memory()
            print(f"the first of a kind: {(host.empty - bare) / 2**20:.1f} MB")
        until = loop.time() + 15 + seconds
        playing = [
            asyncio.create_task(Player(host, number, drawn).play(session, begun, until))
            for number in range(players)
            for host, drawn in zip(hosts, (False, True), strict=True)
        ]
        # Everybody is in before it begins: who comes later is not let in.
        await asyncio.sleep(10)
        await asyncio.gather(*(host.lead("start", "--countdown", "0") for host in hosts))
        begun.set()
        done = await asyncio.gather(*playing)
        return _tell(hosts, done)


def _tell(hosts: Sequence[Host], done: Sequence[int]) -> bool:
    acts = sum(done[::2]), sum(done[1::2])
    took = [host.processor() - host.before for host in hosts]
    grown = [host.memory() - host.empty for host in hosts]
    for name, place in (("line mode", 0), ("page", 1)):
        print(
            f"{name:10} {acts[place]:6} acts  processor {took[place]:6.2f} s  "
            f"memory {grown[place] / 2**20:6.1f} MB more"
        )
    # Of each for what was done: chance and the network may have let one kind do a little more.
    time, memory = (took[1] / acts[1]) / (took[0] / acts[0]), grown[1] / grown[0]
    if abs(acts[1] - acts[0]) > _UNEQUAL * acts[0]:
        print("the two kinds of players did not do as much as each other: nothing is measured")
        return False
    print(f"ratio      processor {time:.2f}  memory {memory:.2f} (target {TARGET})")
    return max(time, memory) <= TARGET


def main() -> int:
    """Measure; 1 if the target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--players", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=40)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        within = asyncio.run(measure(options.players, options.seconds, Path(name)))
    return 0 if within else 1


if __name__ == "__main__":
    sys.exit(main())
