"""The app with one call whose file is watched: each time it is saved, the call goes on in it."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen
from textual.screen import Screen

from game.level import Problem, Reading, load_level
from game.playtest import playtest_of
from game.text import clean
from game.tui.app import CallcraftApp
from game.tui.background import in_background
from game.tui.file_watch import LOOK, FileChange, FileWatch, sign_of
from game.tui.level_list import Entry
from game.tui.records import KeptRecords
from game.tui.report import Report
from game.tui.run_context import RunContext
from game.tui.running import ascii_only, run
from game.tui.screens.help import HelpScreen
from game.tui.screens.leave import LeaveScreen
from game.tui.screens.mend import MendScreen
from game.tui.screens.messages import AnswerCall, LookBack, PractiseFrom
from game.tui.screens.watch import WatchScreen

if TYPE_CHECKING:
    from game.play.pace import Pace

Check = Callable[[Path], tuple[Problem, ...]]
"""Returns what is found in a level file by going through all that can happen in it, in its time."""


def time_of_day() -> str:
    """Return the time by the clock on the wall."""
    return f"{datetime.now().astimezone():%H:%M:%S}"


@frozen
class Watched:
    """A file that is watched."""

    path: Path
    """The level file."""
    check: Check
    """How it is checked."""
    clock: Callable[[], str] = time_of_day
    """Tells the time of day, as it is shown."""


class WatchApp(CallcraftApp):
    """Looks after the file, and shows the call in it or what is wrong with it."""

    def __init__(self, context: RunContext, watched: Watched, *, ascii_only: bool = False) -> None:
        super().__init__(evolve(context, watched=True), ascii_only=ascii_only)
        self._watched = watched
        # Looked at before the file is read: what is saved in between is noticed at the first look.
        self._lookout = FileWatch(sign_of(watched.path))
        self._plays = playtest_of(watched.path)
        self._plays_lookout = FileWatch(sign_of(self._plays))
        self._report, self._entry = self._found_in(load_level(watched.path))
        self._checking = False

    def get_default_screen(self) -> Screen[None]:
        """Return the call, or what is wrong with its file."""
        return (
            self._new_call(self._entry) if self._entry else MendScreen(self.context, self._report)
        )

    def on_mount(self) -> None:
        """Look after the file from now on."""
        self.set_interval(LOOK, self._look)

    def on_watch_screen_shown(self) -> None:
        """Once the call can be seen, check everything that can happen in it."""
        if not self._checking:
            self.run_worker(self._check())

    def answer_call(self, _wish: AnswerCall) -> None:
        """Take the call anew, on the screen it has."""
        self.go_home()
        if call := self._call():
            call.call_later(call.action_restart)

    def practise_from(self, request: PractiseFrom) -> None:
        """Take the call up again before one of its moves, on the screen it has."""
        self.go_home()
        if call := self._call():
            call.call_later(call.go_back_to, request.move)

    def look_back(self, request: LookBack) -> None:
        """Show the debrief in front of the call."""
        from game.tui.screens.debrief import DebriefScreen  # noqa: PLC0415 - opened late, or never

        self.push_screen(DebriefScreen(self.context, request.entry, request.line))

    def go_home(self) -> None:
        """Go back to the call."""
        while len(self.screen_stack) > 1 and not isinstance(self.screen, WatchScreen):
            self.pop_screen()

    def _look(self) -> None:
        now = self.context.now()
        news = self._lookout.look(sign_of(self._watched.path), now)
        plays = self._plays_lookout.look(sign_of(self._plays), now)
        if news is FileChange.CHANGED or (plays and not self._report.missing):
            # Whoever saves again meanwhile wants to see that; the reading before is let go.
            self.run_worker(self._read(), group="reading", exclusive=True)
        elif news is FileChange.MISSING:
            self._report = evolve(self._report, missing=True)
            self._tell()

    async def _read(self) -> None:
        """Read the file, in a thread because somebody may have put anything into it."""
        reading = await in_background(partial(load_level, self._watched.path))
        if not self.screen_stack:
            return  # the program has been left meanwhile
        self._report, self._entry = self._found_in(reading)
        if self._entry is None:
            self._tell()
        elif call := self._call():
            # A debrief is of the call as it was; help and a question are of any.
            if not isinstance(self.screen, WatchScreen | HelpScreen | LeaveScreen):
                self.go_home()
            call.call_later(call.read_anew, self._entry, self._report)
        else:
            self.go_home()
            self.push_screen(self._new_call(self._entry))

    async def _check(self) -> None:
        """Check what was read last; what is found in a file that has changed since is let go."""
        self._checking = True
        while self._report.sound and not self._report.checked and not self._report.missing:
            report = self._report
            found = await in_background(partial(self._watched.check, self._watched.path))
            # The very one: a file that was saved anew has another, even where that says the same.
            if report is self._report:
                self._report = report.with_findings(found)
                self._tell()
        self._checking = False

    def _tell(self) -> None:
        """Tell the screens that show it how the file stands."""
        for screen in self.screen_stack:
            if isinstance(screen, WatchScreen | MendScreen):
                screen.call_later(screen.tell, self._report)

    def _call(self) -> WatchScreen | None:
        """Return the screen of the call; None as long as there was none to be played."""
        return next((each for each in self.screen_stack if isinstance(each, WatchScreen)), None)

    def _new_call(self, entry: Entry) -> WatchScreen:
        return WatchScreen(self.context, entry, self.context.next_seed(), self._report)

    def _found_in(self, reading: Reading) -> tuple[Report, Entry | None]:
        path = self._watched.path
        report = Report.of(reading, clean(path.name), self._watched.clock())
        entry = Entry(None, path, reading.level, (), reading.digest, reading.source)
        return report, entry if reading.level else None


def run_watch(path: Path, seed: int | None, pace: "Pace", check: Check) -> int:
    """Run the app with a level file to watch, and return the program's exit code."""
    context = RunContext(KeptRecords(), pace, seed)
    return run(WatchApp(context, Watched(path, check), ascii_only=ascii_only()))
