"""A player of a killed room: plays by chance, and remembers all that it was told."""

import asyncio
from random import Random
from typing import Final

from attrs import frozen

from game.contest.identity.tokens import new_token
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import CallNews, DoAct, FromHost, Join, NextCall, RoomNews, Welcome
from game.view.commands import Act, Answered
from game.view.view import View
from tests.contest.killing.choosing import chosen
from tests.contest.killing.guest import DONE, Guest, Happened

_LONGEST_PAUSE: Final = 0.12
"""Seconds between two acts at the most."""


@frozen
class Acknowledged:
    """An act that a player was told was done."""

    call: int
    """The call it was done in."""
    view: int
    """The number of the view it answered."""
    act: Act
    """What was done."""


class Player(Guest):
    """Somebody who plays until the room is closed."""

    def __init__(self, url: str, code: str, name: str, random: Random, happened: Happened) -> None:
        self.name = name
        self.token = new_token()
        self.seat = 0
        """The number of its seat; 0 before it was let in."""
        self.acknowledged: list[Acknowledged] = []
        """What was done, in its order."""
        self.refused: list[Acknowledged] = []
        """What was not, in its order."""
        self.asked: Acknowledged | None = None
        """What it has asked and not been answered."""
        self.calls_taken: list[int] = []
        """The calls it was told it had gone on to."""
        self.shown: dict[int, int] = {}
        """The largest number of a view that it was shown of each call."""
        self.phase = RoomPhase.LOBBY
        self.calls = 1
        self._random = random
        self._views: dict[int, View] = {}
        super().__init__(url, Join(code, name, self.token), happened)

    def hear(self, message: FromHost) -> None:
        """Take in a message; whatever a host takes back that it had told is wrong."""
        if isinstance(message, Welcome):
            if self.seat not in (0, message.seat):
                self.wrong.append(f"Seat {self.seat} came back as seat {message.seat}.")
            self.seat = message.seat
        elif isinstance(message, RoomNews):
            if self.phase is RoomPhase.CLOSED and message.phase is not RoomPhase.CLOSED:
                self.wrong.append(f"Seat {self.seat} was told that the room is open once more.")
            self.phase, self.calls = message.phase, message.calls
            if message.call < max(self.shown, default=0):
                self.wrong.append(f"Seat {self.seat} was sent back to call {message.call}.")
        elif isinstance(message, CallNews):
            self._see_view(message.call, message.view)
            self.happened("shown")

    def _see_view(self, call: int, view: View) -> None:
        if view.number < max(self.shown.get(call, 0), self._next(call)):
            self.wrong.append(
                f"Seat {self.seat}, call {call}: view {view.number} is shown after "
                f"view {self.shown.get(call)} and {self._next(call)} acts."
            )
        self.shown[call] = max(view.number, self.shown.get(call, 0))
        self._views[call] = view

    def _next(self, call: int) -> int:
        """Return the number of the view that the next act of a call answers."""
        done = [each.view for each in self.acknowledged if each.call == call]
        return done[-1] + 1 if done else 0

    async def play(self) -> None:
        """Play until the room is closed."""
        while self.phase is not RoomPhase.CLOSED and self.link.over is None:
            call = max(self._views, default=0)
            view = self._views.get(call)
            # What was done shows in a view that may come after the answer.
            if self.phase is not RoomPhase.RUNNING or not view or view.number < self._next(call):
                await self.look()
            elif not view.over:
                await self._act(call, view)
            elif call + 1 < self.calls:
                await self._go_on(call + 1)
            else:
                await self.look()

    async def _act(self, call: int, view: View) -> None:
        await asyncio.sleep(self._random.uniform(0, _LONGEST_PAUSE))
        act = chosen(view, self._random)
        asked = self.asked = Acknowledged(call, view.number, act)
        done = await self.ask(DoAct(0, call, view.number, act))
        self.asked = None
        if done.answered in DONE:
            self.acknowledged.append(asked)
            self.happened("acknowledged")
        else:
            self.refused.append(asked)
            await self.look()

    async def _go_on(self, call: int) -> None:
        done = await self.ask(NextCall(0, call))
        if done.answered is not Answered.REFUSED:
            self.calls_taken.append(call)
            self.happened("acknowledged")
        await self.look()
