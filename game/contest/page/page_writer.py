"""What a host says to a browser: the same messages as to all others, in words to be shown."""

from collections.abc import Callable
from time import monotonic
from typing import Any, Final

from game.contest.page.board_drawing import board_labels, drawn_board, drawn_moment
from game.contest.page.call_drawing import Drawn, drawn_about, drawn_call, drawn_turns
from game.contest.page.clocks import PageTimes
from game.contest.page.debrief_drawing import drawn_debrief
from game.contest.page.labels import labels
from game.contest.page.qr_drawing import drawn_code
from game.contest.rules.clock import RoomPhase
from game.contest.wire.encoding import host_text, to_text
from game.contest.wire.messages import (
    BoardClock,
    BoardNews,
    CallDebrief,
    CallList,
    CallNews,
    FromHost,
    ListedCall,
    PracticeNews,
    RoomNews,
    Welcome,
)
from game.contest.wording.phone_words import CAMERA, LET_JOIN
from game.contest.wording.room_page import KnownCall, KnownRoom, RoomPage, known_call, room_page
from game.contest.wording.words import news_sentences, renamed
from game.view.kinds import SECOND
from game.view.view import View
from game.view.words import medal_words, points_text

_LEAVING: Final = "Until then you can close this page: your seat stays yours in this browser."


SIGN: Final = to_text({"is": "Here"})
"""What a page hears now and then: a browser shows it no pings, and it has to notice silence."""


