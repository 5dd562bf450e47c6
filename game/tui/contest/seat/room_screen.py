"""A room as its player sees it between the calls: lobby, standing, and what came of it."""

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.contest.client.link import LinkOver
from game.contest.client.seat_client import SeatClient
from game.contest.rules.clock import RoomPhase
from game.contest.wording.room_page import RoomPage
from game.play.debrief import Debrief
from game.tui.contest.seat.leave_room import LeaveRoomScreen, LeavingRoom
from game.tui.contest.seat.room_requests import JoinRoom, LookBackInRoom, PlayInRoom
from game.tui.contest.seat.seat_page import aside_words, seat_page
from game.tui.keys import KeyHint
from game.tui.plain_content import NOTHING, Ink, one_line, paragraphs, stacked
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, MENU, CallcraftScreen
from game.tui.screens.footed import LEAVE
from game.tui.screens.messages import LeaveProgram, ToMenu
from game.tui.widgets.big_text import BigText
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title
from game.tui.widgets.too_small import TooSmall

SMALL_ROOM: Final = (
    "The room goes on meanwhile.",
    "q leaves. `callcraft join ADDRESS CODE --plain` needs no size at all.",
)

LOOK: Final = 0.25
"""Seconds between two looks at how the room stands: a clock of seconds does not stumble so."""

_ENTERS: Final = tuple(
    KeyHint("enter", "Enter", does)
    for does in ("answer the call", "back to the call", "take the next call")
)
"""What Enter may do, as `RoomPage.enter` names it."""

_LOOK_BACK: Final = KeyHint("", "1-9", "look back on a call")
_A_COMPETITION: Final = "A competition"
_NOT_NOW: Final = "There is nothing to go on to just now."
_FIRST_CALLS: Final = range(1, 10)


