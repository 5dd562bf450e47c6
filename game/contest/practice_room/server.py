"""The server of a practice room: who comes, what they play, and what is kept of it."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from importlib.metadata import version
from time import monotonic
from typing import Final

from game.contest.host.connections.entrance import Entrance
from game.contest.host.connections.listening import Listening
from game.contest.host.connections.reception import WHO, NotLetIn
from game.contest.host.connections.visitor import Visitor
from game.contest.identity.tokens import is_token, token_hash
from game.contest.page.files import Place, page_files
from game.contest.page.page_writer import PageWriter
from game.contest.practice_room.answers import answer, show
from game.contest.practice_room.own_results import ResultFiles
from game.contest.practice_room.trainee import PracticeCall, Trainee
from game.contest.practice_room.trainees import Trainees
from game.contest.wire.messages import DeniedFor, Enter, FromClient, Join, Visit, Welcome

_TICK: Final = 0.25
"""Seconds between two looks at the calls."""

LONGEST_SILENCE: Final = 4.0
"""Seconds without a sign of life after which a call waits: two pings of a phone that was pocketed
while its connection stands."""

_TAKEN_OVER: Final = "This page has been opened in another window, and goes on there."
_STOPPED: Final = "The practice room is closed just now. What you have come to is kept."
_NO_ROOM: Final = "This is a practice room, which has no code: open its address in a browser."
_UNKNOWN: Final = "Nobody is known by that. Load the page anew, and it makes another key for you."


class PracticeServer:
    """A practice room for `most` at once. `clock` tells the seconds that calls take."""

    def __init__(
        self,
        calls: Sequence[PracticeCall],
        listening: Listening,
        files: ResultFiles,
        *,
        most: int = 30,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._calls = tuple(calls)
        self._files = files
        self._clock = clock
        self._release = version("callcraft")
        self.trainees = Trainees(most, clock)
        self._there: dict[Visitor, Trainee] = {}
        self._entrance = Entrance(listening, page_files(Place.PRACTICE), self)
        # One file after the other, so that the newest results are the last that are written.
        self._at_files = asyncio.Lock()
        self._writing: set[asyncio.Task[None]] = set()

    @property
    def port(self) -> int:
        """The port it listens on."""
        return self._entrance.port

    async def start(self, own_origins: Callable[[int], Collection[str]]) -> None:
        """Listen from now on; OSError where that cannot be. `own_origins` of the port it got."""
        await self._entrance.open(own_origins)

    async def run(self) -> None:
        """Let the calls go on, until it is cancelled."""
        while True:
            self.tick()
            await asyncio.sleep(_TICK)

    def tick(self) -> None:
        """Let the time since the last look pass in the calls of those who are there."""
        self._entrance.look()
        for visitor, trainee in self._there.items():
            if visitor.silent > LONGEST_SILENCE:
                trainee.wait()
            else:
                trainee.go_on()
            self._look(trainee, visitor)
        self.trainees.look()

    async def stop(self) -> None:
        """Say good-bye to everybody, and keep what is still to be kept."""
        for visitor in self._there:
            visitor.part(_STOPPED, again=True)
        await self._entrance.close()
        await asyncio.gather(*self._writing)

    async def let_in(self, visitor: Visitor, message: FromClient, _address: str) -> None:
        """Let somebody in by their token; NotLetIn where they are meant for somewhere else."""
        if isinstance(message, Join | Enter):
            raise NotLetIn(_NO_ROOM)
        if not isinstance(message, Visit):
            raise NotLetIn(WHO)
        if not is_token(message.token):
            raise NotLetIn(_UNKNOWN, DeniedFor.TOKEN)
        holder = token_hash(message.token)
        self.trainees.need_place(holder)
        trainee = await self._trainee(holder)
        # Once more, as others may have come while the results were read.
        self.trainees.need_place(holder)
        if trainee.connection is not None:
            self._there.pop(trainee.connection, None)
            trainee.connection.part(_TAKEN_OVER, again=False, elsewhere=True)
        trainee.connection = visitor
        self._there[visitor] = trainee
        visitor.known = True
        self.trainees.enter(trainee)
        trainee.go_on()
        trainee.forget_shown()
        visitor.tell(Welcome(self._release, "practice"))
        visitor.show(trainee.call_list())
        show(trainee, visitor)

    async def _trainee(self, holder: str) -> Trainee:
        # In the order in which they came: of two windows of a browser the later one is to have it.
        async with self._at_files:
            if (known := self.trainees.find(holder)) is not None:
                return known
            results = await asyncio.to_thread(self._files.read, holder)
            return Trainee(holder, results, self._calls, self._clock)

    async def answer(self, visitor: Visitor, message: FromClient) -> None:
        """Answer somebody who was let in; SaidBefore where they say once more who they are."""
        # Whoever has opened the page in another window meanwhile is not here any more.
        if (trainee := self._there.get(visitor)) is not None:
            answer(trainee, visitor, message)
            self._look(trainee, visitor)

    def page_writer(self) -> PageWriter:
        """Return what writes to one page."""
        return PageWriter()

    def leave(self, visitor: Visitor) -> None:
        """Let the call of somebody who is gone wait for them."""
        if (trainee := self._there.pop(visitor, None)) is not None:
            self.trainees.leave(trainee)

    def _look(self, trainee: Trainee, visitor: Visitor) -> None:
        """Show somebody what is new, and keep what has come of it."""
        show(trainee, visitor)
        if trainee.count():
            visitor.show(trainee.call_list())
            task = asyncio.create_task(self._keep(trainee))
            self._writing.add(task)
            task.add_done_callback(self._writing.discard)

    async def _keep(self, trainee: Trainee) -> None:
        async with self._at_files:
            await asyncio.to_thread(self._files.write, trainee.holder, trainee.results)
