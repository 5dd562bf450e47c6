"""What a call shows: face, words, meters, and below them what can be said or done."""

from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from game.call import Meter, wording
from game.play.deeds import ping_line
from game.play.promises import promise_lines
from game.play.session import Session
from game.play.words import clock_text, short_name
from game.tui import reading
from game.tui.desk import Desk
from game.tui.exchange import Exchange
from game.tui.keys import KeyHint
from game.tui.panels import Turning, View, possible, view_of
from game.tui.pledges import promises
from game.tui.screens.base import CallcraftScreen
from game.tui.screens.call_keys import KEYS, foot
from game.tui.shelf import Entry
from game.tui.widgets.call_header import CallHeader
from game.tui.widgets.conversation import Conversation
from game.tui.widgets.divider import column
from game.tui.widgets.face import Face
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.meter_bar import MeterBar
from game.tui.widgets.notes import Noted, Notes
from game.tui.widgets.ping_line import PingLine
from game.tui.widgets.replies import ROOMY, Replies
from game.tui.widgets.reply_list import ReplyList
from game.tui.widgets.side_notes import SideNotes


class CallView(CallcraftScreen):
    """Shows the state of an exchange. `faded`, 0 to 100: how much of your notes strain has taken.

    `turned` is the panel that is open, and `query` what was typed into its search. `changing`:
    whether another session is just being put in the place of this one.
    """

    DEFAULT_CSS = """
    CallView > .upper { height: 1fr; }
    CallView .caller { padding: 0 1; border-right: solid $line; }
    CallView.-low SideNotes { margin-top: 0; }
    CallView #patience { margin-top: 1; }
    CallView.-notes Notes { display: block; }
    CallView.-notes Conversation { display: none; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = KEYS

    def __init__(self, desk: Desk, entry: Entry, session: Session, faded: int = 0) -> None:
        super().__init__(desk)
        self.exchange = Exchange(session, desk.pace, desk.now)
        self.turned: Turning | None = None
        self.query_typed = ""
        self.view: View | None = None
        self._entry = entry
        self._session = session
        self.faded = faded
        self._caller = session.level.caller.name
        self._offered: object = None
        self.changing = False

    def body(self) -> list[Widget]:
        """Return the header, the caller beside the conversation, and the replies."""
        return [*self._of_the_level(), Replies()]

    def _of_the_level(self) -> tuple[Widget, Widget, Widget]:
        """Return the widgets that are made for one level and its caller, from the top."""
        level = self._session.level
        caller = Vertical(
            Face(self._caller, self.faded),
            MeterBar(Meter.PATIENCE),
            MeterBar(Meter.SATISFACTION),
            SideNotes(level.limits.values(), self.faded),
            classes="caller",
        )
        talk = Conversation(short_name(self._caller))
        upper = Horizontal(caller, talk, Notes(level, self.faded), classes="upper")
        practice = self._session.practice is not None
        header = CallHeader(self._entry.number, level.title, level.sector, practice=practice)
        return header, upper, PingLine(level)

    async def change_to(self, entry: Entry, session: Session) -> None:
        """Show another session, be it of another level, in the place of this one."""
        self._entry, self._session = entry, session
        self._caller = session.level.caller.name
        self.exchange = Exchange(session, self.desk.pace, self.desk.now)
        self._offered = None
        self.changing = True
        old = self.query_one(CallHeader), self.query_one(".upper"), self.query_one(PingLine)
        async with self.batch():
            for before, after in zip(old, self._of_the_level(), strict=True):
                await self.mount(after, before=before)
                await before.remove()
        self.changing = False
        self.fit(self.size)

    def on_resize(self, event: Resize) -> None:
        """Fit everything into the terminal."""
        self.fit(event.size)

    def fit(self, size: Size) -> None:
        """Fit the columns; only with room to spare the notes at the side stand apart."""
        self.set_class(size.height < ROOMY, "-low")
        self.query_one(".caller").styles.width = column(size.width)
        self.query_one(Replies).fit(size.height)

    @property
    def searching(self) -> bool:
        """Whether letters go into a search."""
        return self.view is not None and self.view.query is not None

    def show(self) -> None:
        """Show what has changed; each widget knows what it shows already."""
        exchange, level = self.exchange, self._session.level
        state, turns = exchange.state, self._session.turns
        if self.turned not in possible(state):
            self.turned, self.query_typed = None, ""
        self.view = view_of(state, turns, self.turned, self.query_typed)
        target = clock_text(level.target)
        self.query_one(CallHeader).tell(f"{clock_text(state.tally.elapsed)} of {target}")
        self.query_one(Face).look(state.mood)
        self.query_one("#patience", MeterBar).show(reading.patience(state, turns))
        self.query_one("#satisfaction", MeterBar).show(reading.satisfaction(state, turns))
        self.query_one(Conversation).tell(exchange.passages)
        self._show_notes()
        self._show_ping()
        self._offer()

    def _show_notes(self) -> None:
        exchange, level = self.exchange, self._session.level
        state = exchange.state
        clues = tuple(level.clues[clue] for clue in exchange.learned)
        self.query_one(SideNotes).tell(clues, promises(state))
        messages = tuple(ping_line(level, place) for place in state.pings)
        noted = Noted(clues, promise_lines(state), exchange.found, messages)
        self.query_one(Notes).tell(noted)

    def _show_ping(self) -> None:
        state = self.exchange.state
        blocked = self.searching and not self.exchange.speaking
        line = self.query_one(PingLine)
        line.tell(self.exchange.pings, answerable=state.errand is None, blocked=blocked)

    def _offer(self) -> None:
        """Show what can be said or done, or why there is nothing just now."""
        exchange, replies, keys = self.exchange, self.query_one(Replies), self.query_one(KeyLine)
        state, hints = exchange.state, foot(exchange, self.view, self.turned)
        pinged = exchange.ping is not None and state.errand is None
        offered = (exchange.speaking, pinged, exchange.replies, state.scene, self.view, hints)
        if offered == self._offered:
            return
        self._offered = offered
        keys.offer(hints)
        if exchange.speaking:
            self.query_one(ReplyList).unmark()
            caller = short_name(self._caller)
            replies.wait_for(caller, may_cut_in=not state.over, pinged=pinged)
        elif state.over:
            replies.over()
        elif self.view is not None:
            replies.turn_to(self.view)
        else:
            replies.offer([wording(state, reply.reply) for reply in exchange.replies])
