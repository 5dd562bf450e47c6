"""A room as a player's program knows it, and the line to one of its calls, waited for."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

from game.contest.client.knowledge import RoomClosedError, RoomKnowledge
from game.contest.client.link import LinkOver, LinkState
from game.contest.client.thread import Heard, ThreadLink
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import (
    AskDebrief,
    Asked,
    CallDebrief,
    DoAct,
    Done,
    Found,
    FromHost,
    NextCall,
    RoomNews,
    Search,
    Welcome,
)
from game.play.debrief import NothingPlayed
from game.play.moves import NoSuchMove
from game.view.commands import Act, Answered, Receipt
from game.view.view import View

if TYPE_CHECKING:
    from game.play.debrief import Debrief
    from game.play.line import Heed

_LOOK: Final = 0.25
"""Seconds to wait for news at once."""

_SLOW: Final = 2.0
"""Seconds after which somebody who waits for an answer is told that it has not come."""


class SeatRoom:
    """A room seen from a seat. `says` is told of what happens to the room, in sentences."""

    def __init__(
        self,
        link: ThreadLink,
        says: Callable[[str], None],
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._link = link
        self._says = says
        self._clock = clock
        self._known = RoomKnowledge(says, clock)
        self._lost = False

    def wait(self, patience: float = _LOOK) -> None:
        """Wait for news for so many seconds, and take in all there are; LinkOver at the end."""
        heard = self._link.hear(patience)
        while heard is not None:
            self._take(heard)
            heard = self._link.hear()

    def wait_until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds; LinkOver where it never will."""
        self.wait(0)
        while not holds():
            self.wait()

    def watching(self) -> Callable[[], bool]:
        """Return what takes in news, and tells whether whoever is asked for a line has to look up.

        That is so where a call has ended since this moment. What is returned raises RoomClosedError
        where the room has closed, and LinkOver where the link has ended.
        """
        before = self._known.calls_over()

        def look() -> bool:
            self.wait(0)
            if self.phase is RoomPhase.CLOSED:
                message = "The room is closed."
                raise RoomClosedError(message)
            return self._known.calls_over() != before

        return look

    def ask(self, message: Asked) -> FromHost:
        """Ask something and return the answer, with everything that was heard before it."""
        answer = self._link.begin(message)
        asked, told = self._clock(), False
        while not answer.done():
            self.wait(0.02)
            if not told and not self.lost and self._clock() - asked > _SLOW:
                told = True
                self._says("The host has not answered yet. What you did reaches it when it can.")
        # Whatever was said before the answer has come before it, and is in the row by now.
        self.wait(0)
        return answer.result()

    def go_to(self, call: int) -> Done:
        """Go on to a call."""
        answer = self.ask(NextCall(0, call))
        assert isinstance(answer, Done)  # noqa: S101 - what the protocol answers
        return answer

    def debrief(self, call: int) -> "Debrief | None":
        """Return what a call was, once the room is closed; None where nothing happened in it."""
        answer = self.ask(AskDebrief(0, call))
        return answer.debrief if isinstance(answer, CallDebrief) else None

    def line(self, call: int) -> "RoomLine":
        """Return the line to a call, once there is one."""
        self.wait_until(lambda: self._known.knows(call) or self.phase is RoomPhase.CLOSED)
        return RoomLine(self, call)

    def number(self, call: int) -> int:
        """Return the number of the newest view of a call; RoomClosedError where none will come."""
        return self._known.call_news(call).view.number

    def view(self, call: int) -> View:
        """Return the newest view of a call, gone on with up to now; errors as for `number`."""
        return self._known.view(call)

    @property
    def lost(self) -> bool:
        """Whether the connection is gone just now."""
        return self._lost

    def is_open(self, call: int) -> bool:
        """Return whether a call was answered and is not over, as far as was heard."""
        return self._known.is_open(call)

    def say(self, words: str) -> None:
        """Tell whoever is told of what happens to the room."""
        self._says(words)

    @property
    def welcome(self) -> Welcome | None:
        """Who one is in the room; None before one is in it."""
        return self._known.welcome

    @property
    def news(self) -> RoomNews | None:
        """How the room stands, as it was last told; None before it was."""
        return self._known.news

    @property
    def phase(self) -> RoomPhase:
        """What the room is doing."""
        return self._known.phase

    @property
    def left(self) -> int:
        """How long it still runs, in milliseconds, as far as one can tell from here."""
        return self._known.left

    @property
    def since(self) -> int | None:
        """How long ago the board was frozen, in milliseconds; None where it is not."""
        return self._known.since

    def _take(self, heard: Heard) -> None:
        if isinstance(heard, LinkState):
            self._link_is(heard)
        else:
            self._known.take(heard)

    def _link_is(self, state: LinkState) -> None:
        if state is LinkState.OVER:
            message = "The link to the room has ended."
            raise self._link.over or LinkOver(message)
        if state is LinkState.RECONNECTING and not self._lost:
            self._says("The connection is gone. Trying to come back; the room's clock may go on.")
        elif state is LinkState.CONNECTED and self._lost:
            self._says("The connection is back.")
        self._lost = state is LinkState.RECONNECTING


class RoomLine:
    """A line to a call in a room: what is done waits until the host has answered."""

    def __init__(self, room: SeatRoom, call: int) -> None:
        self._room = room
        self._call = call

    @property
    def view(self) -> View:
        """The newest view, gone on with up to now."""
        self._room.wait(0)
        return self._room.view(self._call)

    def send(self, act: Act) -> Receipt:
        """Do something in answer to the newest view, and return what became of it.

        While the room is paused it waits. RoomClosedError where the room closes.
        """
        while True:
            number = self._room.number(self._call)
            answer = self._room.ask(DoAct(0, self._call, number, act))
            assert isinstance(answer, Done)  # noqa: S101 - what the protocol answers
            if answer.answered is not Answered.REFUSED:
                return Receipt(answer.answered)
            self._need_open()
            if self._room.phase is not RoomPhase.PAUSED:
                return Receipt(answer.answered, answer.reason)
            self._room.say("That waits until the room goes on.")
            self._room.wait_until(lambda: self._room.phase is not RoomPhase.PAUSED)

    def _need_open(self) -> None:
        self._room.wait(0)
        if self._room.phase is RoomPhase.CLOSED:
            message = "The room is closed."
            raise RoomClosedError(message)

    def search(self, words: str) -> tuple[int, ...]:
        """Return the places of the articles that have all these words, those by title first."""
        answer = self._room.ask(Search(0, words))
        return answer.places if isinstance(answer, Found) else ()

    def heed(self, heed: "Heed") -> None:
        """Tell nobody: whoever waits line by line asks for the newest view."""

    def look(self) -> None:
        """Take in what has come; RoomClosedError where the room has closed with the call open."""
        self._room.wait(0)
        if not self.view.over:
            self._need_open()

    def pause(self) -> None:
        """Do nothing: no screen of a player stops the clock in a room."""

    def resume(self) -> None:
        """Do nothing, as the clock was not stopped."""

    def debrief(self) -> "Debrief":
        """Return what the call was; NothingPlayed where nothing has happened in it."""
        found = self._room.debrief(self._call)
        if found is None:
            message = "Nothing has happened in this call."
            raise NothingPlayed(message)
        return found

    def practise(self, move: int) -> "RoomLine":
        """Refuse: a level stays with its host."""
        message = f"A call of a room cannot be taken up again before move {move} from here."
        raise NoSuchMove(message)
