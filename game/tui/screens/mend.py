"""A watched file that cannot be played yet: what is wrong with it, until it is mended and saved."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.widget import Widget

from game.tui.keys import KeyHint
from game.tui.report import Report
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, CallcraftScreen
from game.tui.screens.footed import LEAVE, THEME
from game.tui.widgets.problem_list import ProblemList
from game.tui.widgets.title import Title

_MEND: Final = "This call cannot be played yet. Mend it and save: it opens by itself."
_MISSING: Final = "The file is gone. Save it again: the call opens by itself."


class MendScreen(CallcraftScreen):
    """Every problem of the file, and an invitation to mend them."""

    DEFAULT_CSS = """
    MendScreen > ProblemList { height: 1fr; padding: 1 2; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("", "↑ ↓", "scroll"), THEME, HELP, LEAVE)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "up", show=False),
        Binding("down", "scroll(1)", "down", show=False),
        Binding("pageup", "scroll_pages(-1)", "up", show=False),
        Binding("pagedown,space,enter", "scroll_pages(1)", "down", show=False),
    ]

    def __init__(self, context: RunContext, report: Report) -> None:
        super().__init__(context)
        self._report = report

    def body(self) -> list[Widget]:
        """Return the title and the problems."""
        return [Title(self._report.name), ProblemList()]

    def on_mount(self) -> None:
        """Show what is wrong."""
        self.tell(self._report)

    def tell(self, report: Report) -> None:
        """Show how the file stands now."""
        self._report = report
        self.query_one(Title).tell(report.counts)
        self.query_one(ProblemList).tell(_MISSING if report.missing else _MEND, report.problems)

    def action_scroll(self, lines: int) -> None:
        """Show what stands further down, or up."""
        self.query_one(ProblemList).scroll_relative(y=lines, animate=False)

    def action_scroll_pages(self, pages: int) -> None:
        """Show what stands a page further down, or up."""
        self.query_one(ProblemList).scroll_pages(pages)
