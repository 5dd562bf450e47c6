"""What a call shows: face, words, meters, and below them what can be said or done."""

from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.geometry import Size
from textual.widget import Widget

from game.play.line import CallLine
from game.play.panels import Panel, Turned, Turning, panel_of, possible
from game.tui.key_guard import KeyGuard
from game.tui.keys import KeyHint
from game.tui.level_list import Entry
from game.tui.plain_content import Ink
from game.tui.run_context import RunContext
from game.tui.screens.base import CallcraftScreen
from game.tui.screens.call_keys import KEYS, LOOK_BACK, foot
from game.tui.spoken import spoken_so_far
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
from game.view.passage import Voice
from game.view.promises import most_pressing_first
from game.view.view import View
from game.view.words import clock_text, short_name


class CallView(CallcraftScreen):
    """Shows the views of a line. `faded`, 0 to 100: how much of your notes strain has taken.

    `turned` is the panel that is open, `query_typed` what was typed into its search, and `panel`
    what stands in the place of the replies. `changing`: whether another line is just being put in
    the place of this one.
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

    def __init__(self, context: RunContext, entry: Entry, line: CallLine, faded: int = 0) -> None:
        super().__init__(context)
        self.turned: Turning | None = None
        self.query_typed = ""
        self.panel: Panel | None = None
        self.faded = faded
        self.changing = False
        self._entry = entry
        self._offered: object = None
        self._hold_line(line)

    def _hold_line(self, line: CallLine) -> None:
        """Play over this line from now on."""
        self.line = line
        self.guard = KeyGuard(self.context.now, line.view)
        line.heed(self.guard.take)

    @property
    def view(self) -> View:
        """What there is to show."""
        return self.line.view

    def body(self) -> list[Widget]:
        """Return the header, the caller beside the conversation, and the replies."""
        return [*self._of_the_level(), Replies()]

    def _of_the_level(self) -> tuple[Widget, Widget, Widget]:
        """Return the widgets that are made for one level and its caller, from the top."""
        view = self.view
        brief = view.brief
        caller = Vertical(
            Face(brief.caller, self.faded),
            MeterBar("patience", Ink.PATIENCE),
            MeterBar("satisfaction", Ink.SATISFACTION),
            SideNotes(brief.limits, self.faded),
            classes="caller",
        )
        talk = Conversation(short_name(brief.caller))
        upper = Horizontal(caller, talk, Notes(brief, self.faded), classes="upper")
        practice = view.practice is not None
        header = CallHeader(brief.number, brief.title, brief.sector, practice=practice)
        return header, upper, PingLine()

    async def change_to(self, entry: Entry, line: CallLine) -> None:
        """Play over another line, even to another level, in the place of this one."""
        self._entry = entry
        self._hold_line(line)
        self._offered = None
        # The clock ticks while widgets come and go, and would look for some that are not there.
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
        return self.panel is not None and self.panel.query is not None

    def show(self) -> None:
        """Show what has changed; each widget knows what it shows already."""
        view = self.view
        # Time may close what a panel is about, as when an errand begins or the call ends.
        if self.turned not in possible(view):
            self.turned, self.query_typed = None, ""
        self.panel = panel_of(view, self._turned())
        self.query_one(CallHeader).tell(self.clock_words())
        self.query_one(Face).look(view.mood)
        self.query_one("#patience", MeterBar).show(view.patience)
        self.query_one("#satisfaction", MeterBar).show(view.satisfaction)
        self.query_one(Conversation).tell(spoken_so_far(view))
        self._show_notes(view)
        self._show_message(view)
        self._offer(view)

    def after(self) -> KeyHint:
        """Return the key that leads on once the call is over."""
        return LOOK_BACK

    def clock_words(self) -> str:
        """Return what stands at the end of the top line."""
        target = clock_text(self.view.brief.target_ms)
        return f"{clock_text(self.view.elapsed_ms)} of {target}"

    def _turned(self) -> Turned:
        """Return what the agent has turned to, with what was looked for there."""
        if self.turned is not Turning.LOOK_UP:
            return Turned(self.turned)
        return Turned(self.turned, self.query_typed, self.line.search(self.query_typed))

    def _show_notes(self, view: View) -> None:
        clues = tuple(clue.text for clue in view.learned)
        self.query_one(SideNotes).tell(clues, most_pressing_first(view.promises))
        noted = Noted(
            clues,
            tuple(promise.line for promise in view.promises),
            tuple(each for each in view.passages if each.voice is Voice.FOUND),
            tuple(message.line for message in view.messages),
        )
        self.query_one(Notes).tell(noted)

    def _show_message(self, view: View) -> None:
        blocked = self.searching and not view.speaking
        line = self.query_one(PingLine)
        line.tell(self.guard.messages, answerable=view.errand is None, blocked=blocked)

    def _offer(self, view: View) -> None:
        """Show what can be said or done, or why there is nothing just now."""
        replies, keys = self.query_one(Replies), self.query_one(KeyLine)
        after = self.after()
        hints = foot(view, self.panel, self.turned, after)
        pinged = self.guard.message is not None and view.errand is None
        offered = (view.speaking, pinged, view.offer, view.replies, view.over, self.panel, hints)
        # Asked ten times a second. To offer the same once more would take away the player's mark.
        if offered == self._offered:
            return
        self._offered = offered
        keys.offer(hints)
        if view.speaking:
            self.query_one(ReplyList).unmark()
            caller = view.caller_name
            replies.wait_for(caller, may_cut_in=not view.over, pinged=pinged)
        elif view.over:
            replies.over(after.does)
        elif self.panel is not None:
            replies.turn_to(self.panel)
        else:
            replies.offer([reply.words for reply in view.replies])
