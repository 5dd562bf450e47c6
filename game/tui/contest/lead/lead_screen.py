"""The facilitator's screen: the room as it stands, and a key for all that can be done about it."""

from collections.abc import Callable
from pathlib import Path
from time import monotonic
from typing import ClassVar, Final

from attrs import evolve
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget

from game.contest.client.link import LinkOver, LinkState
from game.contest.identity.codes import spaced
from game.contest.identity.join_link import phone_link
from game.contest.place.rooms import is_held
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import AskStatus, SeatStatus, Status
from game.tui.contest.lead.lead_acts import NOT_THERE, Asks, LeadActs
from game.tui.contest.lead.lead_keys import LEAD_KEYS, keys_now
from game.tui.contest.lead.room_title import RoomTitle
from game.tui.contest.lead.room_words import (
    PHASES,
    clock_words,
    facts_of,
    lets_in,
    link_words,
    next_step,
    nobody_holds,
)
from game.tui.contest.lead.seat_board import SeatBoard
from game.tui.contest.lead.seat_keys import SeatKeys
from game.tui.contest.lead.seat_row import in_order, shape_of
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink
from game.tui.screens.footed import FootedScreen
from game.tui.widgets.big_text import BigText
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.labelled import Labelled
from game.tui.widgets.plain import Plain
from game.tui.widgets.too_small import TooSmall

LOOK: Final = 1.0
"""Seconds between two looks at how the room stands."""
_COUNT: Final = 0.25
"""Seconds between two looks at the clock, which counts on meanwhile."""
_TALL: Final = 32
"""From how many lines on there is room for a large clock over the board."""

_GOES_ON: Final = "The room goes on without this screen; callcraft contest screen opens it again."
_NOT_KNOWN: Final = "The host has not told yet how the room stands."
_NOBODY_MARKED: Final = "Mark somebody first, with the arrows or a click."
_NO_PHONE: Final = (
    "Only this machine can join. To let phones in, host with --bind and an address of this machine."
)
_NOBODY_LET_IN: Final = "Nobody is let in now. In a room that runs, a lets late comers in."
_LOOK_BACK: Final = "Calls are looked back on once the room is closed."


