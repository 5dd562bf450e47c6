"""After a call: how it ended, how the meters went, what to take from it, every move with why."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget

from game.play.debrief import Debrief
from game.play.line import CallLine
from game.tui.keys import KeyHint
from game.tui.level_list import Entry
from game.tui.plain_content import Ink, content, one_line
from game.tui.run_context import RunContext
from game.tui.screens.base import CALL, HELP, MENU, SHIFT, CallcraftScreen
from game.tui.screens.footed import LEAVE
from game.tui.screens.messages import AnswerCall, PractiseFrom, ToMenu
from game.tui.widgets.curve import Curve
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.labelled import Labelled, Row
from game.tui.widgets.move_page import MovePage
from game.tui.widgets.plain import Plain
from game.tui.widgets.score_card import ScoreCard
from game.tui.widgets.step_card import StepCard
from game.tui.widgets.title import Title
from game.view.words import clock_text, outcome_words, practice_words, short_name

_BULLET = 2
_WIDE = 90
"""Columns from which there is room for a key that most people find by themselves."""

SCROLL = KeyHint("", "↑ ↓", "scroll")
MOVES = (KeyHint("", "n p", "moves"), KeyHint("c", "c", "costliest"))
_ONCE_MORE = (KeyHint("b", "b", "back to here"), KeyHint("r", "r", "again"))
_ALL_READ = "That was all of it. Press m for the {}."
_NO_MOVE = "Nothing was done in this call that one could go back to."


class DebriefView(CallcraftScreen):
    """One long page; the whole in the first screenful, then the moves one by one.

    `practice`: the move, from 1, before which the call was taken up again; None where it was not.
    """

    DEFAULT_CSS = """
    DebriefView > VerticalScroll { padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    DebriefView .outcome { margin-bottom: 1; }
    DebriefView .overview { height: auto; margin-bottom: 1; }
    DebriefView .overview > ScoreCard { width: 1fr; margin-right: 3; }
    DebriefView .curves { width: 1fr; height: auto; }
    DebriefView .curves > Curve:first-child { margin-bottom: 1; }
    DebriefView .heading { margin-bottom: 1; }
    DebriefView .listed { margin-bottom: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,escape", "menu", "menu", show=False),
        Binding("r", "again", "again", show=False),
        Binding("c", "costliest", "costliest", show=False),
        Binding("n", "mark(1)", "next move", show=False),
        Binding("p", "mark(-1)", "move before", show=False),
        Binding("b", "practise_from", "back to here", show=False),
        Binding("space,enter", "further", "further", show=False),
    ]

    def __init__(self, context: RunContext, debrief: Debrief, practice: int | None) -> None:
        super().__init__(context)
        self._debrief = debrief
        self.practice = practice

    @property
    def home(self) -> str:
        """Where m leads."""
        return self.context.home

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys to name; in a shift no call can be played once more."""
        if self.context.in_shift:
            return SCROLL, *MOVES, SHIFT, HELP, LEAVE
        return SCROLL, *MOVES, *_ONCE_MORE, CALL if self.context.watched else MENU, HELP, LEAVE

    def on_resize(self, event: Resize) -> None:
        """Name every key where there is room for that."""
        keys = self.keys()
        # The first is that for scrolling.
        self.query_one(KeyLine).offer(keys if event.size.width >= _WIDE else keys[1:])

    def body(self) -> list[Widget]:
        """Return the page."""
        told = self._debrief
        name = short_name(told.caller_name)
        page = MovePage(
            Plain(one_line(self._outcome(name), Ink.STRONG), classes="outcome"),
            Horizontal(ScoreCard(told.score), _curves(told), classes="overview"),
            *_listed("What to take from it", told.lessons),
            *_listed("What you promised", (pledge.line for pledge in told.promises)),
            *_listed("Never learned", told.missed.clues),
            *_moves(told, name),
        )
        taken = f"{clock_text(told.elapsed_ms)}, a good time is {clock_text(told.target_ms)}"
        what = "How it went" if self.practice is None else "Practice"
        return [Title(f"{what} · {told.title}", taken), page]

    def _outcome(self, name: str) -> str:
        """Return how the call ended, and that it was practice where it was."""
        told, move = outcome_words(self._debrief.outcome, name), self.practice
        return told if move is None or self.context.watched else f"{told} {practice_words(move)}"

    def on_mount(self) -> None:
        """Let the arrows scroll the page."""
        self.query_one(MovePage).focus()

    def action_further(self) -> None:
        """Read on; at the end of the page, say how to go on from there."""
        page = self.query_one(MovePage)
        if page.size.height and page.scroll_offset.y >= page.max_scroll_y:
            self.notice(_ALL_READ.format(self.home))
        page.action_page_down()

    def action_costliest(self) -> None:
        """Mark the move that cost most."""
        costliest = self.query("StepCard.-costliest").results(StepCard)
        for card in costliest:
            self.query_one(MovePage).mark(card)
            return
        self.notice("Nothing you did cost anything.")

    def action_mark(self, by: int) -> None:
        """Mark another move."""
        self.query_one(MovePage).move(by)

    def action_practise_from(self) -> None:
        """Take the call up again before the marked move; where it is out of view, show it first."""
        page = self.query_one(MovePage)
        card = page.marked
        if card is None:
            self.notice(_NO_MOVE)
        # In a shift the app refuses it, with a sentence; that needs no look at the move.
        elif self.context.in_shift or page.shows(card):
            self.practise_from(card.step.number)
        else:
            page.show_card(card)
            self.notice(f"This is move {card.step.number}. Press b to go back to before it.")

    def practise_from(self, move: int) -> None:
        """Take the call up again before a move."""
        raise NotImplementedError  # where it is played decides how

    def action_again(self) -> None:
        """Take the same call again."""
        raise NotImplementedError  # as above

    def action_menu(self) -> None:
        """Go back to the menu."""
        self.post_message(ToMenu())


class DebriefScreen(DebriefView):
    """The debrief of a call that was played here."""

    def __init__(self, context: RunContext, entry: Entry, line: CallLine) -> None:
        super().__init__(context, line.debrief(), line.view.practice)
        self._entry = entry
        self._line = line

    def practise_from(self, move: int) -> None:
        """Take the call up again before a move."""
        self.post_message(PractiseFrom(self, self._entry, self._line, move))

    def action_again(self) -> None:
        """Take the same call again."""
        self.post_message(AnswerCall(self, self._entry))


def _curves(told: Debrief) -> Widget:
    moves = [(step.number, step.elapsed_ms) for step in told.steps if step.number]
    costliest = None if told.costliest is None else told.steps[told.costliest].number
    patience = [(point.elapsed_ms, point.patience) for point in told.curve]
    satisfaction = [(point.elapsed_ms, point.satisfaction) for point in told.curve]
    return Vertical(
        Curve("Patience", Ink.PATIENCE, patience, moves, costliest),
        Curve("Satisfaction", Ink.SATISFACTION, satisfaction, moves, costliest),
        classes="curves",
    )


def _listed(heading: str, texts: Iterable[str]) -> list[Widget]:
    rows: list[Row] = [(content("·", Ink.ACCENT), one_line(text)) for text in texts]
    if not rows:
        return []
    return [Plain(content(heading, Ink.STRONG)), Labelled(rows, _BULLET, classes="listed")]


def _moves(told: Debrief, name: str) -> list[Widget]:
    heading = Plain(content("Move by move", Ink.STRONG), classes="heading")
    marked = _first_marked(told)
    cards = (
        StepCard(step, name, costliest=place == told.costliest, marked=place == marked)
        for place, step in enumerate(told.steps)
    )
    return [heading, Labelled(_opening(told, name), 10, classes="listed"), *cards]


def _first_marked(told: Debrief) -> int | None:
    """Return the place of the step marked at first: the costliest, or else the last move."""
    if told.costliest is not None or not told.steps or not told.steps[-1].number:
        return told.costliest
    return len(told.steps) - 1


def _opening(told: Debrief, name: str) -> list[Row]:
    return [(one_line(name, Ink.CALLER), content(text)) for text in told.opening]
