"""A rehearsal: bots that come into a room, play it, and are taken out again."""

import asyncio
import signal
from collections.abc import Callable
from contextlib import suppress
from random import Random
from typing import Final

from attrs import frozen

from game.contest.host.running import allow_connections
from game.contest.rehearsal.bot import BotSurroundings, RehearsalBot
from game.contest.rehearsal.manner import manner_of

MOST_BOTS: Final = 1_000
"""Bots in one rehearsal: as many as a large room has people."""

_MOST_TOLD: Final = 40
"""With more bots than these nobody reads what happens to each: they are counted only."""

_ARRIVE: Final = 20.0
"""Seconds within which bots come that are not late."""

_ARRIVE_A_SECOND: Final = 20.0
"""How many come in a second at the most: so many the host takes in without making any wait."""

_COUNT_EVERY: Final = 5.0
"""Seconds between two counts."""

_LATE_KNOCK: Final = "To let late comers in, type: callcraft contest admit"
_CLOSED: Final = "The room is closed."
_OUT: Final = "All bots are out. Their seats stay in the room."

_ASKED: Final = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")


@frozen
class RehearsalPlan:
    """What somebody who rehearses asks for."""

    bots: int
    """How many bots."""
    speed: float = 1.0
    """How many times as quickly as people they do everything."""
    seconds: float | None = None
    """After how many seconds they are taken out; None for the end of the room."""
    seed: int | None = None
    """What their chance begins with; None for any."""


class Rehearsal:
    """Bots in a room. `says` is told of what happens, a sentence at a time."""

    def __init__(
        self, plan: RehearsalPlan, around: BotSurroundings, says: Callable[[str], None]
    ) -> None:
        self._says = says
        self._plan = plan
        self._around = around
        around.speed = plan.speed
        if plan.bots <= _MOST_TOLD:
            around.says = says
        self._random = Random(plan.seed)
        self.bots = [
            RehearsalBot(number, manner_of(number), around, Random(self._random.random()))
            for number in range(1, plan.bots + 1)
        ]
        self._asked = asyncio.Event()
        self._counted = ""

    def stop(self) -> None:
        """Take the bots out soon."""
        self._asked.set()

    async def run(self) -> bool:
        """Let the bots play until the room is closed, all are gone, or somebody asks to stop.

        Return whether any of them ever got in.
        """
        within = max(_ARRIVE, len(self.bots) / _ARRIVE_A_SECOND)
        playing = [
            asyncio.create_task(bot.run(self._random.uniform(0, within))) for bot in self.bots
        ]
        counting = asyncio.create_task(self._count())
        ends = [
            asyncio.create_task(self._around.closed.wait()),
            asyncio.create_task(self._asked.wait()),
            asyncio.create_task(_all(playing)),
        ]
        try:
            await asyncio.wait(
                ends, timeout=self._plan.seconds, return_when=asyncio.FIRST_COMPLETED
            )
        finally:
            for task in (*playing, *ends, counting):
                task.cancel()
            await asyncio.gather(*playing, *ends, counting, return_exceptions=True)
        for task in playing:
            # A fault of ours, which nobody is to take for bots that have gone.
            if not task.cancelled() and (fault := task.exception()) is not None:
                raise fault
        if self._around.closed.is_set():
            self._says(_CLOSED)
        self._says(_OUT)
        return any(bot.seated for bot in self.bots)

    async def _count(self) -> None:
        """Say now and then how many are in, and what is to be done about the others."""
        while True:
            await asyncio.sleep(_COUNT_EVERY)
            here = sum(bot.here for bot in self.bots)
            over = sum(bot.calls_over for bot in self.bots)
            refused = sum(bot.refused for bot in self.bots)
            text = f"{here} of {len(self.bots)} bots are connected; {over} calls are over."
            if refused:
                text += f" {refused} came too late. {_LATE_KNOCK}"
            if text != self._counted:
                self._counted = text
                self._says(text)


async def _all(playing: "list[asyncio.Task[None]]") -> None:
    await asyncio.gather(*playing, return_exceptions=True)


def rehearse(plan: RehearsalPlan, around: BotSurroundings, says: Callable[[str], None]) -> bool:
    """Run a rehearsal to its end; ctrl+c, or the system's own way of asking, takes the bots out.

    Return whether any of them ever got in.
    """
    return asyncio.run(_run(plan, around, says))


async def _run(plan: RehearsalPlan, around: BotSurroundings, says: Callable[[str], None]) -> bool:
    allow_connections()
    rehearsal = Rehearsal(plan, around, says)
    loop = asyncio.get_running_loop()
    for name in _ASKED:
        number = getattr(signal, name, None)
        if number is None or signal.getsignal(number) is signal.SIG_IGN:
            continue
        try:
            loop.add_signal_handler(number, rehearsal.stop)
        except NotImplementedError:  # on Windows
            with suppress(ValueError):
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(rehearsal.stop))
    return await rehearsal.run()
