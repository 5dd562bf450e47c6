"""A bot in a room: it comes, plays its calls, and goes, over a link like everybody else."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from random import Random
from ssl import SSLContext
from typing import Final

from attrs import define, field

from game.contest.client.knowledge import RoomKnowledge
from game.contest.client.link import Link, LinkOver, LinkState
from game.contest.identity.tokens import new_token
from game.contest.rehearsal.choice import choice, seconds_for
from game.contest.rehearsal.manner import Manner, bot_name
from game.contest.rules.clock import RoomPhase
from game.contest.rules.decide import NO_LATE
from game.contest.wire.messages import (
    DeniedFor,
    DoAct,
    Done,
    FromHost,
    Join,
    NextCall,
    RoomNews,
    Welcome,
)
from game.view.commands import Answered
from game.view.view import View

_TRY_AGAIN: Final = 5.0
"""Seconds after which a bot that was not let in tries again."""

_LATE: Final = (10.0, 40.0)
"""Seconds from the start after which a late bot comes."""

_BETWEEN_CALLS: Final = (3.0, 8.0)
"""Seconds that a bot takes from one call to the next."""

_STAYS: Final = (40.0, 120.0)
"""Seconds for which a bot that loses its connection keeps it."""

_AWAY: Final = (10.0, 40.0)
"""Seconds for which it is away then."""

_LOOK: Final = 0.5
"""Seconds after which a bot that can do nothing looks again, whatever is heard meanwhile."""


@define
class BotSurroundings:
    """What bots have in common: their room, how fast their time runs, and who is told of them."""

    url: str
    """Where the room is spoken with."""
    code: str = field(repr=False)
    """The code to join by."""
    tls: SSLContext | None = field(default=None, eq=False)
    """What proves its host; None without TLS."""
    speed: float = 1.0
    """How many times as quickly as people they do everything."""
    says: Callable[[str], None] = lambda _: None
    """Is told of what happens to each of them, in sentences."""
    begun: asyncio.Event = field(factory=asyncio.Event)
    """Whether one of them has heard that the calls have begun."""
    closed: asyncio.Event = field(factory=asyncio.Event)
    """Whether one of them has heard that the room is closed."""

    async def sleep(self, seconds: float) -> None:
        """Let so much of the bots' time pass."""
        await asyncio.sleep(seconds / self.speed)


class BotState:
    """How a bot stands, for whoever counts them."""

    def __init__(self) -> None:
        self.seated = False
        """Whether it has a seat."""
        self.here = False
        """Whether it is connected."""
        self.refused = False
        """Whether it was not let in when it last tried, as it came too late."""
        self.calls_over = 0
        """How many of its calls are over."""


