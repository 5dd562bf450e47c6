"""Asked in mid-call before leaving."""

from enum import Enum, auto
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from game.tui.plain_content import Ink, content, one_line
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.plain import Plain


class Leaving(Enum):
    """What to do about a call in progress."""

    STAY = auto()
    HANG_UP = auto()
    MENU = auto()
    QUIT = auto()


_WAYS: Final = (
    ("s", Leaving.STAY, "Stay on the line."),
    ("h", Leaving.HANG_UP, "Hang up now, and see how it went."),
    ("m", Leaving.MENU, "Leave the call and go back to the menu."),
    ("q", Leaving.QUIT, "Leave Callcraft."),
)


class LeaveScreen(ModalScreen[Leaving]):
    """Four ways on; the first is to stay. The call waits meanwhile."""

    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    LeaveScreen { align: center middle; }
    LeaveScreen > Vertical {
        width: 56; height: auto; padding: 1 2;
        background: $surface; border: round $line;
    }
    LeaveScreen ChoiceList { margin: 1 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "answer('STAY')", "stay", show=False),
        Binding("s", "answer('STAY')", "stay", show=False),
        Binding("h", "answer('HANG_UP')", "hang up", show=False),
        Binding("m", "answer('MENU')", "menu", show=False),
        Binding("q", "answer('QUIT')", "leave", show=False),
        Binding("enter", "choose", "choose", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
    ]

    def __init__(self, caller: str) -> None:
        super().__init__()
        self._caller = caller

    def compose(self) -> ComposeResult:
        """Lay out the question and the ways on."""
        with Vertical():
            yield Plain(one_line(f"{self._caller} is on the line.", Ink.STRONG))
            with ChoiceList():
                for place, (key, _, words) in enumerate(_WAYS):
                    yield Choice(place, key, content(words))
            yield Plain(
                content("The call waits. One that you leave is kept as abandoned.", Ink.FAINT)
            )

    def on_mount(self) -> None:
        """Mark the way back into the call."""
        self.query_one(ChoiceList).move(1)

    def action_move(self, by: int) -> None:
        """Mark the next way."""
        self.query_one(ChoiceList).move(by)

    def action_choose(self) -> None:
        """Go the marked way."""
        if row := self.query_one(ChoiceList).marked:
            self.dismiss(_WAYS[row.place][1])

    def action_answer(self, way: str) -> None:
        """Go that way."""
        self.dismiss(Leaving[way])

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Go the way of that row."""
        self.dismiss(_WAYS[chosen.place][1])
