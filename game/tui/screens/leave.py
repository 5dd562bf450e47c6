"""Asked in mid-call before leaving."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.screen import ModalScreen

from game.call import CallState, Turn
from game.play.ending import is_fair, line_missing
from game.play.words import short_name
from game.tui.plain_content import Ink, content, one_line
from game.tui.widgets.choice import Choice
from game.tui.widgets.choice_list import ChoiceList
from game.tui.widgets.plain import Plain
from game.tui.widgets.too_small import too_small


class Leaving(Enum):
    """What to do about a call in progress."""

    STAY = auto()
    HANG_UP = auto()
    MENU = auto()
    QUIT = auto()


_WAYS: Final[tuple[tuple[str, Leaving, str], ...]] = (
    ("s", Leaving.STAY, "Stay on the line."),
    ("h", Leaving.HANG_UP, "Hang up now, and see how it went."),
    ("m", Leaving.MENU, "Leave the call and go back to the {}."),
    ("q", Leaving.QUIT, "Leave Callcraft."),
)

_FAIR: Final = "You drew the line. To end the call now is fair."
_FAIR_SOON: Final = "You drew the line. To end the call is fair: they are heard out first."

_KEPT: Final = "The call waits. One that you leave counts as abandoned."
_NOT_KEPT: Final = "The call waits. Practice is not kept."

_BLIND: Final = "The call waits. q leaves it and Callcraft; s goes back to it."
"""What stands where the four ways have no room; only these two keys work then."""


class LeaveScreen(ModalScreen[Leaving]):
    """The ways on; the first is to stay. The call waits meanwhile.

    `state` is that of the call, and `turns` all of it: they say whether to hang up would be fair.
    `kept`: whether a call that is left is kept, which practice is not. `back`: where one can go
    back to, None for nowhere.
    """

    AUTO_FOCUS: ClassVar[str | None] = ""

    DEFAULT_CSS = """
    /* Nothing shines through: to read the replies while the clock stands still were cheating. */
    LeaveScreen { align: center middle; background: $background; }
    LeaveScreen:ansi { background: ansi_default; }
    LeaveScreen > .blind { display: none; padding: 0 1; }
    LeaveScreen.-small { align: left top; }
    LeaveScreen.-small > Vertical { display: none; }
    LeaveScreen.-small > .blind { display: block; }
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

    def __init__(
        self,
        state: CallState,
        turns: Sequence[Turn],
        *,
        kept: bool = True,
        back: str | None = "menu",
    ) -> None:
        super().__init__()
        self._kept = kept
        self._back = back
        self._ways = tuple(way for way in _WAYS if back is not None or way[1] is not Leaving.MENU)
        self._caller = short_name(state.level.caller.name)
        self._line = _line(state, turns)

    def compose(self) -> ComposeResult:
        """Lay out the question and the ways on."""
        yield Plain(content(_BLIND), classes="blind")
        with Vertical():
            yield Plain(one_line(f"{self._caller} is on the line.", Ink.STRONG))
            yield from (Plain(line) for line in self._line)
            with ChoiceList():
                for place, (key, _, words) in enumerate(self._ways):
                    yield Choice(place, key, content(words.format(self._back)))
            yield Plain(content(_KEPT if self._kept else _NOT_KEPT, Ink.FAINT))

    def on_mount(self) -> None:
        """Mark the way back into the call."""
        self.query_one(ChoiceList).move(1)

    def on_resize(self, event: Resize) -> None:
        """Ask no more than can be read where the terminal is too small."""
        self.set_class(too_small(event.size), "-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let nobody hang up blindly."""
        if action == "answer" and parameters[0] == "MENU" and self._back is None:
            return False
        seen = not self.has_class("-small")
        return seen or (action == "answer" and parameters[0] in ("STAY", "QUIT"))

    def action_move(self, by: int) -> None:
        """Mark the next way."""
        self.query_one(ChoiceList).move(by)

    def action_choose(self) -> None:
        """Go the marked way."""
        if row := self.query_one(ChoiceList).marked:
            self.dismiss(self._ways[row.place][1])

    def action_answer(self, way: str) -> None:
        """Go that way."""
        self.dismiss(Leaving[way])

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Go the way of that row."""
        self.dismiss(self._ways[chosen.place][1])


def _line(state: CallState, turns: Sequence[Turn]) -> tuple[Content, ...]:
    """Return what there is to say of a line drawn, or still to draw; nothing where none is due."""
    if is_fair(state):
        return (content(_FAIR_SOON if state.speaking else _FAIR, Ink.GOOD),)
    missing = line_missing(state, turns)
    return (content(missing, Ink.WARNING),) if missing else ()
