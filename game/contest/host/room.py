"""A room that is held: its state, its clock and its log, which is always the first to know."""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Final

from attrs import frozen

from game.contest.host.clock import ContestClock
from game.contest.log import Change, LogWriter
from game.contest.rules.apply import apply
from game.contest.rules.decide import Decision, decide
from game.contest.rules.events import RoomEvent
from game.contest.rules.requests import LookAtClock, Request
from game.contest.rules.state import RoomState
from game.contest.rules.who import Host, Who
from game.contest.wire.event_text import event_to_text

Beside = Callable[[Sequence[RoomEvent]], Sequence[Change]]
"""What is to be written beside some events, in the same transaction."""

_HOST: Final = Host()


@frozen
class RoomChange:
    """What has happened in a room, once it is on the disk."""

    events: tuple[RoomEvent, ...]
    """What."""
    room: RoomState
    """The room after it, and not a moment later."""


Listener = Callable[[RoomChange], None]


class HeldRoom:
    """A room in the hands of a host. Everybody asks it, and hears of what is on the disk only."""

    def __init__(
        self, room: RoomState, number: int, writer: LogWriter, clock: ContestClock
    ) -> None:
        """Take a room in hand; `number`: of the last entry of its log."""
        self._room = self._on_disk_room = room
        self._number = number
        self._writer = writer
        self._clock = clock
        self._listeners: list[Listener] = []
        self._pending: deque[tuple[Future[int], RoomChange]] = deque()

    @property
    def room(self) -> RoomState:
        """The room, also with what is not yet on the disk: for deciding, and for nobody's eyes."""
        return self._room

    @property
    def on_disk(self) -> RoomState:
        """The room as its log has it: what everybody may see."""
        return self._on_disk_room

    @property
    def number(self) -> int:
        """The number of the entry of its log that `on_disk` stands behind."""
        return self._number

    @property
    def now(self) -> int:
        """The contest time, in milliseconds."""
        return self._clock.now()

    def listen(self, listener: Listener) -> None:
        """Have somebody hear of everything from now on, in its order."""
        self._listeners.append(listener)

    async def ask(self, who: Who, request: Request, beside: Beside | None = None) -> Decision:
        """Do what is asked, or not, and return what came of it when that is on the disk.

        LogUnavailable where it cannot be kept. Then the room is over for this process: what it has
        in memory is ahead of its log.
        """
        decision = decide(self._room, who, request, self.now)
        if decision.events:
            # What was refused leaves nothing beside the log, though the clock may have closed it.
            await self._happen(decision.events, None if decision.refusal else beside)
        else:
            await self.settled()
        return decision

    async def beat(self) -> None:
        """Note the time where that is due, and close the room when its time is up."""
        await self.ask(_HOST, LookAtClock())

    async def note(self, event: RoomEvent) -> None:
        """Let something happen that nobody asked for."""
        await self._happen((event,), None)

    async def _happen(self, events: tuple[RoomEvent, ...], beside: Beside | None) -> None:
        room = self._room
        for event in events:
            room = apply(room, event)
        changes = beside(events) if beside is not None else ()
        future = self._writer.add(map(event_to_text, events), changes)
        # Between deciding and this line nothing may wait: the next request is decided upon it.
        self._room = room
        self._pending.append((future, RoomChange(events, room)))
        await self._on_disk(future)

    async def settled(self) -> None:
        """Wait until all that has happened so far is on the disk; errors as for `ask`."""
        # Also where nothing was to be done: that it had been done before may not be on it yet.
        if self._pending:
            await self._on_disk(self._pending[-1][0])

    async def _on_disk(self, future: Future[int]) -> None:
        # Shielded, as a future of the writer cannot be taken back, and others may wait for it.
        await asyncio.shield(asyncio.wrap_future(future))
        self._publish()

    def _publish(self) -> None:
        """Tell of everything that is on the disk by now, in its order."""
        while self._pending and self._pending[0][0].done():
            future, news = self._pending.popleft()
            if (error := future.exception()) is not None:
                raise error
            self._on_disk_room, self._number = news.room, future.result()
            for listener in self._listeners:
                listener(news)

    @property
    def failed(self) -> Exception | None:
        """What kept it from being kept; None as long as nothing did."""
        return self._writer.failed
