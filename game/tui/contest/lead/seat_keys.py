"""The line above the foot: who is marked on the board, and what can be done about them."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal

from game.contest.wire.messages import SeatStatus
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, one_line
from game.tui.widgets.key_line import KeyLabel
from game.tui.widgets.plain import Plain

_NOBODY: Final = "↑ ↓ mark somebody: to rename them, take them out or give them more time."
_HINTS: Final = (
    KeyHint("n", "n", "rename"),
    KeyHint("x", "x", "take out"),
    KeyHint("g", "g", "more time"),
    KeyHint("escape", "Esc", "unmark"),
)


class SeatKeys(Horizontal):
    """Names the marked seat and its keys, which the mouse can press too."""

    DEFAULT_CSS = """
    SeatKeys { height: 1; }
    SeatKeys > .who { width: auto; padding: 0 1; }
    SeatKeys > KeyLabel { display: none; }
    SeatKeys.-marked > KeyLabel { display: block; }
    """

    def compose(self) -> ComposeResult:
        """Lay out the name and the keys."""
        yield Plain(content(_NOBODY, Ink.FAINT), classes="who")
        yield from map(KeyLabel, _HINTS)

    def tell(self, seat: SeatStatus | None) -> None:
        """Name this seat; None where none is marked."""
        marked = seat is not None and not seat.removed
        self.set_class(marked, "-marked")
        said = _NOBODY if seat is None else f"{seat.name}, seat {seat.seat}"
        ink = Ink.FAINT if seat is None else Ink.STRONG
        self.query_one(".who", Plain).show(one_line(said, ink))
