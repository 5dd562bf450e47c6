"""After a call: how it ended, how the meters went, what to take from it, every move with why."""

from collections.abc import Iterable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from game.play.debrief import Debrief, debrief
from game.play.session import Session
from game.play.words import clock_text, outcome_words, short_name
from game.tui.desk import Desk
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, one_line
from game.tui.screens.base import HELP, LEAVE, CallcraftScreen
from game.tui.screens.wishes import TakeCall, ToMenu
from game.tui.shelf import Entry
from game.tui.widgets.curve import Curve
from game.tui.widgets.labelled import Labelled, Row
from game.tui.widgets.plain import Plain
from game.tui.widgets.score_card import ScoreCard
from game.tui.widgets.step_card import StepCard
from game.tui.widgets.title import Title

_BULLET = 2


class DebriefScreen(CallcraftScreen):
    """One long page; the whole in the first screenful, then the moves one by one."""

    DEFAULT_CSS = """
    DebriefScreen > VerticalScroll { padding: 1 1 0 2; scrollbar-size-vertical: 1; }
    DebriefScreen .outcome { margin-bottom: 1; }
    DebriefScreen .overview { height: auto; margin-bottom: 1; }
    DebriefScreen .overview > ScoreCard { width: 1fr; margin-right: 3; }
    DebriefScreen .curves { width: 1fr; height: auto; }
    DebriefScreen .curves > Curve:first-child { margin-bottom: 1; }
    DebriefScreen .heading { margin-bottom: 1; }
    DebriefScreen .listed { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("", "↑ ↓", "scroll"),
        KeyHint("c", "c", "costliest move"),
        KeyHint("r", "r", "play again"),
        KeyHint("m", "m", "menu"),
        HELP,
        LEAVE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("m,enter,escape", "menu", "menu", show=False),
        Binding("r", "again", "again", show=False),
        Binding("c", "costliest", "costliest", show=False),
        Binding("space", "further", "further", show=False),
    ]

    def __init__(self, desk: Desk, entry: Entry, session: Session) -> None:
        super().__init__(desk)
        self._entry = entry
        self._debrief = debrief(session.turns)

    def body(self) -> list[Widget]:
        """Return the page."""
        told = self._debrief
        name = short_name(told.caller_name)
        page = VerticalScroll(
            Plain(one_line(outcome_words(told.outcome, name), Ink.STRONG), classes="outcome"),
            Horizontal(ScoreCard(told.score), _curves(told), classes="overview"),
            *_listed("What to take from it", told.lessons),
            *_listed("What you promised", (pledge.line for pledge in told.promises)),
            *_listed("Never learned", told.missed.clues),
            *_moves(told, name),
        )
        taken = f"{clock_text(told.elapsed_ms)}, a good time is {clock_text(told.target_ms)}"
        return [Title(f"How it went · {told.title}", taken), page]

    def on_mount(self) -> None:
        """Let the arrows scroll the page."""
        self.query_one(VerticalScroll).focus()

    def action_further(self) -> None:
        """Read on."""
        self.query_one(VerticalScroll).action_page_down()

    def action_costliest(self) -> None:
        """Go to the move that cost most."""
        costliest = self.query("StepCard.-costliest")
        if costliest:
            self.query_one(VerticalScroll).scroll_to_widget(costliest.first(), top=True)
        else:
            self.notice("Nothing you did cost anything.")

    def action_again(self) -> None:
        """Take the same call again."""
        self.post_message(TakeCall(self, self._entry))

    def action_menu(self) -> None:
        """Go back to the menu."""
        self.post_message(ToMenu())


def _curves(told: Debrief) -> Widget:
    moves = [step.elapsed_ms for step in told.steps]
    patience = [(point.elapsed_ms, point.patience) for point in told.curve]
    satisfaction = [(point.elapsed_ms, point.satisfaction) for point in told.curve]
    return Vertical(
        Curve("Patience", Ink.PATIENCE, patience, moves, told.costliest),
        Curve("Satisfaction", Ink.SATISFACTION, satisfaction, moves, told.costliest),
        classes="curves",
    )


def _listed(heading: str, texts: Iterable[str]) -> list[Widget]:
    rows: list[Row] = [(content("·", Ink.ACCENT), one_line(text)) for text in texts]
    if not rows:
        return []
    return [Plain(content(heading, Ink.STRONG)), Labelled(rows, _BULLET, classes="listed")]


def _moves(told: Debrief, name: str) -> list[Widget]:
    heading = Plain(content("Move by move", Ink.STRONG), classes="heading")
    cards = (
        StepCard(step, name, costliest=place == told.costliest)
        for place, step in enumerate(told.steps)
    )
    return [heading, Labelled(_opening(told, name), 10, classes="listed"), *cards]


def _opening(told: Debrief, name: str) -> list[Row]:
    return [(one_line(name, Ink.CALLER), content(text)) for text in told.opening]
