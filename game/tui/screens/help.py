"""How to play, on one page."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget

from game.tui.ascii_only import CUT, draws_ascii
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content
from game.tui.run_context import RunContext
from game.tui.screens.base import CallcraftScreen
from game.tui.screens.footed import THEME
from game.tui.widgets.labelled import Labelled
from game.tui.widgets.plain import Plain
from game.tui.widgets.title import Title

_KEYS: Final = (
    ("1-9", "give that reply; or move with the arrows and press Enter, or click it"),
    ("any key", "while the caller speaks: hear the rest at once. It never chooses a reply"),
    ("i", "cut in while the caller speaks. You lose what they were about to say"),
    ("l", "keep listening: say nothing and let them go on"),
    ("h", "put the caller on hold, best with a word of why and for how long"),
    ("k", "look something up. Type what you look for; ↑ ↓ and Enter open it. It takes time"),
    ("c", "ask colleagues, or hand the caller over to them: with the story, or without it"),
    ("a  p", "a message has come in: answer it now, or park it with one word"),
    ("o", "where more than one message waits: turn to another"),
    ("Esc", "put such a panel away; so does ←. The clock runs on while one is open"),
    ("n", "your notes: what you learned, promised and found out, your limits, the brief"),
    ("PgUp PgDn", "what was said earlier and later; or further down in your notes"),
    ("t", "light or dark colours"),
    ("q", "leave; in a call you are asked first. ctrl+q leaves at once and keeps the call"),
)

_AFTERWARDS: Final = (
    ("n  p", "mark the next move, or the one before"),
    ("c", "mark the move that cost most; it is marked at first"),
    ("b", "go back to before the marked move and play on from there: practice, which is not kept"),
    ("r", "play the whole call again"),
    ("m", "back to the menu, or to the shift. ↑ ↓, space and Enter scroll"),
)

_WATCHED: Final = (
    ("save", "in your editor: the call goes on in what the file says now, from where you are"),
    ("w", "what is wrong with the file, in place; PgUp and PgDn turn its pages"),
    ("b", "take back your last move"),
    ("r", "begin the call anew. What you play here is kept nowhere"),
)

_SIGNS: Final = (
    (
        "Patience",
        "whether they stay on the line. It wears away while you think, never while they speak",
    ),
    ("Satisfaction", "how they feel about us. It is most of your score, with the problem resolved"),
    ("▴6  ▾6", "what your last move did"),
    ("…▾2", "what your silence has cost since then"),
    ("The face", "how tense they are. It is also in how they speak"),
)

_ASCII_SIGNS: Final = ((CUT, "at the end of a line: it goes on, and there is no more room for it"),)
"""Signs that are drawn only in a terminal without Unicode."""

_TIME: Final = (
    "The clock of a call stands still while you read this, while you are asked whether to leave, "
    "and while the terminal is too small. It runs on when you look at another window."
)

_LABELS: Final = 14


_TIME_IN_ROOM: Final = (
    "You are in a room with others: its clock, and that of your call, run on while you read this, "
    "while you are asked whether to leave, and while the terminal is too small."
)


class HelpScreen(CallcraftScreen):
    """Keys and signs. `waits`: whether a call is going on, which waits while this is open.

    `in_room`: whether it is asked for in a room, where nothing waits.
    """

    DEFAULT_CSS = """
    HelpScreen > VerticalScroll { padding: 1 2; }
    HelpScreen Labelled { margin-bottom: 1; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        KeyHint("enter", "Enter", "back"),
        KeyHint("", "↑ ↓", "scroll"),
        THEME,
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q,question_mark", "back", "back", show=False),
    ]

    def __init__(self, context: RunContext, *, waits: bool = False, in_room: bool = False) -> None:
        super().__init__(context)
        self._waits = waits
        self._in_room = in_room

    def body(self) -> list[Widget]:
        """Return the page."""
        page = VerticalScroll(
            *_while_writing(watched=self.context.watched),
            Plain(content("Keys in a call", Ink.STRONG)),
            _listed(_KEYS),
            Plain(content("Keys when you look back", Ink.STRONG)),
            _listed(_AFTERWARDS),
            Plain(content("What you see", Ink.STRONG)),
            _listed((*_SIGNS, *_ASCII_SIGNS) if draws_ascii() else _SIGNS),
            Plain(content(_TIME_IN_ROOM if self._in_room else _TIME, Ink.FAINT)),
        )
        aside = "the clock runs on" if self._in_room else "the call waits" if self._waits else ""
        return [Title("How to play", aside), page]

    def on_mount(self) -> None:
        """Let the arrows scroll the page."""
        self.query_one(VerticalScroll).focus()

    def action_back(self) -> None:
        """Go back to where help was asked for."""
        self.dismiss()


def _while_writing(*, watched: bool) -> tuple[Widget, ...]:
    """Return the keys of a call whose file is watched; nothing for others."""
    if not watched:
        return ()
    return Plain(content("Keys while you write it", Ink.STRONG)), _listed(_WATCHED)


def _listed(rows: tuple[tuple[str, str], ...]) -> Labelled:
    return Labelled([(content(sign, Ink.ACCENT), content(means)) for sign, means in rows], _LABELS)
