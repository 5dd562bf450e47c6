"""A seat of a room, for an app that draws: its link, what it knows, and lines to its calls."""

from collections.abc import Callable
from time import monotonic
from typing import Final

from game.contest.client.knowledge import RoomKnowledge
from game.contest.client.link import Link, LinkOver, LinkState
from game.contest.client.order import JoinOrder
from game.contest.client.remote_line import RemoteLine, RoomCall, RoomPractice
from game.contest.client.tokens import forget_token, token_for
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import (
    AskDebrief,
    Asked,
    AskPracticeDebrief,
    CallDebrief,
    Done,
    FromHost,
    Join,
    NextCall,
    Practise,
)
from game.play.debrief import Debrief
from game.view.commands import Answered

_MOST_TYPED: Final = 200


class SeatClient:
    """A seat, from before it is taken to its last debrief. `run` it; all else is asked meanwhile.

    `said` is told, in sentences, of what happens in the room and why something was not done.
    """

    def __init__(
        self,
        order: JoinOrder,
        name: str,
        said: Callable[[str], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        token, _ = token_for(order.code, name)
        first = Join(order.code, name[:_MOST_TYPED], token, order.team)
        self.order = order
        self._name = name
        self._said = said
        self.known = RoomKnowledge(said, clock)
        self.link = Link(order.address.url, first, self._hear, self._see, order.tls)
        self._heed: Callable[[], None] = lambda: None

    async def run(self) -> None:
        """Keep the link until it is over or cancelled."""
        await self.link.run()

    def heed(self, heed: Callable[[], None]) -> None:
        """Tell `heed` from now on of each piece of news, and nobody else."""
        self._heed = heed

    @property
    def over(self) -> LinkOver | None:
        """Why there is nothing more to come from this room; None as long as there may be."""
        return self.link.over

    @property
    def is_in(self) -> bool:
        """Whether one is in the room, and knows how it stands."""
        return self.known.welcome is not None and self.known.news is not None

    @property
    def lost(self) -> bool:
        """Whether the connection is gone just now."""
        return self.link.state is LinkState.RECONNECTING

    @property
    def trouble(self) -> str:
        """What has become of the connection, as far as one can tell; empty while there is one."""
        if not self.lost:
            return ""
        self.known.host_is(gone=self.link.host_gone)
        if self.known.phase is not RoomPhase.RUNNING:
            return "reconnecting"
        # A host that is gone keeps no time: it goes on from where its log ends.
        return f"reconnecting; your call {'waits' if self.link.host_gone else 'goes on'}"

    def line(self, call: int) -> RemoteLine:
        """Return a line to a call of which something was heard."""
        return RemoteLine(self.link, RoomCall(self.known, call), self._said)

    async def go_to(self, call: int) -> bool:
        """Go on to a call, and return whether one is in it; why not is said."""
        return await self._done(NextCall(0, call))

    async def debrief(self, call: int) -> Debrief | None:
        """Return what a call was, once the room is closed; None where nothing happened in it.

        LinkOver where nobody can tell any more.
        """
        answer = await self.link.ask(AskDebrief(0, call))
        return answer.debrief if isinstance(answer, CallDebrief) else None

    async def practise(self, call: int, move: int, *, again: bool) -> RemoteLine | None:
        """Take a call up again before a move; None where that cannot be, which is said.

        `again`: before a move of the practice that goes on.
        """
        if not await self._done(Practise(0, call, move, again)) or self.known.practice is None:
            return None
        return RemoteLine(self.link, RoomPractice(self.known, call), self._said)

    async def practice_debrief(self) -> Debrief | None:
        """Return what the practice that goes on was; None where nothing happened in it."""
        answer = await self._ask(AskPracticeDebrief(0))
        return answer.debrief if isinstance(answer, CallDebrief) else None

    async def _done(self, message: Asked) -> bool:
        answer = await self._ask(message)
        if isinstance(answer, Done) and answer.answered is Answered.REFUSED:
            self._said(answer.reason)
        return isinstance(answer, Done) and answer.answered is not Answered.REFUSED

    async def _ask(self, message: Asked) -> FromHost | None:
        """Return what answers a message; None where nothing will, as the link is over."""
        try:
            return await self.link.ask(message)
        except LinkOver:
            return None

    def _hear(self, message: FromHost) -> None:
        self.known.take(message)
        self._heed()

    def _see(self, state: LinkState) -> None:
        over = self.link.over
        if state is LinkState.CONNECTED:
            self.known.host_is(gone=False)
        # What it was made for will not be asked for by it again. Of one that was welcomed, nobody
        # knows that: where another room is at its address now, its own may still come back.
        if state is LinkState.OVER and over is not None and not self.is_in and over.is_about_who:
            forget_token(self.order.code, self._name)
