"""Before a call: who is calling, what you know, what you must not do."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.call import Level, Past, Recall
from game.play.pace import Clock, Pace
from game.tui.keys import KeyHint
from game.tui.level_list import Entry
from game.tui.plain_content import Ink, content, joined, one_line, paragraphs
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, MENU, SHIFT, CallcraftScreen
from game.tui.screens.footed import LEAVE, THEME
from game.tui.screens.messages import AnswerCall, ToMenu
from game.tui.widgets.labelled import Labelled, Row
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title
from game.view.words import clock_text, short_name, technique_name

_LABELS = 13
_ANSWER = KeyHint("enter", "Enter", "answer the call")


class BriefScreen(CallcraftScreen):
    """Everything to know before picking up. Enter answers.

    `recall`: how the caller knows us from an earlier call; None where there was none.
    """

    DEFAULT_CSS = """
    BriefScreen > VerticalScroll { padding: 1 2; }
    BriefScreen .heading { margin-bottom: 1; }
    BriefScreen Labelled, BriefScreen .before { margin-top: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "answer", "answer", show=False),
        Binding("m,escape", "menu", "menu", show=False),
    ]

    def __init__(
        self, context: RunContext, entry: Entry, level: Level, recall: Recall | None
    ) -> None:
        super().__init__(context)
        self._entry = entry
        self._recall = recall
        self._level = level

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys to name; one of them leads back to the menu, or to the shift."""
        return _ANSWER, SHIFT if self.context.in_shift else MENU, THEME, HELP, LEAVE

    def body(self) -> list[Widget]:
        """Return the brief."""
        level = self._level
        caller = joined(
            one_line(level.caller.name, Ink.CALLER), content(" is calling.", Ink.STRONG)
        )
        page = VerticalScroll(
            Plain(caller, classes="heading"),
            Plain(paragraphs(level.brief)),
            *_spoken_before(self._recall, level),
            *(Labelled(rows, _LABELS) for rows in _facts(level, self.context.pace) if rows),
        )
        number = f"{self._entry.number}  " if self._entry.number else ""
        return [Title(f"{number}{level.title}", level.sector), page]

    def on_mount(self) -> None:
        """Let the arrows scroll a long brief."""
        self.query_one(VerticalScroll).focus()

    def action_answer(self) -> None:
        """Pick up."""
        self.post_message(AnswerCall(self, self._entry))

    def action_menu(self) -> None:
        """Go back to the menu."""
        self.post_message(ToMenu())


def _spoken_before(recall: Recall | None, level: Level) -> list[Widget]:
    """Return a line on the earlier call with this caller, where it is remembered."""
    if recall is None or recall.past is Past.NEW:
        return []
    how = "you helped them then" if recall.past is Past.HELPED else "and they were let down"
    mark = "," if recall.past is Past.LET_DOWN else ":"
    name = short_name(level.caller.name)
    told = one_line(f"You have spoken with {name} before{mark} {how}.", Ink.STRONG)
    return [Plain(told, classes="before")]


def _facts(level: Level, pace: Pace) -> tuple[list[Row], ...]:
    """Return limits, techniques and clock as groups of rows; a group may be empty."""
    limits = [
        _row("" if place else "Limits", text) for place, text in enumerate(level.limits.values())
    ]
    names = ", ".join(map(technique_name, level.teaches))
    teaches = [_row("To practise", names)] if names else []
    return limits, teaches, [_row("Clock", _clock(level, pace))]


def _row(label: str, text: str) -> Row:
    return content(label, Ink.STRONG), one_line(text)


def _clock(level: Level, pace: Pace) -> str:
    good = f"A good handle time is {clock_text(level.target)}."
    if pace.clock is Clock.UNTIMED:
        return f"Untimed: take as long as you like to think. {good}"
    quickness = "" if pace.rate == 1 else f", at {pace.rate:g} times the usual pace"
    return f"Timed{quickness}: patience wears away while you think. {good}"
