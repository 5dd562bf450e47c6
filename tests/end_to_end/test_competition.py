"""A whole competition: a real host, twenty players in processes of their own, and its results."""

import asyncio
import csv
import json
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from random import Random
from typing import Any, Final

import pytest
from attrs import Factory, define

from game.call.tuning import PACE_MOST
from game.contest.audit.audit import NoAudit, audit_from_text
from game.contest.audit.verify import verify
from game.level.library import shipped

CALLS: Final = ("parcel", "outage", "broadband")
PLAYERS: Final = 20
LATE: Final = 2
PATIENCE: Final = 90.0
"""Seconds after which something that has to come is given up."""


@define
class Run:
    """Everything that the competition's processes share."""

    folder: Path
    processes: list[asyncio.subprocess.Process] = Factory(list)

    @property
    def environment(self) -> dict[str, str]:
        """What each process finds around it."""
        return os.environ | {"CALLCRAFT_DATA": str(self.folder / "data"), "PYTHONUTF8": "1"}

    async def program(self, *arguments: str) -> asyncio.subprocess.Process:
        """Start the program."""
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "game", *arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
            env=self.environment,
        )
        self.processes.append(process)
        return process

    async def contest(self, *arguments: str, code: int = 0) -> str:
        """Run a command of whoever leads, and return what it says."""
        process = await self.program("contest", *arguments)
        async with asyncio.timeout(PATIENCE):
            said, _ = await process.communicate()
        assert process.returncode == code, (arguments, said)
        return said.decode()

    async def status(self) -> Any:  # noqa: ANN401 - plain data
        """Return how the room stands."""
        return json.loads(await self.contest("status", "--json"))

    async def until(self, seats: int) -> None:
        """Wait until so many seats are taken."""
        async with asyncio.timeout(PATIENCE):
            # By asking, as whoever leads would.
            while len((await self.status())["seats"]) < seats:  # noqa: ASYNC110 - as it says
                await asyncio.sleep(0.2)


@define
class Joined:
    """A player, who types what a script has, line by line."""

    name: str
    process: asyncio.subprocess.Process
    said: str = ""

    async def type(self, *lines: str) -> None:
        """Type lines."""
        assert self.process.stdin is not None
        self.process.stdin.write("".join(f"{line}\n" for line in lines).encode())
        await self.process.stdin.drain()

    async def read(self) -> None:
        """Read all that the program says until it ends."""
        assert self.process.stdout is not None
        async for line in self.process.stdout:
            self.said += line.decode()


@asynccontextmanager
async def running(folder: Path) -> AsyncIterator[Run]:
    """Run a competition, and leave no process behind."""
    run = Run(folder)
    try:
        yield run
    finally:
        for process in run.processes:
            if process.returncode is None:
                process.kill()
            await process.wait()


async def next_line(process: asyncio.subprocess.Process, event: str) -> dict[str, Any]:
    """Return the host's next line of a kind."""
    assert process.stdout is not None
    async with asyncio.timeout(PATIENCE):
        async for line in process.stdout:
            found: dict[str, Any] = json.loads(line)
            if found["event"] == event:
                return found
    raise AssertionError(event)


def script(seed: int) -> list[str]:
    """Return what a player types in one call: all kinds of things, and at last good-bye."""
    random = Random(seed)
    most = ["1", "2", "3", "4", "listen"] * 6
    rest = [
        "interrupt",
        "notes",
        "wait 2",
        "hold 1",
        "back thanks",
        "look up 1",
        "ask 1",
        "nonsense",
    ]
    typed = random.choices(most + rest, k=random.randint(12, 40))
    # An empty line goes on where the call is over by then, and means nothing where it is not.
    return ["", *typed, "back", "hang up", "hang up", "hang up"]


