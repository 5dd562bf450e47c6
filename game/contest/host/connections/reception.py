"""Letting people into a room: by its code, or by the token of who was in before."""

import secrets
from asyncio import sleep
from collections.abc import Callable, Sequence
from typing import Final

from game.contest.host.register import Register, sealed
from game.contest.host.room import HeldRoom
from game.contest.identity.codes import same_code
from game.contest.identity.guessing import Guesses
from game.contest.identity.names import BadName
from game.contest.identity.tokens import is_token
from game.contest.log import Change
from game.contest.rules.events import RoomEvent, SeatTaken
from game.contest.rules.requests import TakeSeat
from game.contest.rules.who import SeatHolder, Stranger, Who
from game.contest.wire.messages import DeniedFor, Enter, FromClient, Join, Visit
from game.errors import CallcraftError

WHO: Final = "Say first who you are."
_SEEDS: Final = 2**31
_WRONG_CODE: Final = (
    "That is not this room's code. Look at it once more; O is 0, and I and L are 1."
)
_UNKNOWN: Final = "Nobody in this room is known by that. Join with the code."
_NO_PRACTICE_ROOM: Final = "This is the room of a competition. Join it with its code."
_REMOVED: Final = "This seat was taken out of the room."
_NO_TEAM: Final = "There is no such team in this room. There are: {teams}."
_NO_TEAMS: Final = "There are no teams in this room."


class NotLetIn(CallcraftError):
    """Somebody who is not let in; the message says why."""

    def __init__(self, message: str, about: DeniedFor = DeniedFor.OTHER) -> None:
        super().__init__(message)
        self.about = about


class Reception:
    """Who lets people in."""

    def __init__(
        self, held: HeldRoom, register: Register, code: str, monotonic: Callable[[], float]
    ) -> None:
        self._held = held
        self._register = register
        self._code = code
        self._monotonic = monotonic
        self._guesses = Guesses()

    async def let_in(self, message: FromClient, address: str) -> Who:
        """Return who somebody is by the first thing they say; NotLetIn where they are nobody."""
        if isinstance(message, Enter):
            return await self._known(message.token)
        if isinstance(message, Visit):
            raise NotLetIn(_NO_PRACTICE_ROOM, DeniedFor.CODE)
        if not isinstance(message, Join):
            raise NotLetIn(WHO)
        # Asked again, by somebody who did not hear the answer: it is the same seat.
        if self._has_seat(message.token):
            return await self._known(message.token)
        await self._need_code(message.code, address)
        # Once more, as they may have asked twice and waited both times.
        if self._has_seat(message.token):
            return await self._known(message.token)
        return await self._seat(message)

    def _has_seat(self, token: str) -> bool:
        return isinstance(self._register.who(token), SeatHolder)

    async def _known(self, token: str) -> Who:
        who = self._register.who(token)
        if isinstance(who, Stranger):
            raise NotLetIn(_UNKNOWN, DeniedFor.TOKEN)
        if isinstance(who, SeatHolder):
            # Their seat may have been taken a moment ago, and is theirs once it is on the disk.
            await self._held.settled()
            seat = self._held.on_disk.seats.get(who.seat)
            if seat is None or seat.removed:
                raise NotLetIn(_REMOVED)
        return who

    async def _need_code(self, code: str, address: str) -> None:
        """Refuse a wrong code. Who tries many waits longer for each, and so do their neighbours."""
        await sleep(self._guesses.wait(address, self._monotonic()))
        if not same_code(code, self._code):
            self._guesses.missed(address, self._monotonic())
            raise NotLetIn(_WRONG_CODE, DeniedFor.CODE)

    async def _seat(self, message: Join) -> Who:
        if not is_token(message.token):
            raise NotLetIn(_UNKNOWN, DeniedFor.TOKEN)
        try:
            name = self._register.fit(message.name)
        except BadName as error:
            raise NotLetIn(str(error), DeniedFor.NAME) from error
        team = self._team(message.team)
        salt, commitment = sealed(name)

        def beside(events: Sequence[RoomEvent]) -> Sequence[Change]:
            taken = next(event for event in events if isinstance(event, SeatTaken))
            return (self._register.add(taken.seat, name, salt, message.token),)

        request = TakeSeat(commitment, secrets.randbelow(_SEEDS), team)
        decision = await self._held.ask(Stranger(), request, beside)
        if decision.refusal:
            raise NotLetIn(decision.refusal)
        return self._register.who(message.token)

    def _team(self, typed: str) -> int | None:
        teams = self._held.room.opened.teams
        if not typed:
            return None
        if not teams:
            raise NotLetIn(_NO_TEAMS, DeniedFor.TEAM)
        names = [team.casefold() for team in teams]
        wanted = typed.strip().casefold()
        if wanted not in names:
            raise NotLetIn(_NO_TEAM.format(teams=", ".join(teams)), DeniedFor.TEAM)
        return names.index(wanted)