class LeadScreen(FootedScreen):
    """Shows a room to whoever leads it. `asks` speaks with the host; `log` is the room's log."""

    DEFAULT_CSS = """
    LeadScreen > Labelled { margin: 1 1 0 1; }
    LeadScreen > BigText { margin: 1 1 0 1; }
    LeadScreen > .next { margin: 1 1 0 1; }
    LeadScreen > SeatBoard { margin: 1 1 0 1; }
    LeadScreen > .-out { display: none; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = LEAD_KEYS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "start", show=False),
        Binding("p,space", "pause", "pause or go on", show=False),
        Binding("l", "extend", "longer", show=False),
        Binding("f", "freeze", "freeze or unfreeze", show=False),
        Binding("a", "admit", "late comers", show=False),
        Binding("e", "end", "end", show=False),
        Binding("w", "results", "write results", show=False),
        Binding("r", "review", "look back", show=False),
        Binding("u", "undo", "undo", show=False),
        Binding("v", "phones", "phones", show=False),
        Binding("n", "rename", "rename", show=False),
        Binding("x", "remove", "take out", show=False),
        Binding("g", "time", "more time", show=False),
        Binding("question_mark", "help", "help", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("pagedown", "page(1)", "a page down", show=False),
        Binding("home", "move(-10000)", "first", show=False),
        Binding("end", "move(10000)", "last", show=False),
        Binding("escape", "unmark", "mark nobody", show=False),
    ]

    class ReviewAsked(Message):
        """Look back on the calls of a room that is closed."""

    class HelpAsked(Message):
        """Show what the keys do."""

    class PhonesAsked(Message):
        """Show the link by which phones join, as a code."""

        def __init__(self, link: str) -> None:
            super().__init__()
            self.link = link

    class HostStopped(Message):
        """The host was ended from here."""

    def __init__(self, asks: Asks, log: Path, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._asks = asks
        self._log = log
        self._now = now
        self._state = LinkState.CONNECTING
        self._status: Status | None = None
        self._over = ""
        self._told_at = 0.0
        self._looking = False
        self._acts = LeadActs(
            self,
            asks,
            connected=self._is_connected,
            look=self._look,
            stopped=self._host_stopped,
        )

    def size_notice(self) -> TooSmall:
        """Return what stands here where the terminal is too small."""
        return TooSmall("Too small to show the room.", ("q leaves.", _GOES_ON))

    def body(self) -> list[Widget]:
        """Return the room, from the top."""
        return [
            RoomTitle("Callcraft"),
            Labelled((), 11),
            BigText(),
            Plain(classes="next"),
            SeatBoard(),
            SeatKeys(),
        ]

    def on_mount(self) -> None:
        """Look at the room from now on."""
        self._show()
        self.look()
        self.set_interval(LOOK, self.look)
        self.set_interval(_COUNT, self._count)

    def on_resize(self, event: Resize) -> None:
        """Show as much as there is room for."""
        super().on_resize(event)
        self._show()

    # How the room stands

    def see(self, state: LinkState, over: str = "") -> None:
        """Take in how the link stands now; `over`: why it has ended for good."""
        self._state = state
        self._over = over
        if self.is_mounted:
            self._show()
            self.look()

    def look(self) -> None:
        """Ask how the room stands, unless that was asked already."""
        if self._state is LinkState.RECONNECTING and self._status is not None:
            self._show_next(self._status)
        if not self._looking and self._state is LinkState.CONNECTED:
            self._looking = True
            self.run_worker(self._look())

    async def _look(self) -> None:
        try:
            answer = await self._asks(AskStatus(0))
        except LinkOver:
            return
        finally:
            self._looking = False
        if isinstance(answer, Status):
            self.show(answer)

    def show(self, status: Status) -> None:
        """Show how the room stands."""
        self._told_at = self._now()
        # Its number is another each time; without it, what is the same is not drawn again.
        self._status = evolve(status, id=0)
        self._show()

    def _count(self) -> None:
        """Let the clock count on between two looks."""
        if self._counted() is not self._status:
            self._show_clock()

    def _counted(self) -> Status | None:
        """Return how the room stands, with its clocks counted on to this moment."""
        status = self._status
        if status is None or self._state is not LinkState.CONNECTED:
            return status
        passed = round((self._now() - self._told_at) * 1_000)
        if status.phase is RoomPhase.COUNTDOWN:
            return evolve(status, begins=max(status.begins - passed, 0))
        if status.phase is RoomPhase.RUNNING:
            return evolve(status, left=max(status.left - passed, 0))
        return status

    def _show(self) -> None:
        self._show_title()
        self.query_one(KeyLine).offer(
            keys_now(self._status, self.app.size.width, can_undo=self._acts.can_undo)
        )
        if self._status is None:
            return
        self._show_next(self._status)
        self.query_one(SeatBoard).tell(
            in_order(self._status), shape_of(self._status, self.app.size.width)
        )
        self._show_marked()
        self._show_clock()

    def _show_next(self, status: Status) -> None:
        gone = self._state is LinkState.RECONNECTING and not is_held(self._log)
        step = nobody_holds(self._log) if gone else next_step(status)
        self.query_one(".next", Plain).show(step)

    def _show_title(self) -> None:
        status, trouble = self._status, link_words(self._state, self._over)
        title = (status.title if status else "") or "A competition"
        phase = PHASES[status.phase] if status else ""
        self.query_one(RoomTitle).show(
            title, trouble or phase, Ink.WARNING if trouble else Ink.FAINT
        )

    def _show_clock(self) -> None:
        status = self._counted()
        if status is not None:
            self.query_one(Labelled).tell(tuple(facts_of(status)))
            self._show_large()

    def _show_large(self) -> None:
        """Show the code in the lobby, and later the clock, where there is room for it."""
        status, large = self._counted(), self.query_one(BigText)
        words = clock_words(status) if status else ""
        lobby = status is not None and status.phase is RoomPhase.LOBBY
        if lobby and status is not None:
            words = spaced(status.code)
        room_for_it = lobby or self.app.size.height >= _TALL
        large.set_class(not (words and room_for_it), "-out")
        large.tell(words)

    # What is done about it

    def action_start(self) -> None:
        """Let the calls begin; ask first where somebody is gone."""
        self._for_room(self._acts.start)

    def action_pause(self) -> None:
        """Stop all clocks, or let them run on."""
        self._for_room(self._acts.pause_or_resume)

    def action_freeze(self) -> None:
        """Freeze the board everybody sees, or show it as it is."""
        self._for_room(self._acts.freeze_or_unfreeze)

    def action_admit(self) -> None:
        """Let late comers in, or no more."""
        self._for_room(self._acts.admit_or_refuse)

    def action_extend(self) -> None:
        """Ask how much longer the room is to run."""
        self._for_room(self._acts.extend)

    def action_end(self) -> None:
        """Ask whether the room is to be ended or, where it is closed, its host."""
        self._for_room(self._acts.end)

    def action_rename(self) -> None:
        """Ask what the marked seat is to be called."""
        self._for_marked(self._acts.rename)

    def action_time(self) -> None:
        """Ask how much time the marked seat is to have."""
        self._for_marked(self._acts.give_time)

    def action_remove(self) -> None:
        """Ask whether the marked seat is to be taken out."""
        self._for_marked(self._acts.remove)

    def action_undo(self) -> None:
        """Take back the last thing that can be."""
        self._acts.undo(self._status)

    def action_results(self) -> None:
        """Write the results into files."""
        self._acts.write_results(self._log)

    def action_review(self) -> None:
        """Look back on the calls, once the room is closed."""
        if self._status is None or self._status.phase is not RoomPhase.CLOSED:
            self.notice(_LOOK_BACK)
        elif self._state is LinkState.CONNECTED:
            self.post_message(self.ReviewAsked())
        else:
            self.notice(NOT_THERE)

    def action_phones(self) -> None:
        """Show the code by which phones join, for as long as people are let in."""
        if self._status is None:
            self.notice(_NOT_KNOWN)
        elif not lets_in(self._status):
            self.notice(_NOBODY_LET_IN)
        elif link := phone_link(self._status.addresses, self._status.code):
            self.post_message(self.PhonesAsked(link))
        else:
            self.notice(_NO_PHONE)

    def action_help(self) -> None:
        """Show what the keys do."""
        self.post_message(self.HelpAsked())

    def _for_room(self, act: Callable[[Status], None]) -> None:
        """Do something to the room as it stands; give notice where nobody has told yet."""
        if self._status is None:
            self.notice(_NOT_KNOWN)
        else:
            act(self._status)

    def _for_marked(self, act: Callable[[SeatStatus], None]) -> None:
        """Do something to the marked seat; give notice where none is."""
        seat = self.query_one(SeatBoard).marked
        if seat is None:
            self.notice(_NOBODY_MARKED)
        else:
            act(seat)

    def _is_connected(self) -> bool:
        return self._state is LinkState.CONNECTED

    def _host_stopped(self) -> None:
        self.post_message(self.HostStopped())

    # Who is marked

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self.query_one(SeatBoard).move(by)

    def action_page(self, by: int) -> None:
        """Mark a row a page further on."""
        board = self.query_one(SeatBoard)
        board.move(by * board.page)

    def action_unmark(self) -> None:
        """Mark nobody."""
        self.query_one(SeatBoard).unmark()

    def on_seat_board_marked(self) -> None:
        """Name who is marked, and their keys."""
        self._show_marked()

    def _show_marked(self) -> None:
        keys = self.query_one(SeatKeys)
        # What the results say of somebody, nothing changes any more.
        over = self._status is not None and self._status.phase is RoomPhase.CLOSED
        keys.set_class(over, "-out")
        keys.tell(self.query_one(SeatBoard).marked)
