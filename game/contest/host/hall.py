"""Who is connected to a room, and what each of them is shown as it changes."""

import asyncio
from collections.abc import Callable
from importlib.metadata import version
from time import monotonic
from typing import Final

from attrs import evolve

from game.call.units import POINT
from game.contest.audit.audit import audit_of, audit_to_text, closing_digest
from game.contest.host.connections.visitor import Visitor
from game.contest.host.presentation.news import (
    Presence,
    RoomStanding,
    board_clock,
    board_news,
    phase_told,
    players_in,
    room_news,
    standing_at,
)
from game.contest.host.presentation.practices import Practices
from game.contest.host.presentation.reviewer import Reviewer
from game.contest.host.presentation.views import SeatViews
from game.contest.host.room import HeldRoom, RoomChange
from game.contest.host.storage.making import LoadedRoom
from game.contest.rules.call import SeatCall
from game.contest.rules.clock import RoomPhase
from game.contest.rules.events import (
    ActDone,
    BoardFrozen,
    BoardUnfrozen,
    CallTaken,
    NameChanged,
    RoomClosed,
    RoomExtended,
    RoomPaused,
    RoomResumed,
    RoomStarted,
    SeatRemoved,
    SeatTaken,
    TimeGiven,
)
from game.contest.rules.state import RoomState
from game.contest.rules.who import BoardViewer, Facilitator, SeatHolder
from game.contest.wire.messages import BoardNews, CallNews, PracticeNews, RoomNews, Welcome
from game.view.view import View

BOARD_EVERY: Final = 1_000
"""How often the board is shown anew, in milliseconds: as often as anybody reads it."""

_FOR_ALL: Final = (
    BoardFrozen,
    BoardUnfrozen,
    RoomClosed,
    RoomExtended,
    RoomPaused,
    RoomResumed,
    RoomStarted,
    SeatRemoved,
)
"""What everybody hears of at once."""

_TAKEN_OVER: Final = "This seat has been opened in another window, and goes on there."
_REMOVED: Final = "You were taken out of the room."


