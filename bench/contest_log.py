"""Opening a competition's log: with a snapshot, without, and beside the least that reads it.

The log is one that the rules accept: every seat plays all calls with acts of every kind, woven as
if all played at once. What stands beside it is the least that could be called reading it: all rows
from SQLite, and each of them from JSON.
"""

import argparse
import gc
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from time import perf_counter
from typing import Final

from attrs import frozen

from game.call import legal
from game.contest.host.storage.making import PlayedLevel, RoomPlan, make_room, take_up
from game.contest.host.storage.snapshot import snapshot_of
from game.contest.host.storage.snapshot_writer import EVERY
from game.contest.log import LogFile, LogPosition, LogSnapshot, snapshot_path, write_snapshot
from game.contest.rules.apply import state_of
from game.contest.rules.call import SeatCall, credit_for, do, ringing, settle
from game.contest.rules.events import (
    ActDone,
    CallTaken,
    RoomEvent,
    RoomOpened,
    RoomStarted,
    SeatTaken,
    TimeNoted,
)
from game.contest.rules.state import RoomState
from game.contest.rules.tuning import LONGEST, WHOLE
from game.contest.wire.event_text import event_from_text, event_to_text
from game.level import load_level, load_pack, shipped
from game.view.commands import Act, HearOut, LetPass, PutDown
from tests.lines import act_for

TARGET: Final = 5.0
"""Seconds in which a log with a million entries is to be open, with a snapshot."""

_CALLS: Final = 3
_SCRIPTS: Final = 8
"""Different ways in which the calls are played; all other seats repeat one of them."""
_ROUND: Final = 50
"""Milliseconds between two acts of a seat: short, as so many acts must fit into a call."""
_OFTEN: Final = 0.05
"""How often an act is another than letting a moment pass."""
_TRIES: Final = 40
_BATCH: Final = 20_000
_MEGABYTE: Final = 2**20


@frozen
class Step:
    """What a seat does in a round."""

    call: int
    act: Act | None
    """None for going on to the call."""
    credit: int = 0


def played_levels() -> tuple[PlayedLevel, ...]:
    """Return levels that ship with the game."""
    played = []
    for path in load_pack(shipped()).levels[:_CALLS]:
        reading = load_level(path)
        if reading.level is None:
            message = "A level that comes with the game cannot be read."
            raise ValueError(message)
        played.append(PlayedLevel(path.stem, reading.source, reading.level))
    return tuple(played)


def script(opened: RoomOpened, levels: tuple[PlayedLevel, ...], seed: int, acts: int) -> list[Step]:
    """Return what a seat with this reply seed does, an act a round; so many acts a call."""
    steps: list[Step] = []
    for number, played in enumerate(levels):
        if number:
            steps.append(Step(number, None))
        fresh = ringing(number, played.level, opened.chances[number], seed)
        random = Random(f"{seed} {number}")
        tries = (_call(fresh, len(steps), acts, random) for _ in range(_TRIES))
        # A caller may hang up before: then another play, and in the end the longest there was.
        best: list[Step] = []
        for each in tries:
            best = max(best, each, key=len)
            if len(best) == acts:
                break
        steps += best
    return steps


def _call(call: SeatCall, begins: int, acts: int, random: Random) -> list[Step]:
    steps: list[Step] = []
    while len(steps) < acts:
        clock = (begins + len(steps)) * _ROUND
        call = settle(call, clock, WHOLE)
        if call.state.over:
            break
        act = PutDown() if len(steps) == acts - 1 else _act(call, random)
        credit = credit_for(call, 40, WHOLE)
        call = do(call, act, clock, credit)
        steps.append(Step(call.number, act, credit))
    return steps


def _act(call: SeatCall, random: Random) -> Act:
    state = call.state
    if state.answered and random.random() > _OFTEN:
        return LetPass(random.choice((1, 1, 1, 20, 50)))
    if state.speaking and random.random() < 1 / 2:
        return HearOut()
    events = [act_for(event, state, call.counted) for event in legal(state)]
    kept = [act for act in events if not isinstance(act, PutDown | LetPass)]
    return random.choice(kept) if kept else LetPass(1)


