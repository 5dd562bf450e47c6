"""One room whose host is killed so many times, from the first guest to the results."""

import asyncio
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from time import monotonic, time
from typing import Any, Final

from attrs import Factory, define

from game.contest.audit.audit import audit_from_text
from game.contest.audit.verify import verify
from game.contest.place.keys import RoomKeys, keys_path, read_keys
from game.contest.rules.clock import RoomPhase
from game.contest.wire.encoding import ROOM_PATH
from game.contest.wire.levels import load_levels
from game.contest.wire.messages import AskAudit, AuditPart
from tests.contest.killing.asked_again import unkilled
from tests.contest.killing.comparison import (
    Told,
    compared,
    compared_leading,
    read_log,
    told_to,
)
from tests.contest.killing.guest import Guest
from tests.contest.killing.host_process import PATIENCE, HostProcess, free_port, run
from tests.contest.killing.leader import Leader
from tests.contest.killing.moments import PLAYING, Moment, Trigger, some_moment
from tests.contest.killing.player import Player

LEVELS: Final = ("parcel", "broadband", "outage")
BACK: Final = 2.0
"""Seconds after a host's return in which everybody has to be back, and no time may count."""

KILLED: Final = -9
_LEAST: Final = 3
"""Kills in a room at the least: in the lobby, in the countdown and at the end."""


@define
class Figures:
    """What came of the kills."""

    kills: int = 0
    """How often a host was killed."""
    unready: int = 0
    """How many of them did not listen yet."""
    acknowledged: int = 0
    """Acts of which a player was told that they were done."""
    repeated: int = 0
    """Of everything asked, how much had been done before a kill and was acknowledged after it."""
    ways_back: list[float] = Factory(list)
    """For each return of a host, the seconds until everybody was back."""
    lost: list[str] = Factory(list)
    doubled: list[str] = Factory(list)
    wrong: list[str] = Factory(list)
    """Whatever else was not as it has to be."""

    def add(self, other: "Figures") -> None:
        """Add those of another room."""
        self.kills += other.kills
        self.unready += other.unready
        self.acknowledged += other.acknowledged
        self.repeated += other.repeated
        self.ways_back += other.ways_back
        self.lost += other.lost
        self.doubled += other.doubled
        self.wrong += other.wrong

    @property
    def faults(self) -> list[str]:
        """All that went wrong, in sentences."""
        return [
            *(f"Lost: {each}" for each in self.lost),
            *(f"Doubled: {each}" for each in self.doubled),
            *self.wrong,
        ]