class PageWriter:
    """Writes what is said to one page, which may have been told things before."""

    def __init__(
        self, link: Callable[[], str] = str, clock: Callable[[], float] = monotonic
    ) -> None:
        """`link` returns the link by which another phone joins; empty where none can."""
        self._clock = clock
        self._news_at = 0.0
        self._link = link
        self._invited = ""
        self._board: BoardNews | None = None
        self._welcome: Welcome | None = None
        self._news: RoomNews | None = None
        self._calls: dict[int, KnownCall] = {}
        self._told: object = None
        self._shown: int | None = None
        self._turns: Drawn | None = None

    def text(self, message: FromHost) -> str:
        """Return a message as it goes to a page."""
        if isinstance(message, BoardNews | BoardClock):
            return self._on_the_wall(message)
        return self._to_player(message)

    def _to_player(self, message: FromHost) -> str:
        match message:
            case Welcome():
                return self._welcomed(message)
            case RoomNews():
                return self._room(message)
            case CallNews(call, view):
                return self._call(message, call, view)
            case PracticeNews() | CallDebrief() | CallList():
                return _drawn(message)
        return host_text(message)

    def _on_the_wall(self, message: BoardNews | BoardClock) -> str:
        """Return what a board shows; its rows come before its clock, as from every host."""
        if isinstance(message, BoardNews):
            self._board = message
            return _written(message, drawn=drawn_board(message))
        if self._board is None:
            return host_text(message)
        drawn = drawn_moment(self._board, message)
        return _written(message, phase=message.phase.value, drawn=drawn)

    def _welcomed(self, message: Welcome) -> str:
        before, self._welcome = self._welcome, message
        notices = renamed(before, message)
        named = board_labels() if message.who == "board" else labels()
        # Whoever is called otherwise now reads it between the calls, too.
        more = {} if self._stands() == self._told else {"room": self._drawn_room()}
        return _written(
            message,
            release=message.release,
            who=message.who,
            name=message.name,
            notices=notices,
            labels=named,
            **more,
        )

    def _room(self, message: RoomNews) -> str:
        notices, self._news = news_sentences(self._news, message), message
        self._news_at = self._clock()
        return _written(
            message,
            phase=message.phase.value,
            call=message.call,
            calls=message.calls,
            share=message.share,
            notices=notices,
            room=self._drawn_room(),
            **self._invitation(message),
        )

    def _invitation(self, news: RoomNews) -> Drawn:
        """Return how somebody else joins, in a lobby; nothing where the page knows by now.

        Everybody who comes in is news for all: a code with each would be a lot to send.
        """
        link = self._link() if news.phase is RoomPhase.LOBBY else ""
        if link == self._invited:
            return {}
        self._invited = link
        if not link:
            return {"invitation": None}
        drawn = drawn_code(link)
        return {"invitation": {"show": LET_JOIN, "told": CAMERA, "link": link, "drawn": drawn}}

    def _call(self, message: CallNews, call: int, view: View) -> str:
        """Return how a call stands, without what was told of it and has stayed the same."""
        # Not the view itself: all that was said would be kept for each page.
        self._calls[call] = known_call(view)
        more: Drawn = {}
        if self._stands() != self._told:
            more["room"] = self._drawn_room()
        drawn, turns = drawn_call(view), drawn_turns(view)
        if call != self._shown:
            drawn |= drawn_about(view)
        if call != self._shown or turns is not self._turns:
            drawn["turns"] = turns
        self._shown, self._turns = call, turns
        return _written(message, call=call, drawn=drawn, **more)

    def _stands(self) -> object:
        """Return what decides on the words between the calls beside news of the room."""
        news = self._news
        if news is None:
            return None
        return news, self._welcome, self._calls.get(news.call)

    def _passed(self, news: RoomNews) -> int:
        """Return how much of the room's time has run since its news, in milliseconds."""
        runs = news.phase in (RoomPhase.RUNNING, RoomPhase.COUNTDOWN)
        return round((self._clock() - self._news_at) * SECOND) if runs else 0

    def _drawn_room(self) -> Drawn | None:
        """Return what there is to read between the calls; None before that is known."""
        self._told = self._stands()
        news, welcome = self._news, self._welcome
        if news is None or welcome is None:
            return None
        times = PageTimes()
        call, passed = self._calls.get(news.call), self._passed(news)
        known = KnownRoom(
            welcome,
            news,
            left=max(news.left - passed, 0),
            begins=max(news.begins - passed, 0),
            since=None if news.since is None else news.since + passed,
            call=call,
        )
        left = times.room_to_go(known.left)
        drawn = _drawn_page(room_page(known, None, _LEAVING, times))
        if news.phase is RoomPhase.CLOSED:
            # A page knows once it has the debriefs which of the two it is.
            for name, rows in (("looked_back", [""]), ("nothing", [])):
                drawn[name] = _drawn_page(room_page(known, rows, _LEAVING, times))
        return {
            **drawn,
            "name": welcome.name,
            "title": news.title,
            "left": left if news.phase in (RoomPhase.RUNNING, RoomPhase.PAUSED) else "",
            "clocks": times.clocks,
        }


def _drawn_page(page: RoomPage) -> Drawn:
    return {
        "heading": page.heading,
        "large": page.large,
        "told": [each for each in page.told if each],
        "enter": page.enter,
    }


def _drawn(message: PracticeNews | CallDebrief | CallList) -> str:
    """Return a message of which nothing depends on what was told before."""
    match message:
        case PracticeNews(view):
            drawn = drawn_call(view) | drawn_about(view) | {"turns": drawn_turns(view)}
            return _written(message, drawn=drawn)
        case CallDebrief(number, debrief):
            told = None if debrief is None else drawn_debrief(debrief)
            return _written(message, id=number, drawn=told)
        case CallList(calls):
            return _written(message, calls=list(map(_listed, calls)))


def _listed(call: ListedCall) -> Drawn:
    """Return a call that can be taken, with how it has gone so far in words."""
    times = "once" if call.played == 1 else f"{call.played} times"
    own = f"Your best: {points_text(call.points)}, {medal_words(call.medal)}. Played {times}."
    return {
        "title": call.title,
        "sector": call.sector,
        "brief": call.brief,
        "own": own if call.played else "Not played yet.",
    }


def _written(message: object, **fields: Any) -> str:  # noqa: ANN401 - whatever JSON has
    return to_text({"is": type(message).__name__, **fields})
