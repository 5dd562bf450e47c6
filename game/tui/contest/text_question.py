"""A question that is answered by typing: a name, or a number."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key, Paste, Resize
from textual.screen import ModalScreen

from game.tui.plain_content import Ink, content, joined, one_line
from game.tui.query import pasted, typed
from game.tui.widgets.plain import Plain
from game.tui.widgets.too_small import too_small

_HOW = "Enter does it, Escape leaves it as it is."
_CURSOR = "▏"


class TextQuestion(ModalScreen[str | None]):
    """Asks, and ends with what was typed; None where it was put away or nothing was typed."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    TextQuestion { align: center middle; background: $background; }
    TextQuestion:ansi { background: ansi_default; }
    TextQuestion > Vertical {
        width: 64; height: auto; padding: 1 2;
        background: $surface; border: round $line;
    }
    TextQuestion .typed { margin: 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "done", "done", show=False),
        Binding("escape", "put_away", "put away", show=False),
    ]

    def __init__(self, asked: str, below: str, begun: str = "") -> None:
        super().__init__()
        self._asked = asked
        self._below = below
        self._typed = begun

    def compose(self) -> ComposeResult:
        """Lay out the question and what is typed."""
        with Vertical():
            yield Plain(one_line(self._asked, Ink.STRONG))
            yield Plain(self._line(), classes="typed")
            yield Plain(content(self._below))
            yield Plain(content(_HOW, Ink.FAINT))

    def _line(self) -> Content:
        return joined(one_line(self._typed), content(_CURSOR, Ink.ACCENT))

    def _show(self) -> None:
        self.query_one(".typed", Plain).show(self._line(), same_height=True)

    def on_resize(self, event: Resize) -> None:
        """Take as much room as there is."""
        self.set_class(too_small(event.size), "-small")

    def on_key(self, event: Key) -> None:
        """Take in what is typed."""
        if event.key in ("enter", "escape"):
            return
        # What it means on the screen behind is not to be done as well.
        event.stop()
        self._typed = typed(self._typed, event) or ""
        self._show()

    def on_paste(self, event: Paste) -> None:
        """Take in what is pasted."""
        event.stop()
        self._typed = pasted(self._typed, event.text)
        self._show()

    def action_done(self) -> None:
        """Answer with what was typed."""
        self.dismiss(self._typed.strip() or None)

    def action_put_away(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