@pytest.mark.slow
@pytest.mark.asyncio
@pytest.mark.parametrize("options", [(), ("--no-pace", "--teams", "Red, Blue", "--best-of", "2")])
async def test_a_whole_competition(options: tuple[str, ...], tmp_path: Path) -> None:
    async with running(tmp_path) as run:
        await compete(run, *options)


async def compete(run: Run, *options: str) -> None:
    """Hold a competition from its lobby to its results, and look at all that comes of it."""
    host = await run.program("host", *CALLS, "--minutes", "9", "--headless", "--json", *options)
    ready = await next_line(host, "ready")
    address, room_code = ready["addresses"][0], ready["code"]

    async def join(number: int) -> Joined:
        name = f"Player {number}"
        options = ("--plain", "--json", "--name", name)
        process = await run.program("join", address, room_code, *options)
        player = Joined(name, process)
        readers.append(asyncio.create_task(player.read()))
        return player

    readers: list[asyncio.Task[None]] = []
    players = [await join(number) for number in range(PLAYERS - LATE)]
    await run.until(PLAYERS - LATE)
    await run.contest("time", "Player 3", "1.5")
    await run.contest("start", "--countdown", "1")
    typing = [asyncio.create_task(type_calls(each, seed)) for seed, each in enumerate(players)]
    await asyncio.sleep(2.5)

    # A pause in the middle of calls: nobody's score changes, however long it lasts.
    await run.contest("pause")
    before = await run.status()
    assert before["phase"] == "paused"
    await asyncio.sleep(1)
    after = await run.status()
    assert [seat["points"] for seat in after["seats"]] == [
        seat["points"] for seat in before["seats"]
    ]
    assert after["left"] == before["left"]
    await run.contest("resume")

    # Late comers are refused, and then let in.
    refused = await run.program("join", address, room_code, "--plain", "--name", "Too late")
    said, _ = await refused.communicate()
    assert refused.returncode == 2
    assert b"nobody is let in late" in said
    await run.contest("admit")
    players += [await join(number) for number in range(PLAYERS - LATE, PLAYERS)]
    await run.until(PLAYERS)
    late = players[-LATE:]
    typing += [asyncio.create_task(type_calls(each, 100 + seed)) for seed, each in enumerate(late)]

    await run.contest("remove", "Player 5", "--yes")
    await run.contest("freeze")
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*typing)
    # Everybody is through, or has a call open that stands as it stands.
    await run.contest("end", "--yes")
    digest = (await next_line(host, "digest"))["digest"]
    await run.contest("unfreeze")
    async with asyncio.timeout(PATIENCE):
        await asyncio.gather(*(each.process.wait() for each in players), *readers)

    await look_at_results(run, players, digest, paced="--no-pace" not in options)
    host.terminate()
    async with asyncio.timeout(PATIENCE):
        assert await host.wait() == 0


async def look_at_results(run: Run, players: list[Joined], digest: str, *, paced: bool) -> None:
    """Have the results written and verified, and see that they are what everybody was told."""
    table, data, audit = (run.folder / name for name in ("r.csv", "r.json", "r.audit"))
    await run.contest("results", "--csv", str(table), "--json", str(data), "--audit", str(audit))
    same = ("--csv", str(table), "--json", str(data), "--digest", digest)
    assert "Everything agrees." in await run.contest("verify", str(audit), *same)
    rows = list(csv.DictReader(contents(table).removeprefix("\ufeff").splitlines()))
    assert {row["name"] for row in rows} == {each.name for each in players} - {"Player 5"}
    everyone_was_told(players, rows)
    await changed_bytes_are_noticed(run, contents(audit), same)
    deleted_names_are_not(contents(audit))
    await moves_can_be_played_again(run, json.loads(contents(data)), paced=paced)


def contents(path: Path) -> str:
    """Return what a file holds."""
    return path.read_text(encoding="utf-8")


