"""The facilitator of a killed room: leads it by chance, and remembers what was done."""

import asyncio
from random import Random
from typing import Final

from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    ExtendRoom,
    FreezeBoard,
    GiveTime,
    Leading,
    PauseRoom,
    RefuseLate,
    ResumeRoom,
    StartRoom,
    UnfreezeBoard,
)
from game.contest.wire.messages import Done, Enter, GiveName, Lead
from game.view.commands import Answered
from tests.contest.killing.guest import DONE, Guest, Happened

LIMIT: Final = 20 * 60_000
"""How long the room runs at first, in milliseconds."""


class Leader(Guest):
    """Somebody who leads a room. It asks for nothing that is so already."""

    def __init__(self, url: str, token: str, random: Random, happened: Happened) -> None:
        self.led: list[Leading | GiveName] = []
        """What was done, in its order; what was there already is no part of it."""
        self.asked: Leading | GiveName | None = None
        """What it has asked and not been answered."""
        self.seats = 0
        """How many seats there are for sure."""
        self.stopping = False
        """Whether it is to do nothing more by chance."""
        self._random = random
        self._frozen = False
        self._limit = LIMIT
        self._shares: dict[int, int] = {}
        self._names = 0
        super().__init__(url, Enter(token), happened)

    async def lead(self, request: Leading) -> Done:
        """Ask for something, and remember whether it was done."""
        return await self._remembered(request, Lead(0, request))

    async def _remembered(self, request: Leading | GiveName, message: Lead | GiveName) -> Done:
        self.asked = request
        done = await self.ask(message)
        self.asked = None
        if done.answered in DONE:
            self.led.append(request)
            self.happened("led")
        return done

    async def start(self, countdown: int) -> None:
        """Let the calls begin."""
        await self.lead(StartRoom(countdown))

    async def end(self) -> None:
        """End the room."""
        await self.lead(EndRoom())

    async def admit(self) -> None:
        """Let late comers in."""
        await self.lead(AdmitLate())

    async def lead_by_chance(self) -> None:
        """Do one thing after another until told to stop, and none by halves."""
        doing = (self._stand_still, self._show_board, self._give_time, self._extend, self._rename)
        while not self.stopping and self.link.over is None:
            await asyncio.sleep(self._random.uniform(0.05, 0.4))
            await self._random.choice(doing)()

    async def _stand_still(self) -> None:
        done = await self.lead(PauseRoom())
        if done.answered is not Answered.REFUSED:
            await asyncio.sleep(self._random.uniform(0, 0.2))
            await self.lead(ResumeRoom())

    async def _show_board(self) -> None:
        await self.lead(UnfreezeBoard() if self._frozen else FreezeBoard())
        self._frozen = not self._frozen

    async def _give_time(self) -> None:
        seat = self._random.randint(1, self.seats)
        shares = {1_000, 1_333, 1_500, 2_000} - {self._shares.get(seat, 1_000)}
        self._shares[seat] = self._random.choice(sorted(shares))
        await self.lead(GiveTime(seat, self._shares[seat]))

    async def _extend(self) -> None:
        self._limit += 60_000
        await self.lead(ExtendRoom(self._limit))

    async def _rename(self) -> None:
        self._names += 1
        request = GiveName(0, self._random.randint(1, self.seats), f"Renamed {self._names}")
        await self._remembered(request, request)

    async def refuse_late(self) -> None:
        """Let nobody in late any more."""
        await self.lead(RefuseLate())
