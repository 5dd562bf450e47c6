"""The call itself: face, words, meters, replies, in the order the eye goes."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Key, Resize
from textual.widget import Widget

from game.call import Meter, Say
from game.play.session import Session
from game.play.words import clock_text, short_name
from game.record.attempt import now
from game.tui import reading
from game.tui.desk import Desk
from game.tui.exchange import Exchange
from game.tui.keys import KeyHint
from game.tui.screens.base import HELP, LEAVE, SMALL, CallcraftScreen
from game.tui.screens.leave import LeaveScreen, Leaving
from game.tui.screens.wishes import CallOver, LeaveProgram, LookBack, ToMenu
from game.tui.shelf import Entry
from game.tui.widgets.call_header import CallHeader
from game.tui.widgets.choice import Choice
from game.tui.widgets.conversation import Conversation
from game.tui.widgets.divider import Divider, column
from game.tui.widgets.face import Face
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.meter_bar import MeterBar
from game.tui.widgets.notes import Notes
from game.tui.widgets.replies import Replies
from game.tui.widgets.reply_list import ReplyList
from game.tui.widgets.side_notes import SideNotes
from game.tui.widgets.too_small import too_small

TICK: Final = 0.1
"""Seconds between two looks at the clock. How much time has passed is measured, not counted."""

ROOMY: Final = 26
"""Lines from which the notes at the side stand apart; with fewer, each line holds words."""

KEY_HELD: Final = 0.7
"""Seconds within which a key that comes again is being held; keyboards wait up to 0.66 at first."""

_LISTEN: Final = KeyHint("l", "l", "keep listening")
_CUT_IN: Final = KeyHint("i", "i", "cut in")
_NOTES: Final = KeyHint("n", "n", "notes")
_LOOK_BACK: Final = KeyHint("enter", "Enter", "see how it went")

_YOUR_TURN: Final = (_LISTEN, _NOTES, HELP, LEAVE)
_THEIR_TURN: Final = (_CUT_IN, _NOTES, HELP, LEAVE)
_LAST_WORDS: Final = (_NOTES, HELP)
_OVER: Final = (_LOOK_BACK, _NOTES, HELP)

_ONCE: Final = frozenset({*"123456789", "l", "enter"})
"""Keys that do one deed, however long they are held."""

_MEANT: Final = frozenset({"i", "n", "q", "t", "question_mark", "pageup", "pagedown"})
"""Keys that keep their meaning while the caller speaks; any other lets the caller finish."""


class CallScreen(CallcraftScreen):
    """Shows the state of an exchange and turns keys into deeds."""

    DEFAULT_CSS = """
    CallScreen > .upper { height: 1fr; }
    CallScreen .caller { padding: 0 1; border-right: solid $line; }
    CallScreen.-low SideNotes { margin-top: 0; }
    CallScreen #patience { margin-top: 1; }
    CallScreen.-notes Notes { display: block; }
    CallScreen.-notes Conversation { display: none; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        _LISTEN,
        _CUT_IN,
        _LOOK_BACK,
        _NOTES,
        HELP,
        LEAVE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(number), f"reply({number})", "reply", show=False) for number in range(1, 10)),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("enter", "go_on", "go on", show=False),
        Binding("l", "listen", "keep listening", show=False),
        Binding("i", "cut_in", "cut in", show=False),
        Binding("n", "notes", "notes", show=False),
        Binding("pageup", "scroll_talk(-1)", "earlier", show=False),
        Binding("pagedown", "scroll_talk(1)", "later", show=False),
    ]

    def __init__(self, desk: Desk, entry: Entry, session: Session) -> None:
        super().__init__(desk)
        self.exchange = Exchange(session, desk.pace, desk.now)
        self._entry = entry
        self._session = session
        self._caller = session.level.caller.name
        self._offered: object = None
        self._reported = False
        self._started_at = now()
        self._last_key = ""
        self._last_key_at = desk.now()

    def body(self) -> list[Widget]:
        """Return the header, the caller beside the conversation, and the replies."""
        level = self._session.level
        caller = Vertical(
            Face(self._caller),
            MeterBar(Meter.PATIENCE),
            MeterBar(Meter.SATISFACTION),
            SideNotes(level.limits.values()),
            classes="caller",
        )
        talk = Horizontal(
            caller, Conversation(short_name(self._caller)), Notes(level), classes="upper"
        )
        header = CallHeader(self._entry.number, level.title, level.sector)
        return [header, talk, Divider(), Replies()]

    def on_mount(self) -> None:
        """Pick up, and look at the clock from now on."""
        self.exchange.pause()
        self.exchange.answer()
        self._show()
        self.set_interval(TICK, self._tick)

    def on_screen_resume(self) -> None:
        """Let the clock run on when this screen is in front again."""
        if not too_small(self.size):
            self.exchange.resume()

    def on_screen_suspend(self) -> None:
        """Stop the clock while help or a question is in front."""
        self.exchange.pause()

    def on_resize(self, event: Resize) -> None:
        """Fit the columns; on a screen too small to see, the call waits."""
        self.set_class(event.size.height < ROOMY, "-low")
        self.query_one(".caller").styles.width = column(event.size.width)
        self.query_one(Replies).fit(event.size.height)
        if too_small(event.size):
            self.exchange.pause()
        elif self.is_active:
            self.exchange.resume()

    def on_key(self, event: Key) -> None:
        """While the caller is speaking, let any key without its own meaning hear them out."""
        held = self._is_held(event.key)
        if self.has_class(SMALL):
            return
        meant = event.key in _MEANT or event.key.startswith("ctrl+")
        hushes = self.exchange.speaking and not meant
        if hushes or (held and event.key in _ONCE):
            event.stop()
            event.prevent_default()
        if hushes and not held:
            self._hear_out()

    def _is_held(self, key: str) -> bool:
        """Return whether this is the key before, come again by itself."""
        last, self._last_key = self._last_key, key
        last_at, self._last_key_at = self._last_key_at, self.desk.now()
        return key == last and self._last_key_at - last_at < KEY_HELD

    def on_replies_hushed(self) -> None:
        """Take a click below for a key."""
        if self.exchange.speaking:
            self._hear_out()
        elif self.exchange.state.over:
            self.action_go_on()

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Give the reply in that row."""
        self._say(chosen.place)

    def action_reply(self, number: int) -> None:
        """Give the reply with that number."""
        self._say(number - 1)

    def action_move(self, by: int) -> None:
        """Mark another reply."""
        self.query_one(ReplyList).move(by)

    def action_go_on(self) -> None:
        """Give the marked reply, or look back once the call is over."""
        if self.exchange.ended and self.exchange.settled:
            self._look_back()
        elif row := self.query_one(ReplyList).marked:
            self._say(row.place)
        elif self.exchange.ready:
            self.notice("Press the number of a reply, or move to one with the arrows first.")

    def action_listen(self) -> None:
        """Keep listening."""
        if self.exchange.ready and not self.exchange.listen():
            self.notice("Nothing more is said in this call unless you speak. Choose a reply.")
        self._show()

    def action_cut_in(self) -> None:
        """Interrupt the caller."""
        if not self.exchange.cut_in():
            over = self.exchange.state.over
            self.notice("The call is over." if over else "Nobody is speaking just now.")
        self._show()

    def action_notes(self) -> None:
        """Take the notes out, or put them away."""
        self.toggle_class("-notes")

    def action_scroll_talk(self, by: int) -> None:
        """Look at what was said earlier or later."""
        talk = self.query_one(Notes if self.has_class("-notes") else Conversation)
        talk.scroll_relative(y=by * max(talk.size.height - 2, 1), animate=False)

    def action_leave(self) -> None:
        """Ask first while the call is going on; from one that is over, look back on it first."""
        if self.exchange.state.over:
            self._look_back()
        else:
            self.app.push_screen(LeaveScreen(short_name(self._caller)), self._left)

    def unkept(self) -> CallOver | None:
        """Return the wish to keep this call, once."""
        if self._reported:
            return None
        self._reported = True
        return CallOver(self._entry, self._session, self._started_at)

    def _left(self, way: Leaving | None) -> None:
        if way is Leaving.HANG_UP:
            self.exchange.hang_up()
            self._show()
        elif way is Leaving.MENU:
            self._report()
            self.post_message(ToMenu())
        elif way is Leaving.QUIT:
            self._report()
            self.post_message(LeaveProgram())

    def _say(self, place: int) -> None:
        replies = self.exchange.replies
        if self.exchange.ready and place < len(replies):
            self.remove_class("-notes")
            self.exchange.say(replies[place])
            self._show()

    def _hear_out(self) -> None:
        if self.exchange.hushable:
            self.exchange.hear_out()
            self._show()

    def _look_back(self) -> None:
        self._report()
        self.post_message(LookBack(self, self._entry, self._session))

    def _tick(self) -> None:
        self.exchange.look()
        self._show()

    def _report(self) -> None:
        if wish := self.unkept():
            self.post_message(wish)

    def _show(self) -> None:
        """Show what has changed; each widget knows what it shows already."""
        exchange, level = self.exchange, self._session.level
        state, turns = exchange.state, self._session.turns
        target = clock_text(level.target)
        self.query_one(CallHeader).tell(f"{clock_text(state.tally.elapsed)} of {target}")
        self.query_one(Face).look(state.mood)
        self.query_one("#patience", MeterBar).show(reading.patience(state, turns))
        self.query_one("#satisfaction", MeterBar).show(reading.satisfaction(state, turns))
        self.query_one(Conversation).tell(exchange.passages)
        clues = [level.clues[clue] for clue in exchange.learned]
        self.query_one(SideNotes).list_clues(clues)
        self.query_one(Notes).list_clues(clues)
        self._offer()
        if state.over:
            self._report()

    def _offer(self) -> None:
        """Show the replies, or why there are none just now."""
        exchange, replies, keys = self.exchange, self.query_one(Replies), self.query_one(KeyLine)
        offered = (exchange.speaking, exchange.state.over, exchange.replies, exchange.state.scene)
        if offered == self._offered:
            return
        self._offered = offered
        if exchange.speaking:
            self.query_one(ReplyList).unmark()
            replies.wait_for(short_name(self._caller), may_cut_in=not exchange.state.over)
            keys.offer(_LAST_WORDS if exchange.state.over else _THEIR_TURN)
        elif exchange.state.over:
            replies.over()
            keys.offer(_OVER)
        else:
            replies.offer([self._words(reply) for reply in exchange.replies])
            keys.offer(_YOUR_TURN)

    def _words(self, reply: Say) -> str:
        return self.exchange.state.place.replies[reply.reply].say
