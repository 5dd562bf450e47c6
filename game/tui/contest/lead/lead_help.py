"""What each key of the facilitator's screen does, on one page."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content
from game.tui.screens.footed import THEME, FootedScreen
from game.tui.widgets.labelled import Labelled
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title

_ROOM: Final = (
    ("s", "start: the calls ring after five seconds. You are asked first where somebody is gone"),
    ("p, space", "pause: all clocks stand still; the same key lets them run on"),
    ("l", "let the room run longer. Nothing makes it shorter again but to end it"),
    (
        "f",
        "freeze the board everybody sees, for a surprise at the end; or show it as it is again",
    ),
    ("a", "let late comers in, or no more"),
    ("e", "end the room, for everybody and for good. Once it is closed: end the host"),
    ("r", "once it is closed: look back on the calls with everybody"),
    ("v", "show the code that phones join by, while people are let in"),
    ("w", "write the results into files: a table, everything for programs, and the audit"),
    (
        "u",
        "press it twice: take back the last pause, freeze, late comers, name or time given",
    ),
)
_SEAT: Final = (
    ("↑ ↓", "mark somebody; PgUp, PgDn, Home and End go further. A click does it, too"),
    ("n", "give them another name"),
    ("x", "take them out, for good. You are asked first"),
    ("g", "give them more time for reading and thinking; it is told to nobody but them"),
    ("Esc", "mark nobody"),
)
_SCREEN: Final = (
    ("t", "light or dark colours"),
    ("q", "leave this screen. The room goes on; callcraft contest screen opens it again"),
)
_SHARED: Final = (
    "This screen may be open in several terminals at once, and each command of callcraft contest "
    "does the same as its key here. Keep it from the wall: for that there is the board, which "
    "shows no more than everybody may see."
)
_LABELS: Final = 10


class LeadHelpScreen(FootedScreen):
    """The keys, in front of the room, which goes on."""

    DEFAULT_CSS = """
    LeadHelpScreen > VerticalScroll { padding: 1 2; }
    LeadHelpScreen Labelled { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("enter", "Enter", "back"),
        KeyHint("", "↑ ↓", "scroll"),
        THEME,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q,question_mark", "back", "back", show=False),
    ]

    def body(self) -> list[Widget]:
        """Return the page."""
        page = VerticalScroll(
            Plain(content("The room", Ink.STRONG)),
            _listed(_ROOM),
            Plain(content("Somebody in it", Ink.STRONG)),
            _listed(_SEAT),
            Plain(content("This screen", Ink.STRONG)),
            _listed(_SCREEN),
            Plain(content(_SHARED, Ink.FAINT)),
        )
        return [Title("Leading a room", "the room goes on"), page]

    def on_mount(self) -> None:
        """Let the arrows scroll the page."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go back to the room."""
        self.dismiss()


def _listed(rows: tuple[tuple[str, str], ...]) -> Labelled:
    return Labelled([(content(key, Ink.ACCENT), content(does)) for key, does in rows], _LABELS)