class KilledRoom:
    """A room, its guests, and the host that holds it just now."""

    def __init__(self, folder: Path, kills: int, seed: int) -> None:
        self.figures = Figures()
        self._folder = folder
        self._log = folder / "killed.room"
        self._random = Random(seed)
        self._kills = max(kills, _LEAST)
        self._port = free_port()
        self._trigger = Trigger()
        self._host: HostProcess | None = None
        self._players: list[Player] = []
        self._leader: Leader | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._keys = RoomKeys()
        self._at = 0
        self._born: dict[Guest, float] = {}

    async def run(self) -> Figures:
        """Hold the room, kill its host, and return what came of it."""
        try:
            async with asyncio.timeout(PATIENCE + 30 * self._kills):
                await self._open()
                await self._begin()
                await self._play()
                await self._end()
                await self._look_at_results()
        except (AssertionError, TimeoutError) as error:
            self.figures.wrong.append(f"It did not come to its end: {error!r}")
        finally:
            await self._clear_away()
        return self.figures

    async def _open(self) -> None:
        """Let people in, and kill the host while they come."""
        self._host = await HostProcess.start(
            self._folder, *LEVELS, "--port", str(self._port), "--file", str(self._log)
        )
        await self._host.ready()
        self._keys = read_keys(self._log)
        self._leader = Leader(
            self._url, self._keys.facilitator, Random(self._random.random()), self._hears()
        )
        self._born[self._leader] = monotonic()
        many = self._random.randint(6, 8)
        after = self._random.uniform(0, 0.004)
        self._trigger.aim(self._host, Moment("welcomed", self._random.randint(1, many + 1), after))
        for _ in range(many):
            self._add_player()
        await self._killed()
        await self._come_back()

    async def _begin(self) -> None:
        """Let the calls begin, and kill the host in the countdown."""
        assert self._leader is not None
        assert self._host is not None
        self._leader.seats = len(self._players)
        countdown = self._random.choice((0, 300, 1_000))
        self._trigger.aim(self._host, Moment("led", 1, self._random.uniform(0, 0.3)))
        starting = asyncio.create_task(self._leader.start(countdown))
        await self._killed()
        await self._come_back()
        await starting

    async def _play(self) -> None:
        assert self._leader is not None
        leading = asyncio.create_task(self._lead(self._leader))
        self._tasks.append(leading)
        for _ in range(self._kills - _LEAST):
            moment = some_moment(self._random, self._random.choice(PLAYING))
            if moment.what != "starting":
                await self._come_back()
            assert self._host is not None
            self._trigger.aim(self._host, moment)
            await self._killed()
        await self._come_back()
        self._leader.stopping = True
        await leading

    async def _lead(self, leader: Leader) -> None:
        if self._random.random() < 0.5:
            await leader.admit()
            late = self._add_player()
            while late.welcomed is None:
                await late.look()
            leader.seats += 1
            await leader.refuse_late()
        await leader.lead_by_chance()

    async def _end(self) -> None:
        """End the room, and kill the host while that is done or right after."""
        assert self._leader is not None
        assert self._host is not None
        what = self._random.choice(("ending", "led"))
        self._trigger.aim(self._host, Moment(what, 1, self._random.uniform(0, 0.01)))
        ending = asyncio.create_task(self._leader.end())
        self._trigger.happened("ending")
        await self._killed()
        await self._come_back()
        await ending
        async with asyncio.timeout(PATIENCE):
            await asyncio.gather(*self._tasks)

    async def _killed(self) -> None:
        """Wait until the host is killed, start it anew, and look at what it left."""
        assert self._host is not None
        assert self._leader is not None
        await self._trigger.wait()
        host = self._host
        code = await host.gone()
        # The last thing before it listens is to write where, and before that no time can count.
        wrote = keys_path(self._log).stat().st_mtime
        lived = min(monotonic() - host.began, time() - wrote)
        self.figures.kills += 1
        self.figures.unready += host.listened is None
        if code != KILLED:
            self.figures.wrong.append(f"A host ended by itself, with {code}.")
        told = [told_to(player) for player in self._players]
        led, asked = tuple(self._leader.led), self._leader.asked
        left = self._copy()
        # Named or not, it is the port that it was.
        port = ("--port", str(self._port)) if self._random.random() < 0.5 else ()
        self._host = await HostProcess.start(self._folder, *port, "--resume", str(self._log))
        await asyncio.to_thread(self._look_at, left, told, led, () if asked is None else (asked,))
        self._look_at_clock(left, lived - (BACK if self.figures.kills > 1 else 0))

    def _copy(self) -> Path:
        """Copy what a killed host has left, as the next one will change it."""
        left = self._folder / "left.room"
        for ending in ("", "-wal"):
            source = self._log.with_name(self._log.name + ending)
            copy = left.with_name(left.name + ending)
            copy.unlink(missing_ok=True)
            if source.exists():
                shutil.copyfile(source, copy)
        left.with_name(f"{left.name}-shm").unlink(missing_ok=True)
        return left

    def _look_at(self, path: Path, told: list[Told], led: Any, asked: Any) -> None:  # noqa: ANN401 - passed on
        """Hold a log against what its guests were told by then."""
        log = read_log(path)
        for losses in (compared(log, told), compared_leading(log, led, asked)):
            # What is missing once is missing at every look from then on.
            known = {*self.figures.lost, *self.figures.doubled}
            self.figures.lost += [each for each in losses.lost if each not in known]
            self.figures.doubled += [each for each in losses.doubled if each not in known]

    def _look_at_clock(self, path: Path, seconds: float) -> None:
        """See that no more time has passed in the room than a host was there to count.

        Where it counted what passed without one, or began to count before everybody could be back,
        more has. That does not depend on how busy the machine is.
        """
        at, before = read_log(path).events[-1].at, self._at
        if at - before > max(seconds, 0) * 1_000:
            self.figures.wrong.append(
                f"Contest time went from {before} to {at} where {seconds:.3f} s could count."
            )
        self._at = at

    async def _come_back(self) -> None:
        """Wait until the host listens and everybody is back."""
        assert self._host is not None
        ready = await self._host.ready()
        assert self._host.listened is not None
        self._look_at_keys(ready)
        guests = self._guests()
        async with asyncio.timeout(PATIENCE):
            for guest in guests:
                while not self._is_back(guest, self._host):
                    await guest.look()
        listened = self._host.listened
        took = max(
            guest.welcomed - max(listened, self._born[guest])
            for guest in guests
            if guest.welcomed is not None
        )
        self.figures.ways_back.append(max(took, 0.0))
        if took > BACK:
            self.figures.wrong.append(f"Somebody was back only after {took:.3f} s.")

    def _is_back(self, guest: Guest, host: HostProcess) -> bool:
        if guest.link.over is not None:
            message = f"Somebody cannot come back: {guest.link.over}"
            raise AssertionError(message)
        return guest.welcomed is not None and guest.welcomed > host.began

    def _look_at_keys(self, ready: dict[str, Any]) -> None:
        keys = read_keys(self._log)
        if keys != self._keys or ready["code"] != keys.code:
            self.figures.wrong.append("The keys are others after a return.")
        if f"http://127.0.0.1:{self._port}" not in ready["addresses"]:
            self.figures.wrong.append(f"After a return it listens at {ready['addresses']}.")

    async def _look_at_results(self) -> None:
        """Hold the log and the results against all that was told, and against an unkilled room."""
        assert self._host is not None
        assert self._leader is not None
        async with asyncio.timeout(PATIENCE):
            answer = await self._leader.link.ask(AskAudit(0))
        assert isinstance(answer, AuditPart)
        # Half of them by the host, the others from the log that it has let go of.
        if self._random.random() < 0.5:
            await self._end_host(self._host)
        files = [self._folder / name for name in ("results.csv", "results.json", "audit")]
        options = [f"--{kind}" for kind in ("csv", "json", "audit")]
        named = [part for pair in zip(options, map(str, files), strict=True) for part in pair]
        code, _, complained = await run(
            self._folder, "contest", "results", "--room", str(self._log), *named
        )
        await self._end_host(self._host)
        # What is written is told there, too, a line a file; whatever else is, is a finding.
        findings = [line for line in complained.splitlines() if not line.startswith("Written:")]
        text = files[2].read_text(encoding="utf-8") if code == 0 else ""
        if code or findings or text != answer.text:
            self.figures.wrong.append(f"The results: exit code {code}, {findings}")
            return
        verdict = verify(audit_from_text(text))
        self.figures.wrong += verdict.findings
        if files[0].read_bytes() != verdict.csv.encode("utf-8-sig"):
            self.figures.wrong.append("The table is not what the audit comes to.")
        if files[1].read_text(encoding="utf-8") != verdict.json:
            self.figures.wrong.append("The results are not what the audit comes to.")
        if any(told["digest"] != verdict.digest for told in self._host.told("digest")):
            self.figures.wrong.append("The digest is not the one that the host said.")
        self._look_at(self._log, [*map(told_to, self._players)], tuple(self._leader.led), ())
        log = read_log(self._log)
        self.figures.wrong += unkilled(log.events, load_levels(log.rows))

    async def _end_host(self, host: HostProcess) -> None:
        code = await host.end()
        if code != 0:
            self.figures.wrong.append(f"The host of a closed room ended with {code}.")

    async def _clear_away(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for guest in self._guests():
            await guest.leave()
            self.figures.wrong += guest.wrong
            self.figures.repeated += guest.repeated
        for player in self._players:
            self.figures.acknowledged += len(player.acknowledged)
            if player.phase is not RoomPhase.CLOSED:
                self.figures.wrong.append(f"Seat {player.seat} was not told of the end.")
        if self._host is not None:
            self._host.kill()
            await self._host.gone()

    def _add_player(self) -> Player:
        name = f"Player {len(self._players) + 1}"
        player = Player(
            self._url, self._keys.code, name, Random(self._random.random()), self._hears()
        )
        self._born[player] = monotonic()
        self._players.append(player)
        self._tasks.append(asyncio.create_task(player.play()))
        return player

    def _guests(self) -> list[Guest]:
        return [*self._players, *([] if self._leader is None else [self._leader])]

    def _hears(self) -> Callable[[str], None]:
        return self._trigger.happened

    @property
    def _url(self) -> str:
        return f"http://127.0.0.1:{self._port}{ROOM_PATH}"
