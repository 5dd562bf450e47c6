"""A level file that cannot be played, and every problem in it."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.tui.keys import KeyHint
from game.tui.level_list import Entry, counted
from game.tui.plain_content import Ink, content
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP, CallcraftScreen
from game.tui.screens.footed import LEAVE, THEME
from game.tui.screens.messages import ToMenu
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title

MOST_LISTED: Final = 50
"""Problems shown of one file: more than anybody mends at once, few enough to draw quickly."""


class BrokenScreen(CallcraftScreen):
    """The problems of a file, to read."""

    DEFAULT_CSS = """
    BrokenScreen > VerticalScroll { padding: 1 2; }
    BrokenScreen .problem { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("m", "m", "menu"),
        KeyHint("", "↑ ↓", "scroll"),
        THEME,
        HELP,
        LEAVE,
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("m,enter,escape", "menu", "menu", show=False)]

    def __init__(self, context: RunContext, entry: Entry) -> None:
        super().__init__(context)
        self._entry = entry

    def body(self) -> list[Widget]:
        """Return the list of problems."""
        problems = self._entry.problems
        heading = content("This file cannot be played until it is mended.", Ink.STRONG)
        texts = [content(problem) for problem in problems[:MOST_LISTED]]
        if more := len(problems) - len(texts):
            texts.append(content(f"And {more} more. Mend these first.", Ink.FAINT))
        listed = (Plain(text, classes="problem") for text in texts)
        page = VerticalScroll(Plain(heading, classes="problem"), *listed)
        return [Title(self._entry.path.name, counted(len(problems), "problem")), page]

    def on_mount(self) -> None:
        """Let the arrows scroll the list."""
        self.query_one(VerticalScroll).focus()

    def action_menu(self) -> None:
        """Go back to the menu."""
        self.post_message(ToMenu())