def events_of_room(
    opened: RoomOpened, levels: tuple[PlayedLevel, ...], seats: int, count: int
) -> Iterator[RoomEvent]:
    """Yield what happens in a room behind its opening."""
    acts = count // (seats * len(levels))
    scripts = [script(opened, levels, seed, acts) for seed in range(_SCRIPTS)]
    for seat in range(1, seats + 1):
        yield SeatTaken(0, seat, f"{seat:064x}", seat % _SCRIPTS)
    yield RoomStarted(0, 0)
    for turn in range(max(map(len, scripts))):
        for seat in range(1, seats + 1):
            steps = scripts[seat % _SCRIPTS]
            # Each seat is always as late as in the round before, so that all play their script.
            at = turn * _ROUND + seat * _ROUND // (seats + 1)
            if turn < len(steps):
                step = steps[turn]
                yield (
                    CallTaken(at, seat, step.call)
                    if step.act is None
                    else ActDone(at, seat, step.call, step.act, step.credit)
                )
        yield TimeNoted((turn + 1) * _ROUND)


def make(path: Path, seats: int, count: int) -> int:
    """Make a log of about so many entries; return how many they are."""
    levels = played_levels()
    loaded = make_room(path, RoomPlan(levels, "Benchmark", limit=LONGEST))
    try:
        events = events_of_room(loaded.room.opened, levels, seats, count)
        while some := list(islice(events, _BATCH)):
            loaded.log.append([event_to_text(each) for each in some])
        return loaded.log.last.number
    finally:
        loaded.log.close()


def folded(path: Path, until: int) -> tuple[RoomState, LogPosition]:
    """Return what the first entries of a log come to, and where they end."""
    log = LogFile.to_read(path)
    levels = {each.digest: each.level for each in played_levels()}
    last = LogPosition(0, b"")

    def events() -> Iterator[RoomEvent]:
        nonlocal last
        for entry in islice(log.entries(), until):
            last = LogPosition(entry.number, entry.digest)
            yield event_from_text(entry.body)

    try:
        return state_of(events(), levels), last
    finally:
        log.close()


def open_room(path: Path) -> None:
    """Take a room up and let go of it."""
    take_up(path).log.close()


def read_rows(path: Path) -> None:
    """Read all that a log holds, as barely as Python allows."""
    connection = sqlite3.connect(path)
    for number, body, digest in connection.execute("SELECT number, body, digest FROM entries"):
        json.loads(body), number, digest
    connection.close()


def timed(what: Callable[[Path], None], path: Path) -> float:
    """Return the seconds that something takes."""
    gc.collect()
    began = perf_counter()
    what(path)
    return perf_counter() - began


def memory() -> float:
    """Return the megabytes that this program keeps; 0 where that cannot be read."""
    gc.collect()
    try:
        status = Path("/proc/self/status").read_text(encoding="ascii")
    except OSError:
        return 0.0
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) * 1_024 / _MEGABYTE


def main() -> int:
    """Print the figures and the ratios; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--events", type=int, default=1_000_000)
    parser.add_argument("--seats", type=int, default=1_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "room"
        began = perf_counter()
        count = make(path, options.seats, options.events)
        print(f"log        {count:,} entries written in {perf_counter() - began:.0f} s")
        before = memory()
        room, _ = folded(path, count // 2)
        print(f"memory     {memory() - before:6.1f} MB for {len(room.seats):,} seats half way")
        room, position = folded(path, count - EVERY)
        began = perf_counter()
        data = snapshot_of(room)
        write_snapshot(path, LogSnapshot(position, data))
        taken = perf_counter() - began
        print(f"snapshot   {len(data) / _MEGABYTE:6.1f} MB, written in {taken:.2f} s")
        pairs = [(timed(open_room, path), timed(read_rows, path)) for _ in range(options.rounds)]
        quick, bare = (sorted(column)[len(pairs) // 2] for column in zip(*pairs, strict=True))
        print(
            f"opened     {quick:6.2f} s with a snapshot {EVERY:,} entries behind (target {TARGET})"
        )
        print(f"bare       {bare:6.2f} s for all rows and their JSON")
        snapshot_path(path).unlink()
        slow = timed(open_room, path)
        print(f"opened     {slow:6.2f} s without one")
        print(f"ratio      {quick / bare:6.2f} of bare with, {slow / bare:6.2f} without")
    return 0 if quick <= TARGET else 1


if __name__ == "__main__":
    sys.exit(main())
