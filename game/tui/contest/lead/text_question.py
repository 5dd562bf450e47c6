"""A question that is answered by typing: a name, or a number."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.tui.plain_content import Ink, content, one_line
from game.tui.widgets.plain import Plain
from game.tui.widgets.text_field import TextField

_HOW = "Enter does it, Escape leaves it as it is."


class TextQuestion(ModalScreen[str | None]):
    """Asks, and ends with what was typed; None where it was put away or nothing was typed.

    `label` stands before what is typed, `below` beneath it; `begun` is what stands there at first.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    TextQuestion { align: center middle; background: $background; }
    TextQuestion:ansi { background: ansi_default; }
    TextQuestion > Vertical {
        width: 64; height: auto; padding: 1 2;
        background: $surface; border: round $line;
    }
    TextQuestion TextField { margin: 1 0; }
    TextQuestion TextField > Input { background: $panel; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "put_away", "put away", show=False),
    ]

    def __init__(self, asked: str, label: str, below: str, begun: str = "") -> None:
        super().__init__()
        self._asked = asked
        self._label = label
        self._below = below
        self._begun = begun

    def compose(self) -> ComposeResult:
        """Lay out the question and the line for the answer."""
        with Vertical():
            yield Plain(one_line(self._asked, Ink.STRONG))
            yield TextField(self._label, self._begun, called="answer")
            yield Plain(content(self._below))
            yield Plain(content(_HOW, Ink.FAINT))

    def on_mount(self) -> None:
        """Let what is typed go into the line."""
        self.query_one(TextField).take_focus()

    def on_input_submitted(self) -> None:
        """Answer with what was typed."""
        self.dismiss(self.query_one(TextField).typed or None)

    def action_put_away(self) -> None:
        """Leave it as it is."""
        self.dismiss(None)
