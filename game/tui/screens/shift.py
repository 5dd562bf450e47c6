"""Between the calls of a shift: what is behind, what comes next, the strain, and a rest."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget

from game.play.shift import (
    ending_words,
    result_words,
    strain_sentence,
)
from game.shift.tuning import BREATHERS
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, one_line
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, CallcraftScreen
from game.tui.screens.footed import LEAVE
from game.tui.screens.messages import LookBack, ReadBrief
from game.tui.shift_run import ShiftRun
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.labelled import Labelled, Row
from game.tui.widgets.plain import Plain
from game.tui.widgets.strain_bar import StrainBar
from game.tui.widgets.title import Title
from game.view.kinds import Medal
from game.view.words import clock_text, minutes_text

_NUMBERS = 5
"""Cells of the column in which the calls' numbers stand."""
_ON_REST = "A rest takes strain off you, and its minutes off the shift."
_REST = KeyHint("", "1-3", "rest, in minutes")
_NEXT = KeyHint("enter", "Enter", "next call")
_HOME = KeyHint("g", "g", "go home")
_LOOK_BACK = KeyHint("", "1-9", "look back on a call")
_NO_STRAIN = "There was no strain to take off you."


class ShiftScreen(CallcraftScreen):
    """The break room: Enter takes the next call, 1 to 3 rests so many minutes.

    Once the shift is over, the number of a call leads to its debrief.
    """

    DEFAULT_CSS = """
    ShiftScreen > VerticalScroll { padding: 1 2; }
    ShiftScreen .calls, ShiftScreen StrainBar { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (_NEXT, _REST, _HOME, _LOOK_BACK, HELP, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "next", "next call", show=False),
        *(Binding(str(number), f"number({number})", "rest", show=False) for number in range(1, 10)),
        Binding("g", "go_home", "go home", show=False),
    ]

    def __init__(self, context: RunContext, run: ShiftRun) -> None:
        super().__init__(context)
        self._run = run

    def body(self) -> list[Widget]:
        """Return the calls, the strain, and what can be done."""
        page = VerticalScroll(
            Labelled((), _NUMBERS, classes="calls"),
            StrainBar(),
            Plain(classes="sentence"),
            Plain(content(_ON_REST, Ink.FAINT), classes="rest"),
        )
        return [Title("A shift"), page]

    def on_mount(self) -> None:
        """Let the arrows scroll a long shift."""
        self.query_one(VerticalScroll).focus()
        self._show()

    def on_screen_resume(self) -> None:
        """Show how things stand after a call."""
        super().on_screen_resume()
        self._show()

    def action_next(self) -> None:
        """Read the brief of the next call."""
        entry = self._run.next
        if entry is not None:
            self.post_message(ReadBrief(self, entry))
        else:
            self.notice("The shift is over. Press q to leave.")

    def action_number(self, number: int) -> None:
        """Rest so many minutes between two calls; after the last, look back on that call."""
        if self._run.shift.over:
            self._look_back(number)
        elif number <= len(BREATHERS):
            self._rest(BREATHERS[number - 1])

    def _look_back(self, number: int) -> None:
        taken = self._run.taken
        if number <= len(taken):
            entry, session = taken[number - 1]
            self.post_message(LookBack(self, entry, self.context.line_to(session, entry.number)))
        elif number <= len(self._run.entries):
            self.notice("That call went to a colleague.")

    def _rest(self, ms: int) -> None:
        rested = f"You rested for {minutes_text(ms)}."
        strained = self._run.shift.state.strain > 0
        self._run.shift.breathe(ms)
        self.notice(rested if strained else f"{rested} {_NO_STRAIN}")
        self._show()

    def action_go_home(self) -> None:
        """End the shift before its last call."""
        if self._run.next is not None:
            self._run.shift.go_home()
            self._show()

    def _show(self) -> None:
        state = self._run.shift.state
        self.query_one(".calls", Labelled).tell(self._rows())
        self.query_one(StrainBar).show(state.strain)
        told = ending_words(state) if self._run.shift.over else strain_sentence(state.strain)
        self.query_one(".sentence", Plain).show(content(told, Ink.STRONG))
        self.query_one(".rest").display = not self._run.shift.over
        self.query_one(KeyLine).offer(self._offered())
        left = f"{clock_text(state.left)} left" if not self._run.shift.over else "over"
        self.query_one(Title).tell(f"{state.total} points · {left}")

    def _offered(self) -> tuple[KeyHint, ...]:
        """Return the keys that work now."""
        if not self._run.shift.over:
            return _NEXT, _REST, _HOME, HELP, LEAVE
        return (_LOOK_BACK, HELP, LEAVE) if self._run.taken else (HELP, LEAVE)

    def _rows(self) -> list[Row]:
        results = self._run.shift.state.results
        rows: list[Row] = []
        for place, level in enumerate(self._run.shift.levels):
            rows.append((content(f"{place + 1:>2}", Ink.ACCENT), one_line(level.title, Ink.STRONG)))
            if place < len(results):
                won = results[place].score.medal is not Medal.NONE
                told = content(result_words(results[place]), Ink.GOOD if won else Ink.FAINT)
            else:
                told = content(self._waits(place), Ink.FAINT)
            rows.append((_EMPTY, told))
        return rows

    def _waits(self, place: int) -> str:
        if self._run.shift.over:
            return "went to a colleague"
        return "next" if place + 1 == self._run.shift.number else "waiting"


_EMPTY: Content = content("")