class Hall:
    """The connections of a room."""

    def __init__(
        self, held: HeldRoom, loaded: LoadedRoom, clock: Callable[[], float] = monotonic
    ) -> None:
        """Look after the connections of a room; `clock` tells the seconds that practice takes."""
        self.held = held
        self.register = loaded.register
        self.code = loaded.keys.code
        self.reviewer = Reviewer()
        self.addresses: tuple[str, ...] = ()
        """Where one joins; known once the host listens."""
        self._log = loaded.log
        self._release = version("callcraft")
        self._views = SeatViews()
        self.practices = Practices(clock)
        self._seats: dict[int, Visitor] = {}
        self._others: set[Visitor] = set()
        self._gone: dict[int, int] = {}
        self._shown: dict[int, tuple[object, ...]] = {}
        self._told: dict[int, RoomNews] = {}
        self._boards: dict[Visitor, BoardNews | None] = {}
        self._phase = RoomPhase.LOBBY
        self._board_at = 0
        self._stood: tuple[int, RoomStanding] | None = None
        self._digest = ""
        self.stop_asked = False
        """Whether whoever leads has asked for the host's end."""
        held.listen(self._heard)

    def enter(self, visitor: Visitor) -> None:
        """Take in a connection whose holder is known; another one of the same seat has to go."""
        if not isinstance(visitor.who, SeatHolder):
            self._others.add(visitor)
            lead = isinstance(visitor.who, Facilitator)
            visitor.tell(Welcome(self._release, "facilitator" if lead else "board"))
            if isinstance(visitor.who, BoardViewer):
                self._boards[visitor] = None
                room, at = self.held.on_disk, self.held.now
                self._show_boards(room, at, self._standing(room, at))
            return
        seat = visitor.who.seat
        if (before := self._seats.pop(seat, None)) is not None:
            before.part(_TAKEN_OVER, again=False, elsewhere=True)
        self._seats[seat] = visitor
        self._gone.pop(seat, None)
        room, at = self.held.on_disk, self.held.now
        self._welcome(seat, room)
        self._shown.pop(seat, None)
        self._told.pop(seat, None)
        self._show_room(seat, room, at, self._standing(room, at))
        self._show_call(seat, room, at)
        self.practices.forget_shown(seat)
        self.show_practice(seat)

    def _welcome(self, seat: int, room: RoomState) -> None:
        """Tell a seat who it is here."""
        if (visitor := self._seats.get(seat)) is not None:
            team = room.seats[seat].team
            called = "" if team is None else room.opened.teams[team]
            name = self.register.name_of(seat)
            visitor.tell(Welcome(self._release, "seat", seat, name, called))

    def leave(self, visitor: Visitor) -> None:
        """Let go of a connection that is gone."""
        self._others.discard(visitor)
        self._boards.pop(visitor, None)
        if isinstance(visitor.who, SeatHolder) and self._seats.get(visitor.who.seat) is visitor:
            del self._seats[visitor.who.seat]
            self._gone[visitor.who.seat] = self.held.now

    def send_away(self, seat: int) -> None:
        """Hang up on a seat that was taken out of the room."""
        if (visitor := self._seats.pop(seat, None)) is not None:
            visitor.part(_REMOVED, again=False)

    def close(self, reason: str, *, again: bool) -> None:
        """Hang up on everybody."""
        for visitor in (*self._seats.values(), *self._others):
            visitor.part(reason, again=again)

    @property
    def anybody(self) -> bool:
        """Whether somebody is connected: a player, whoever leads, or a board."""
        return bool(self._seats or self._others)

    def presence(self) -> Presence:
        """Return who is connected."""
        now = self.held.now
        return Presence(frozenset(self._seats), {seat: now - at for seat, at in self._gone.items()})

    def call_of(self, seat: int) -> SeatCall:
        """Return a seat's call as it stands now."""
        return self._views.call_of(self.held.on_disk, seat, self.held.now)

    def view_of(self, seat: int) -> View:
        """Return what a seat sees of its call now."""
        return self._views.view(seat, self.call_of(seat))

    def audit_text(self) -> str:
        """Return the audit of the room, as the text of a file. It takes a while for a long log."""
        return audit_to_text(audit_of(self._log))

    def digest(self) -> str:
        """Return what stands for the log up to the close. It takes a while for a long log."""
        return closing_digest(self._log)

    async def known_digest(self) -> str:
        """Return the digest of a room that is closed, worked out once; empty before."""
        if not self._digest and self.held.on_disk.closed is not None:
            # In a thread, as it reads the whole log.
            self._digest = await asyncio.to_thread(self.digest)
        return self._digest

    def look(self) -> None:
        """Show everybody what time alone has changed: calls at once, the board once a second."""
        room, at = self.held.on_disk, self.held.now
        phase = phase_told(room, at)
        if phase is not self._phase or at - self._board_at >= BOARD_EVERY:
            self._phase, self._board_at = phase, at
            self._show_rooms(room, at)
        for seat in self._seats:
            self._show_call(seat, room, at)
        for seat in self.practices.seats & self._seats.keys():
            self.show_practice(seat)

    def show_practice(self, seat: int) -> None:
        """Show a seat its practice, where there is anything new in it."""
        visitor, view = self._seats.get(seat), self.practices.news(seat)
        if visitor is not None and view is not None:
            visitor.show(PracticeNews(view))

    def _heard(self, change: RoomChange) -> None:
        """Show what has happened to those it concerns; what concerns all is shown by `look`."""
        room = change.room
        for event in change.events:
            if isinstance(event, SeatTaken | NameChanged):
                self.register.show(event.seat, event.commitment)
            if isinstance(event, NameChanged):
                self._welcome(event.seat, room)
            if isinstance(event, ActDone | CallTaken):
                self._show_call(event.seat, room, event.at)
            if isinstance(event, TimeGiven):
                self._show_call(event.seat, room, event.at)
            if isinstance(event, CallTaken | TimeGiven):
                self._show_room(event.seat, room, room.at, self._standing(room, room.at))
        if any(isinstance(event, _FOR_ALL) for event in change.events):
            self._show_rooms(room, room.at)
            for seat in self._seats:
                self._show_call(seat, room, room.at)

    def _show_rooms(self, room: RoomState, at: int) -> None:
        """Show every seat and every board how the room stands."""
        standing = self._standing(room, at, anew=True)
        for seat in self._seats:
            self._show_room(seat, room, at, standing)
        self._show_boards(room, at, standing)

    def _show_boards(self, room: RoomState, at: int, standing: RoomStanding) -> None:
        """Show the boards how the room stands: its clock always, its rows where they changed."""
        if not self._boards:
            return
        news = board_news(room, self.register, standing, code=self.code, addresses=self.addresses)
        clock = board_clock(room, at)
        for visitor, shown in self._boards.items():
            # First: whoever hears that the room is closed has its last board by then.
            if news != shown:
                self._boards[visitor] = news
                visitor.show(news)
            visitor.show(clock)

    def _standing(self, room: RoomState, at: int, *, anew: bool = False) -> RoomStanding:
        """Return how everybody stands, or stood within the last second."""
        # It takes a look at every call: for a whole room that comes back at once, once is enough.
        if anew or self._stood is None or at - self._stood[0] >= BOARD_EVERY:
            self._stood = at, standing_at(room, at)
        # Who has just come in counts: they would be told that nobody is there.
        return evolve(self._stood[1], players=players_in(room))

    def _show_room(self, seat: int, room: RoomState, at: int, standing: RoomStanding) -> None:
        """Show a seat how the room stands, where anything but the clock has changed."""
        visitor, news = self._seats.get(seat), room_news(room, seat, at, standing)
        if visitor is not None and not _same(news, self._told.get(seat)):
            self._told[seat] = news
            visitor.show(news)

    def _show_call(self, seat: int, room: RoomState, at: int) -> None:
        """Show a seat its call, where there is anything new in it."""
        visitor = self._seats.get(seat)
        # Nobody reads ahead: a call is shown when everybody's calls begin.
        phase = phase_told(room, at)
        if visitor is None or phase in (RoomPhase.LOBBY, RoomPhase.COUNTDOWN):
            return
        call = self._views.call_of(room, seat, at)
        # Where clocks stop, go on, or take another pace, a screen counts on from another moment.
        marks = (phase, room.seats[seat].share, *_marks(call))
        if marks != self._shown.get(seat):
            self._shown[seat] = marks
            visitor.show(CallNews(call.number, self._views.view(seat, call)))


def _same(news: RoomNews, before: RoomNews | None) -> bool:
    """Return whether two pieces of news differ in nothing but what a clock tells."""
    return before is not None and _without_clock(news) == _without_clock(before)


def _without_clock(news: RoomNews) -> RoomNews:
    return evolve(news, left=0, begins=0, since=None if news.since is None else 0)


def _marks(call: SeatCall) -> tuple[object, ...]:
    """Return what of a call is worth a newer view: all but what a screen can count on by itself."""
    state = call.state
    return (
        call.number,
        len(call.acts),
        state.meters.patience // POINT,
        bool(state.speaking),
        state.scene,
        state.clues,
        tuple(each.standing for each in state.ledger),
        state.pings,
        state.errand is None,
        state.outcome,
    )
