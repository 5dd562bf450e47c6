"""What a player's program knows of a room, from what was said to it."""

from collections.abc import Callable, Iterable
from time import monotonic
from typing import Final

from game.contest.client.reckoning import reckoned
from game.contest.rules.clock import RoomPhase
from game.contest.rules.tuning import WHOLE
from game.contest.wire.messages import CallNews, FromHost, PracticeNews, RoomNews, Welcome
from game.contest.wording.words import news_sentences, renamed
from game.errors import CallcraftError
from game.view.view import View

_SECOND: Final = 1_000
_CLOSED: Final = "The room is closed."
_PLAYED: Final = (RoomPhase.RUNNING, RoomPhase.PAUSED)


class RoomClosedError(CallcraftError):
    """The room closed while somebody was in a call of it."""


class RoomKnowledge:
    """A room as far as a seat was told. `says` is told of what happens in it, in sentences."""

    def __init__(self, says: Callable[[str], None], clock: Callable[[], float] = monotonic) -> None:
        self._says = says
        self._clock = clock
        self._seen: dict[int, tuple[CallNews, float]] = {}
        self._news_at = 0.0
        # The room's time, as far as it goes on here: it stands while the room's clocks do.
        self._ran = 0.0
        self._since: float | None = None
        self._host_gone = False
        self._practice: tuple[View, float] | None = None
        self.welcome: Welcome | None = None
        self.news: RoomNews | None = None

    def take(self, message: FromHost) -> None:
        """Take in something that was said."""
        if isinstance(message, Welcome):
            before, self.welcome = self.welcome, message
            self._tell(renamed(before, message))
        elif isinstance(message, RoomNews):
            stood, self.news = self.news, message
            self._run_or_stand()
            self._news_at = self._now()
            self._tell(news_sentences(stood, message))
        elif isinstance(message, CallNews):
            self._seen[message.call] = message, self._now()
        elif isinstance(message, PracticeNews):
            self._practice = message.view, self._clock()

    def knows(self, call: int) -> bool:
        """Return whether anything was heard of a call."""
        return call in self._seen

    def call_news(self, call: int) -> CallNews:
        """Return the newest news of a call; RoomClosedError where there will be none."""
        if call not in self._seen:
            raise RoomClosedError(_CLOSED)
        return self._seen[call][0]

    def view(self, call: int) -> View:
        """Return the newest view of a call, gone on with up to now; errors as for `call_news`."""
        news = self.call_news(call)
        passed = round((self._now() - self._seen[call][1]) * _SECOND)
        # What passed in the countdown passed in no call.
        return reckoned(news.view, passed if self.phase in _PLAYED else 0, self.share)

    @property
    def practice(self) -> View | None:
        """The newest view of the practice that goes on, likewise; None without one."""
        if self._practice is None:
            return None
        view, came = self._practice
        return reckoned(view, round((self._clock() - came) * _SECOND), self.share)

    def is_open(self, call: int) -> bool:
        """Return whether a call was answered and is not over, as far as was heard."""
        if call not in self._seen:
            return False
        view = self._seen[call][0].view
        return view.answered and not view.over

    def calls_over(self) -> frozenset[int]:
        """Return the calls that have ended, as far as was heard."""
        return frozenset(call for call, (news, _) in self._seen.items() if news.view.over)

    @property
    def phase(self) -> RoomPhase:
        """What the room is doing."""
        return RoomPhase.LOBBY if self.news is None else self.news.phase

    @property
    def left(self) -> int:
        """How long it still runs, in milliseconds, as far as one can tell from here."""
        if self.news is None:
            return 0
        return max(self.news.left - (self._passed() if self.phase in _PLAYED else 0), 0)

    @property
    def begins(self) -> int:
        """How long until the calls begin, in milliseconds, likewise; 0 but in the countdown."""
        if self.news is None or self.phase is not RoomPhase.COUNTDOWN:
            return 0
        return max(self.news.begins - self._passed(), 0)

    @property
    def since(self) -> int | None:
        """How long ago the board was frozen, in milliseconds, likewise; None where it is not."""
        if self.news is None or self.news.since is None:
            return None
        return self.news.since + self._passed()

    @property
    def share(self) -> int:
        """How much real time becomes one part of the calls', in thousandths."""
        return WHOLE if self.news is None else self.news.share

    def _passed(self) -> int:
        return round((self._now() - self._news_at) * _SECOND)

    def host_is(self, *, gone: bool) -> None:
        """Take note whether the host is gone: then no clock of the room runs."""
        self._host_gone = gone
        self._run_or_stand()

    def _run_or_stand(self) -> None:
        """Let the room's time go on from this moment, or stand, as the room does."""
        self._ran = self._now()
        runs = self.phase in (RoomPhase.RUNNING, RoomPhase.COUNTDOWN) and not self._host_gone
        self._since = self._clock() if runs else None

    def _now(self) -> float:
        """Return the room's time, in seconds since whenever."""
        return self._ran if self._since is None else self._ran + self._clock() - self._since

    def _tell(self, sentences: Iterable[str]) -> None:
        for each in sentences:
            self._says(each)
