"""The line to a call in a room, for screens that draw while the network answers."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Protocol

from attrs import evolve

from game.contest.client.knowledge import RoomKnowledge
from game.contest.client.link import Link, LinkOver
from game.contest.wire.messages import Asked, DoAct, Done, Found, FromHost, PractiseAct, Search
from game.play.debrief import NothingPlayed
from game.play.moves import NoSuchMove
from game.view.commands import Act, Answered, HearOut, PutDown, Receipt
from game.view.view import View

if TYPE_CHECKING:
    from game.play.debrief import Debrief
    from game.play.line import CallLine, Heed

_MOST_TYPED: Final = 200
_SLOW: Final = 1.0
"""Seconds after which somebody who does more is told that what they did is not answered."""
_WAITS: Final = "What you did before has not reached the host yet. It will; then go on."


class RemoteCall(Protocol):
    """A call at a host, as far as a line to it needs to know it."""

    number: int
    """Which call of the room, from 0."""

    def view(self) -> View:
        """Return the newest view, gone on with up to now."""

    def message(self, act: Act) -> Asked:
        """Return what asks for something to be done in answer to the newest view."""


class RoomCall:
    """A call of the room, by its number from 0."""

    def __init__(self, known: RoomKnowledge, call: int) -> None:
        self._known = known
        self.number = call

    def view(self) -> View:
        """Return the newest view, gone on with up to now."""
        return self._known.view(self.number)

    def message(self, act: Act) -> Asked:
        """Return what asks for something to be done in answer to the newest view."""
        return DoAct(0, self.number, self._known.call_news(self.number).view.number, act)


class RoomPractice:
    """The practice that goes on in a closed room, of one of its calls."""

    def __init__(self, known: RoomKnowledge, call: int) -> None:
        self._known = known
        self.number = call

    def view(self) -> View:
        """Return the newest view, gone on with up to now."""
        found = self._known.practice
        assert found is not None  # noqa: S101 - begun before there is a line to it
        return found

    def message(self, act: Act) -> Asked:
        """Return what asks for something to be done in answer to the newest view."""
        return PractiseAct(0, self.view().number, act)


class RemoteLine:
    """A line to a call whose rules run at the host.

    What is done is sent, and a newer view shows what came of it; until then nothing else is, since
    it would answer a view that is about to be another. `told` is told, in a sentence, why something
    was not done.
    """

    def __init__(self, link: Link, call: RemoteCall, told: Callable[[str], None]) -> None:
        self._link = link
        self.call = call
        self._told = told
        self._heed: Heed | None = None
        self._view = call.view()
        self._heard_out = False
        self._asking: asyncio.Task[None] | None = None
        self._asked_at = 0.0
        self._then: Act | None = None
        self.refused = ""
        """Why what was done last was not, as a sentence; empty where it was, or is not answered."""
        self._searches: dict[str, tuple[int, ...]] = {}
        self._searching: set[asyncio.Task[None]] = set()

    @property
    def view(self) -> View:
        """The newest view, gone on with up to the last look."""
        return self._view

    def send(self, act: Act) -> Receipt | None:
        """Do something in answer to the newest view; a newer one shows what came of it."""
        if isinstance(act, HearOut) and self._view.over:
            # The last words of a call take none of its time; they are only not on the screen yet.
            self._heard_out = True
            self.look()
        elif self.idle:
            self.refused = ""
            self._asked_at = asyncio.get_running_loop().time()
            self._asking = asyncio.create_task(self._ask(self.call.message(act)))
        elif isinstance(act, PutDown):
            # Somebody was asked, and has said so.
            self._then = act
        elif asyncio.get_running_loop().time() - self._asked_at > _SLOW:
            self._told(_WAITS)
        return None

    @property
    def idle(self) -> bool:
        """Whether everything that was done has been answered."""
        return self._asking is None or self._asking.done()

    async def _ask(self, message: Asked) -> None:
        answer = await _answer(self._link, message)
        if isinstance(answer, Done) and answer.answered is Answered.REFUSED:
            self.refused = answer.reason
            self._told(answer.reason)
        self.look()
        if self._then is not None:
            act, self._then = self._then, None
            await self._ask(self.call.message(act))

    def search(self, words: str) -> tuple[int, ...]:
        """Return the places of the articles that have all these words, as far as that is known.

        It is asked of the host, which alone knows what stands in them; the first answer is none.
        """
        articles = self._view.desk.articles
        if not words.strip():
            return tuple(range(len(articles)))
        if words not in self._searches:
            # Nothing, until it is known: a screen asks ten times a second.
            self._searches[words] = ()
            task = asyncio.get_running_loop().create_task(self._search(words))
            self._searching.add(task)
            task.add_done_callback(self._searching.discard)
        return tuple(place for place in self._searches[words] if place < len(articles))

    async def _search(self, words: str) -> None:
        answer = await _answer(self._link, Search(0, words[:_MOST_TYPED]))
        if isinstance(answer, Found):
            self._searches[words] = answer.places

    def heed(self, heed: "Heed") -> None:
        """Tell `heed` from now on of each newer view, and nobody else."""
        self._heed = heed

    def look(self) -> None:
        """Take in what has come, and let the time since the last look pass on the screen."""
        before, self._view = self._view, self.call.view()
        if self._heard_out and self._view.over and self._view.utterance is not None:
            self._view = evolve(self._view, utterance=self._view.utterance.to_come(0))
        if self._heed is not None and self._view != before:
            self._heed(self._view)

    def pause(self) -> None:
        """Do nothing: no screen of a player stops the clock in a room."""

    def resume(self) -> None:
        """Do nothing, as the clock was not stopped."""

    def debrief(self) -> "Debrief":
        """Refuse: what a call was is told once the room is closed, and by the room."""
        message = "A call of a room is looked back on once the room is closed."
        raise NothingPlayed(message)

    def practise(self, move: int) -> "CallLine":
        """Refuse: a level stays with its host."""
        message = f"A call of a room cannot be taken up again before move {move} from here."
        raise NoSuchMove(message)


async def _answer(link: Link, message: Asked) -> FromHost | None:
    """Return what answers a message; None where none will."""
    try:
        return await link.ask(message)
    except LinkOver:
        # Whoever shows the room tells it.
        return None
