"""The line to a call in a room, for screens that draw while the network answers."""

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from game.contest.client.knowledge import RoomKnowledge
from game.contest.client.link import Link, LinkOver
from game.contest.wire.messages import Asked, DoAct, Done, Found, FromHost, Search
from game.play.debrief import NothingPlayed
from game.play.moves import NoSuchMove
from game.view.commands import Act, Answered, Receipt
from game.view.view import View

if TYPE_CHECKING:
    from game.play.debrief import Debrief
    from game.play.line import CallLine, Heed

_ALL: Final = ""
"""What is looked for before anything is typed: every article."""


class RemoteLine:
    """A line to a call whose rules run at the host.

    What is done is sent, and a newer view shows what came of it; until then nothing else is, since
    it would answer a view that is about to be another. `told` is told, in a sentence, why something
    was not done.
    """

    def __init__(
        self, link: Link, known: RoomKnowledge, call: int, told: Callable[[str], None]
    ) -> None:
        self._link = link
        self._known = known
        self.call = call
        self._told = told
        self._heed: Heed | None = None
        self._view = known.view(call)
        self._asking: asyncio.Task[None] | None = None
        self._searches: dict[str, tuple[int, ...]] = {}
        self._searching: set[asyncio.Task[None]] = set()

    @property
    def view(self) -> View:
        """The newest view, gone on with up to the last look."""
        return self._view

    def send(self, act: Act) -> Receipt | None:
        """Do something in answer to the newest view; a newer one shows what came of it."""
        if self._asking is None or self._asking.done():
            message = self.message(self._known.call_news(self.call).view.number, act)
            self._asking = asyncio.get_running_loop().create_task(self._ask(message))
        return None

    def message(self, view: int, act: Act) -> Asked:
        """Return what asks for something to be done."""
        return DoAct(0, self.call, view, act)

    async def _ask(self, message: Asked) -> None:
        answer = await _answer(self._link, message)
        if isinstance(answer, Done) and answer.answered is Answered.REFUSED:
            self._told(answer.reason)
        self.look()

    def search(self, words: str) -> tuple[int, ...]:
        """Return the places of the articles that have all these words, as far as that is known.

        It is asked of the host, which alone knows what stands in them; the first answer is none.
        """
        articles = self._view.desk.articles
        if words.strip() == _ALL:
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
        before, self._view = self._view, self._newest()
        if self._heed is not None and self._view != before:
            self._heed(self._view)

    def _newest(self) -> View:
        return self._known.view(self.call)

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


_MOST_TYPED: Final = 200


async def _answer(link: Link, message: Asked) -> FromHost | None:
    """Return what answers a message; None where none will."""
    try:
        return await link.ask(message)
    except LinkOver:
        # Whoever shows the room tells it.
        return None
