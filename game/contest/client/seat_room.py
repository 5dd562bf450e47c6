"""A room as a player's program knows it, and the line to one of its calls, waited for."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING, Final

from game.contest.client.link import LinkOver, LinkState
from game.contest.client.reckoning import reckoned
from game.contest.client.thread import Heard, ThreadLink
from game.contest.rules.clock import RoomPhase
from game.contest.rules.tuning import WHOLE
from game.contest.wire.messages import (
    AskDebrief,
    Asked,
    CallDebrief,
    CallNews,
    DoAct,
    Done,
    Found,
    FromHost,
    NextCall,
    RoomNews,
    Search,
    Welcome,
)
from game.errors import CallcraftError
from game.play.debrief import NothingPlayed
from game.play.moves import NoSuchMove
from game.view.commands import Act, Answered, Receipt
from game.view.view import View
from game.view.words import clock_text

if TYPE_CHECKING:
    from game.play.debrief import Debrief
    from game.play.line import Heed

_SECOND: Final = 1_000
_LOOK: Final = 0.25
"""Seconds to wait for news at once."""

_SLOW: Final = 2.0
"""Seconds after which somebody who waits for an answer is told that it has not come."""


class RoomClosedError(CallcraftError):
    """The room closed while somebody was in a call of it."""


class SeatRoom:
    """A room seen from a seat. `says` is told of what happens to the room, in sentences."""

    def __init__(self, link: ThreadLink, says: Callable[[str], None]) -> None:
        self._link = link
        self._says = says
        self._seen: dict[int, tuple[CallNews, float]] = {}
        self._lost = False
        self.welcome: Welcome | None = None
        self.news: RoomNews | None = None
        self._news_at = 0.0

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
        before = self._calls_over()

        def look() -> bool:
            self.wait(0)
            if self.phase is RoomPhase.CLOSED:
                message = "The room is closed."
                raise RoomClosedError(message)
            return self._calls_over() != before

        return look

    def _calls_over(self) -> set[int]:
        return {call for call, (news, _) in self._seen.items() if news.view.over}

    def ask(self, message: Asked) -> FromHost:
        """Ask something and return the answer, with everything that was heard before it."""
        answer = self._link.begin(message)
        asked, told = monotonic(), False
        while not answer.done():
            self.wait(0.02)
            if not told and not self.lost and monotonic() - asked > _SLOW:
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
        self.wait_until(lambda: call in self._seen or self.phase is RoomPhase.CLOSED)
        return RoomLine(self, call)

    def seen(self, call: int) -> tuple[CallNews, float]:
        """Return the newest news of a call, and when it came; RoomClosedError where none will."""
        if call not in self._seen:
            message = "The room is closed."
            raise RoomClosedError(message)
        return self._seen[call]

    @property
    def lost(self) -> bool:
        """Whether the connection is gone just now."""
        return self._lost

    def is_open(self, call: int) -> bool:
        """Return whether a call was answered and is not over, as far as was heard."""
        news, _ = self._seen.get(call, (None, 0.0))
        return news is not None and news.view.answered and not news.view.over

    def say(self, words: str) -> None:
        """Tell whoever is told of what happens to the room."""
        self._says(words)

    @property
    def phase(self) -> RoomPhase:
        """What the room is doing."""
        return RoomPhase.LOBBY if self.news is None else self.news.phase

    @property
    def left(self) -> int:
        """How long it still runs, in milliseconds, as far as one can tell from here."""
        if self.news is None:
            return 0
        passed = round((monotonic() - self._news_at) * _SECOND)
        return max(self.news.left - (passed if self.phase is RoomPhase.RUNNING else 0), 0)

    @property
    def share(self) -> int:
        """How much real time becomes one part of the calls', in thousandths."""
        return WHOLE if self.news is None else self.news.share

    def _take(self, heard: Heard) -> None:
        if isinstance(heard, LinkState):
            self._link_is(heard)
        elif isinstance(heard, Welcome):
            self.welcome = heard
        elif isinstance(heard, RoomNews):
            before, self.news, self._news_at = self.news, heard, monotonic()
            self._tell(before, heard)
        elif isinstance(heard, CallNews):
            self._seen[heard.call] = heard, monotonic()

    def _link_is(self, state: LinkState) -> None:
        if state is LinkState.OVER:
            message = "The link to the room has ended."
            raise self._link.over or LinkOver(message)
        if state is LinkState.RECONNECTING and not self._lost:
            self._says("The connection is gone. Trying to come back; the room's clock may go on.")
        elif state is LinkState.CONNECTED and self._lost:
            self._says("The connection is back.")
        self._lost = state is LinkState.RECONNECTING

    def _tell(self, before: RoomNews | None, news: RoomNews) -> None:
        """Say what has changed for everybody."""
        was = None if before is None else before.phase
        if news.phase is RoomPhase.PAUSED and was is not RoomPhase.PAUSED:
            self._says("The facilitator has paused the room. All clocks stand still.")
        if news.phase is RoomPhase.RUNNING and was is RoomPhase.PAUSED:
            self._says("The room goes on.")
        if before is not None and news.limit != before.limit:
            self._says(f"The room runs for {clock_text(news.limit)} in all now.")
        if before is not None and news.share != before.share:
            times = news.share / WHOLE
            self._says(f"You have {times:g} times the time of others for reading and thinking.")


class RoomLine:
    """A line to a call in a room: what is done waits until the host has answered."""

    def __init__(self, room: SeatRoom, call: int) -> None:
        self._room = room
        self._call = call

    @property
    def view(self) -> View:
        """The newest view, gone on with up to now."""
        self._room.wait(0)
        news, came = self._room.seen(self._call)
        paused = self._room.phase is RoomPhase.PAUSED
        passed = 0 if paused else round((monotonic() - came) * _SECOND)
        return reckoned(news.view, passed, self._room.share)

    def send(self, act: Act) -> Receipt:
        """Do something in answer to the newest view, and return what became of it.

        While the room is paused it waits. RoomClosedError where the room closes.
        """
        while True:
            news, _ = self._room.seen(self._call)
            answer = self._room.ask(DoAct(0, self._call, news.view.number, act))
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
