"""A call whose file is being written: it goes on in what the file says now, problems beside it."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.events import Key
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from game.call import Level
from game.play.midway.rewind import rewound
from game.play.midway.rewritten import taken_up
from game.play.moves import numbered
from game.play.session import Session
from game.tui.level_list import Entry
from game.tui.report import Report
from game.tui.run_context import RunContext
from game.tui.screens.call import CallScreen
from game.tui.screens.messages import LeaveProgram
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.problem_list import ProblemList
from game.tui.widgets.too_small import too_small
from game.tui.widgets.watch_line import WatchLine
from game.view.commands import PickUp

TALL: Final = 36
"""Lines of a screen from which the problems have room beside the whole call."""

_FROM_THE_START: Final = 1
"""The move before which a call is practised that is played from its beginning."""

_KEYS: Final = frozenset({"b", "r", "w"})
_NOTHING_DONE: Final = "Nothing has been done yet that could be taken back."
_NOTHING_WRONG: Final = "Nothing is wrong in this file."
_NOT_YET: Final = "Nothing wrong was found so far; the file is still being checked."
_WHERE_YOU_WERE: Final = "Read anew at {}; you are where you were."
_UNCHANGED: Final = "Read anew at {}; nothing in the call has changed."
_BROKEN: Final = "{}. Until this is mended, you play the call as it was."
_FOUND: Final = "{}. The call can be played all the same."


class WatchScreen(CallScreen):
    """A call to try out. `report` is how its file stands; the app says when that has changed.

    `entry` is a level that can be played.
    """

    class Shown(Message):
        """What is in the file now can be seen."""

    DEFAULT_CSS = """
    WatchScreen ProblemList { display: none; height: 1fr; }
    WatchScreen.-problems ProblemList { display: block; }
    WatchScreen.-problems > .upper { display: none; }
    WatchScreen.-problems.-tall ProblemList { height: auto; max-height: 12; }
    WatchScreen.-problems.-tall ProblemList { border-bottom: solid $line; }
    WatchScreen.-problems.-tall > .upper { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("b", "move_back", "a move back", show=False),
        Binding("r", "restart", "restart", show=False),
        Binding("w", "problems", "what is wrong", show=False),
    ]

    def __init__(self, context: RunContext, entry: Entry, seed: int, report: Report) -> None:
        self._local = context.line_to(fresh(playable(entry), seed), entry.number)
        super().__init__(context, entry, self._local)
        self._file = report
        self._asked_for = False

    def body(self) -> list[Widget]:
        """Return the widgets of a call, with the problems above and the file's line below."""
        header, *rest = super().body()
        return [header, ProblemList(), *rest, WatchLine()]

    def fit(self, size: Size) -> None:
        """Make room for the problems beside the call where there is any."""
        super().fit(size)
        self.set_class(size.height >= TALL, "-tall")

    def first_words(self) -> str | None:
        """Return nothing: that this call is not kept goes without saying."""
        return None

    def is_meant(self, key: str) -> bool:
        """Return whether a key keeps its own meaning while the caller speaks."""
        return key in _KEYS or super().is_meant(key)

    def on_mount(self) -> None:
        """Show how the file stands."""
        self._show_file()
        self.call_after_refresh(self.post_message, self.Shown())

    def on_key(self, event: Key) -> None:
        """Take away what was said of the file's last change, once something else is done."""
        if event.key != "w":
            self._miss(None)

    async def take_up(self, entry: Entry, session: Session, gone: str | None = None) -> None:
        """Go on in another call; `gone` says what was lost on the way, None for nothing."""
        self._local = self.context.line_to(session, entry.number)
        await self.change_to(entry, self._local)
        # A new line's clock runs, and no event will come to stop it: those for being covered or too
        # small were about the line before.
        if too_small(self.size) or not self.is_active:
            self.line.pause()
        if not self.view.answered:
            self.line.send(PickUp())
        self.show()
        self._show_file()
        self._miss(gone)
        self.query_one(KeyLine).go_on()

    async def read_anew(self, entry: Entry, report: Report) -> None:
        """Go on in the call as its file has it now, and say whether anything was lost."""
        self.tell(report)
        if entry.digest == self._entry.digest:
            self.notice(_UNCHANGED.format(report.read_at))
        else:
            taken = taken_up(self._local.session, playable(entry))
            await self.take_up(entry, taken.session, taken.gone)
            if taken.gone is None:
                self.notice(_WHERE_YOU_WERE.format(report.read_at))
        self.call_after_refresh(self.post_message, self.Shown())

    def tell(self, report: Report) -> None:
        """Show how the file stands now; what keeps it from being played is shown at once."""
        before, self._file = self._file, report
        if report.sound:
            self.set_class(bool(report.problems) and self._asked_for, "-problems")
        elif before.sound or report.problems != before.problems:
            self.add_class("-problems")
        self._show_file()

    def action_problems(self) -> None:
        """Show what is wrong with the file, or put it away."""
        if self._file.problems:
            self.toggle_class("-problems")
            self._asked_for = self.has_class("-problems")
        else:
            self.notice(_NOTHING_WRONG if self._file.checked else _NOT_YET)

    def action_notes(self) -> None:
        """Take the notes out, or put them away; they have no room where the problems are."""
        if self.has_class("-problems") and not self.has_class("-tall"):
            self.action_problems()
            self.add_class("-notes")
        else:
            super().action_notes()

    def action_scroll_talk(self, by: int) -> None:
        """Look at what stands earlier or later, among the problems where they are shown."""
        if self.has_class("-problems"):
            self.query_one(ProblemList).scroll_pages(by)
        else:
            super().action_scroll_talk(by)

    async def action_move_back(self) -> None:
        """Take back the last move."""
        last = max((number for number, _ in numbered(self._local.session.turns)), default=0)
        if last:
            await self.go_back_to(last)
        else:
            self.notice(_NOTHING_DONE)

    async def go_back_to(self, move: int) -> None:
        """Take the call up again before one of its moves, by its number from 1."""
        await self.take_up(self._entry, rewound(self._local.session, move))

    async def action_restart(self) -> None:
        """Begin the call anew, with the replies in the same order as before."""
        session = self._local.session
        await self.take_up(self._entry, fresh(session.level, session.seed))

    def action_leave(self) -> None:
        """Leave a call that is over at once; from one that goes on, ask first."""
        if self.view.over:
            self.post_message(LeaveProgram())
        else:
            super().action_leave()

    def _show_file(self) -> None:
        report = self._file
        self.query_one(WatchLine).tell(report)
        heading = (_FOUND if report.sound else _BROKEN).format(report.counts)
        self.query_one(ProblemList).tell(heading, report.problems)

    def _miss(self, gone: str | None) -> None:
        self.query_one(WatchLine).miss(gone)


def fresh(level: Level, seed: int) -> Session:
    """Return a call to try out, before anything was done in it."""
    return Session(level, seed, practice=_FROM_THE_START)


def playable(entry: Entry) -> Level:
    """Return the level of an entry that has one."""
    if entry.level is None:
        message = f"{entry.path} has no level to watch."
        raise ValueError(message)
    return entry.level
