"""Kills the host of a room at random moments, and looks whether anything was lost or doubled.

Run it as `python -m tests.contest.kills --count 1000`. People play by chance meanwhile, each with
the link that players use, and send again what was not acknowledged. A test does a few.
"""

import argparse
import asyncio
import signal
import sys
import tempfile
from pathlib import Path
from time import monotonic
from typing import Final

from tests.contest.killing.room import Figures, KilledRoom

IN_ROOM: Final = 10
"""Kills in one room: few enough that people are still in their calls at the last."""


async def kill(count: int, seed: int, folder: Path, *, in_room: int, at_once: int) -> Figures:
    """Kill so many hosts, some rooms at once, and return what came of it."""
    figures, began = Figures(), monotonic()
    rooms = iter(range(-(-count // in_room)))

    async def hold_rooms() -> None:
        for place in rooms:
            kills = min(in_room, count - place * in_room)
            lies = folder / str(place)
            lies.mkdir()
            of_room = await KilledRoom(lies, kills, seed * 10_007 + place).run()
            of_room.wrong = [f"Seed {seed}, room {place}: {each}" for each in of_room.wrong]
            figures.add(of_room)
            sys.stdout.write(f"{told(figures, monotonic() - began)}\n")
            sys.stdout.flush()
            for fault in of_room.faults:
                sys.stdout.write(f"  room {place}: {fault}\n")

    async with asyncio.TaskGroup() as group:
        for _ in range(at_once):
            group.create_task(hold_rooms())
    return figures


def told(figures: Figures, seconds: float) -> str:
    """Return figures on one line."""
    ways = sorted(figures.ways_back) or [0.0]
    return (
        f"{figures.kills} kills ({figures.unready} before it listened), "
        f"{figures.acknowledged} acts acknowledged, {figures.repeated} answers after a kill, "
        f"{len(figures.lost)} lost, {len(figures.doubled)} doubled, {len(figures.wrong)} wrong; "
        f"back after {ways[len(ways) // 2]:.3f} s, {ways[-1]:.3f} s at the most; "
        f"{seconds / max(figures.kills, 1):.2f} s a kill"
    )


def main() -> int:
    """Print the figures, and return 1 if anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--in-room", type=int, default=IN_ROOM)
    parser.add_argument("--at-once", type=int, default=2)
    options = parser.parse_args()
    # So that whoever ends this, as a limit of time does, ends its hosts with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with tempfile.TemporaryDirectory() as name:
        figures = asyncio.run(
            kill(
                options.count,
                options.seed,
                Path(name),
                in_room=options.in_room,
                at_once=options.at_once,
            )
        )
    return int(bool(figures.faults))


if __name__ == "__main__":
    sys.exit(main())