async def type_calls(player: Joined, seed: int) -> None:
    """Type what it takes to play the calls, at a pace that nobody could type at."""
    try:
        for call in range(len(CALLS)):
            for line in script(seed * 10 + call):
                await player.type(line)
                await asyncio.sleep(0.04)
    except (BrokenPipeError, ConnectionResetError):
        assert player.name == "Player 5"  # removed in the middle


def everyone_was_told(players: list[Joined], rows: list[dict[str, str]]) -> None:
    """See that each program told its player what came of it, and nobody what is not theirs."""
    by_name = {row["name"]: row for row in rows}
    for player in players:
        slow = "1.5 times the time" in player.said
        assert slow == (player.name == "Player 3"), player.said
        if player.name == "Player 5":
            assert "You were taken out of the room." in player.said
            assert player.process.returncode == 1
            continue
        assert player.process.returncode == 0, player.said
        told = json.loads(player.said.splitlines()[-1])
        assert str(told["place"]) == by_name[player.name]["place"]
        assert str(told["points"]) == by_name[player.name]["points"]
        calls = [by_name[player.name][f"call {number}"] for number in (1, 2, 3)]
        assert [str(call["points"]) for call in told["calls"]] == [each for each in calls if each]
    assert sum("The facilitator has paused the room." in each.said for each in players) >= 10
    assert len({row["points"] for row in rows}) > 3


async def changed_bytes_are_noticed(run: Run, text: str, same: tuple[str, ...]) -> None:
    """Change bytes of the events, one at a time, and see each noticed; once by the command."""
    start = text.index('"events"')
    whole, random = audit_from_text(text), Random(1)
    places = [*random.sample(range(start, len(text)), 40), len(text) - 40]
    for place in places:
        changed = text[:place] + ("x" if text[place] != "x" else "y") + text[place + 1 :]
        try:
            read = audit_from_text(changed)
        except NoAudit:
            continue
        assert read != whole
        assert verify(read).findings, changed[place - 20 : place + 20]
    place = text.index('"at\\":', start) + 7
    digit = "1" if text[place] != "1" else "2"
    forged = run.folder / "forged.audit"
    forged.write_text(text[:place] + digit + text[place + 1 :], encoding="utf-8")
    assert "not those of the digest" in await run.contest("verify", str(forged), *same, code=1)


def deleted_names_are_not(text: str) -> None:
    """Delete a name from an audit, and see that everything still agrees."""
    data = json.loads(text)
    # Seats are numbered as people came; who was taken out stands in no table.
    seat = next(seat for seat, row in data["names"].items() if row["name"] != "Player 5")
    del data["names"][seat]
    verdict = verify(audit_from_text(json.dumps(data)))
    assert verdict.findings == ()
    assert f"Seat {seat}," in verdict.csv


async def moves_can_be_played_again(run: Run, results: Any, *, paced: bool) -> None:  # noqa: ANN401
    """Play moves of some seats alone, by the command line, and see that they score the same."""
    played = [
        (results["calls"][number], call)
        for seat in results["seats"]
        for number, call in enumerate(seat["calls"])
        if len(call["moves"].split()) > 3
    ]
    for level, call in Random(2).sample(played, 4):
        name = next(each for each in CALLS if titled(each) == level["title"])
        process = await run.program(
            *("play", name, "--moves", call["moves"], "--seed", str(level["seed"])),
            *("--plain", "--json"),
        )
        async with asyncio.timeout(PATIENCE):
            # One that was left open asks how it goes on: nobody types anything.
            said, _ = await process.communicate(b"")
        told = json.loads(said.decode().splitlines()[-1])
        # Who plays alone has points for speed; how many, this line does not say.
        assert 0 <= told["score"] - call["points"] <= (0 if paced else PACE_MOST), call
        assert told["outcome"] == call["outcome"]


def titled(name: str) -> str:
    """Return the title of a shipped call."""
    text = (shipped() / f"{name}.yaml").read_text(encoding="utf-8")
    return next(line for line in text.splitlines() if line.startswith("title:"))[7:].strip("\"' ")