class RehearsalBot(BotState):
    """Plays a room."""

    def __init__(
        self, number: int, manner: Manner, around: BotSurroundings, random: Random
    ) -> None:
        super().__init__()
        self.name = bot_name(number, manner)
        self._number = number
        self._manner = manner
        self._around = around
        self._random = random
        self._token = new_token()
        self._knows = RoomKnowledge(lambda _: None)
        self._heard = asyncio.Event()

    async def run(self, after: float) -> None:
        """Come after so many seconds, and play until the room is closed or nobody lets it in."""
        if self._manner.late:
            await self._around.begun.wait()
            after = self._random.uniform(*_LATE)
        await self._around.sleep(after)
        while not self._closed:
            away = await self._visit()
            if away is None:
                return
            await self._around.sleep(away)

    async def _visit(self) -> float | None:
        """Be connected for a while; return for how long to be away then, None for ever."""
        join = Join(self._around.code, self.name, self._token)
        link = Link(self._around.url, join, self._hear, self._see, self._around.tls)
        keeping = asyncio.create_task(link.run())
        playing = asyncio.create_task(self._play(link))
        stays = self._random.uniform(*_STAYS) / self._around.speed
        try:
            done, _ = await asyncio.wait(
                (keeping, playing),
                timeout=stays if self._manner.drops else None,
                return_when=asyncio.FIRST_COMPLETED,
            )
        finally:
            self.here = False
            for task in (keeping, playing):
                task.cancel()
            ends = await asyncio.gather(keeping, playing, return_exceptions=True)
        for fault in ends:
            # A link that is over says why by itself; anything else is a fault of ours.
            if isinstance(fault, Exception) and not isinstance(fault, LinkOver):
                raise fault
        if self._closed or playing in done:
            return None
        return self._ended(link.over) if keeping in done else self._loses_connection()

    def _loses_connection(self) -> float:
        away = self._random.uniform(*_AWAY)
        self._around.says(f"{self.name} loses its connection, and comes back.")
        return away

    def _ended(self, over: LinkOver | None) -> float | None:
        """Return after how many seconds to try again where a link has ended; None for never."""
        if str(over) == NO_LATE and not self.seated:
            if not self.refused:
                self._around.says(f"{self.name} is not let in, and keeps trying.")
            self.refused = True
            return _TRY_AGAIN
        if over is not None and over.about is DeniedFor.NAME:
            # Bots of another rehearsal are in this room already.
            self._number += _NEXT_NAMES
            self.name = bot_name(self._number, self._manner)
            return 0.0
        self._around.says(f"{self.name} goes: {over}")
        return None

    @property
    def _closed(self) -> bool:
        return self._knows.phase is RoomPhase.CLOSED

    def _see(self, state: LinkState) -> None:
        self.here = state is LinkState.CONNECTED
        self._heard.set()

    def _hear(self, message: FromHost) -> None:
        self._knows.take(message)
        if isinstance(message, Welcome):
            if not self.seated:
                self._around.says(f"{self.name} is in.")
            self.seated, self.refused = True, False
        if isinstance(message, RoomNews):
            if message.phase in (RoomPhase.RUNNING, RoomPhase.PAUSED):
                self._around.begun.set()
            if message.phase is RoomPhase.CLOSED:
                self._around.closed.set()
        self._heard.set()

    async def _play(self, link: Link) -> None:
        """Play from where its seat is until the room is closed or the link has ended."""
        try:
            while not self._closed:
                news = self._knows.news
                runs = news is not None and news.phase is RoomPhase.RUNNING
                if news is not None and runs and self._knows.knows(news.call):
                    await self._go_on(link, news.call, news.calls)
                else:
                    await self._look()
        except LinkOver:
            # Its other half ends for that, too, and knows what comes then.
            await asyncio.Event().wait()

    async def _go_on(self, link: Link, call: int, calls: int) -> None:
        """Do the next thing in a call, or go on to the next one."""
        view = self._knows.view(call)
        if view.over:
            await self._next_call(link, view, call, calls)
            return
        act = choice(view, self._manner.skill, self._random)
        await self._around.sleep(seconds_for(view, act, self._random) * self._manner.slowness)
        if act is None:
            await self._look()
            return
        done = await link.ask(DoAct(0, call, view.number, act))
        # What was refused had been overtaken: by a pause, or by a caller who has hung up meanwhile.
        if isinstance(done, Done) and done.answered is Answered.REFUSED:
            await self._look()

    async def _next_call(self, link: Link, view: View, call: int, calls: int) -> None:
        if self.calls_over <= call:
            self.calls_over = call + 1
            self._around.says(
                f"{self.name} has ended call {call + 1} of {calls}. {_end_words(view)}"
            )
        if call + 1 >= calls:
            await self._look()
            return
        await self._around.sleep(self._random.uniform(*_BETWEEN_CALLS) * self._manner.slowness)
        await link.ask(NextCall(0, call + 1))
        await self._look()

    async def _look(self) -> None:
        """Wait until something is heard, or for a moment."""
        self._heard.clear()
        with suppress(TimeoutError):
            async with asyncio.timeout(_LOOK):
                await self._heard.wait()


def _end_words(view: View) -> str:
    return view.end.words if view.end else ""


_NEXT_NAMES: Final = 1_000
"""As many bots as one rehearsal has at the most."""