class RoomScreen(CallcraftScreen):
    """Where a player waits, goes on to the next call, and looks back once the room is closed.

    `keep` is told of each call that was played, once: its number from 0, and its debrief.
    """

    DEFAULT_CSS = """
    RoomScreen > VerticalScroll { padding: 1 2; }
    RoomScreen .heading, RoomScreen .told, RoomScreen BigText { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (*_ENTERS, _LOOK_BACK, MENU, HELP, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", "go on", show=False),
        Binding("m,escape", "menu", "menu", show=False),
        *(
            Binding(str(number), f"look_back({number})", "look back", show=False)
            for number in _FIRST_CALLS
        ),
    ]

    def __init__(
        self,
        context: RunContext,
        seat: SeatClient,
        keep: Callable[[int, Debrief], None] = lambda *_: None,
    ) -> None:
        super().__init__(context)
        self.seat = seat
        self._keep = keep
        self._since = context.now()
        self._debriefs: list[Debrief | None] | None = None
        self._fetching = False
        self._page: RoomPage | None = None
        # Calls that were shown: one that is open as somebody comes back is shown by itself, once.
        self._shown: set[int] = set()

    def body(self) -> list[Widget]:
        """Return the page."""
        page = VerticalScroll(
            Plain(classes="heading"), BigText(), Plain(classes="told"), Plain(classes="rows")
        )
        return [Title(_A_COMPETITION), page]

    def on_mount(self) -> None:
        """Look at the room from now on."""
        self.query_one(VerticalScroll).focus()
        self._look()
        self.set_interval(LOOK, self._look)

    def on_screen_resume(self) -> None:
        """Show how the room stands after a call."""
        super().on_screen_resume()
        self.show()

    def show(self) -> None:
        """Show how the room stands now."""
        seat, news = self.seat, self.seat.known.news
        title = self.query_one(Title)
        title.name_it(news.title if news is not None and news.title else _A_COMPETITION)
        title.tell(aside_words(seat))
        page = seat_page(seat, self._debriefs, waited=self.context.now() - self._since)
        if page == self._page:
            return
        self._page = page
        self.query_one(".heading", Plain).show(one_line(page.heading, Ink.STRONG))
        large = self.query_one(BigText)
        large.tell(page.large)
        large.display = bool(page.large)
        told = [paragraphs(each) for each in page.told if each]
        between = [part for each in told for part in (each, NOTHING)][:-1]
        self.query_one(".told", Plain).show(stacked(*between))
        self.query_one(".rows", Plain).show(stacked(*map(one_line, page.rows)))
        self.query_one(KeyLine).offer(self._offered(page))

    def size_notice(self) -> TooSmall:
        """Return what stands on this screen where it is too small."""
        return TooSmall("Too small to show the room.", SMALL_ROOM)

    def show_news(self) -> None:
        """Show what has come from the host, and no later."""
        self.show()

    def _offered(self, page: RoomPage) -> tuple[KeyHint, ...]:
        enter = [hint for hint in _ENTERS if hint.does == page.enter]
        return (*enter, *([_LOOK_BACK] if page.rows else ()), MENU, HELP, LEAVE)

    def _look(self) -> None:
        """Show what has changed, and do what comes by itself."""
        seat = self.seat
        over = seat.over
        if over is not None and not seat.is_in:
            # A slip in a name or a code, or late comers are let in a moment later: another try.
            self.post_message(JoinRoom(self, seat.order, str(over), over.about.value))
            return
        if seat.known.phase is RoomPhase.CLOSED and not self._fetching and seat.is_in:
            self._fetching = True
            self.run_worker(self._fetch())
        news = seat.known.news
        if (
            news is not None
            and self.is_active
            and seat.known.phase is RoomPhase.RUNNING
            and seat.known.is_open(news.call)
            and news.call not in self._shown
        ):
            self._play(news.call)
        self.show()

    async def _fetch(self) -> None:
        """Have the calls looked back on, and keep what they were."""
        news = self.seat.known.news
        calls = range(news.calls if news is not None else 0)
        found: list[Debrief | None] = []
        # Where the host ends meanwhile, what has come is there to be read, and kept.
        with suppress(LinkOver):
            for call in calls:
                found.append(await self.seat.debrief(call))  # noqa: PERF401 - one that came stays
        self._debriefs = found
        for call, debrief in enumerate(found):
            if debrief is not None:
                self._keep(call, debrief)
        self.show()

    def action_go_on(self) -> None:
        """Answer the call, go back to it, or take the next one."""
        news, enter = self.seat.known.news, self._page.enter if self._page else ""
        if news is None or not enter:
            self.notice(_NOT_NOW)
        elif enter == _ENTERS[2].does:
            self.run_worker(self.seat.go_to(news.call + 1))
        else:
            self._play(news.call)

    def _play(self, call: int) -> None:
        self._shown.add(call)
        self.post_message(PlayInRoom(self, self.seat, self.seat.line(call)))

    def action_look_back(self, number: int) -> None:
        """Look back on a call, once the room is closed."""
        found = self._debriefs or []
        debrief = found[number - 1] if number <= len(found) else None
        if debrief is not None:
            self.post_message(LookBackInRoom(self, self.seat, number - 1, debrief))

    def action_menu(self) -> None:
        """Leave the room; as long as it is open, ask first."""
        if self._is_done:
            self.post_message(ToMenu())
        else:
            self.app.push_screen(LeaveRoomScreen(), self._left)

    def action_leave(self) -> None:
        """Leave the program; as long as the room is open, ask first."""
        if self._is_done:
            self.post_message(LeaveProgram())
        else:
            self.app.push_screen(LeaveRoomScreen(), self._left)

    def _left(self, way: LeavingRoom | None) -> None:
        if way is LeavingRoom.MENU:
            self.post_message(ToMenu())
        elif way is LeavingRoom.QUIT:
            self.post_message(LeaveProgram())

    @property
    def _is_done(self) -> bool:
        """Whether nothing can be missed by leaving."""
        closed = self.seat.known.phase is RoomPhase.CLOSED
        return not self.seat.is_in or closed or self.seat.over is not None
