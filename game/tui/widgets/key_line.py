"""The foot of a screen: its keys, which the mouse can press too, or for a moment a notice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import Click

from game.tui.clicks import meant
from game.tui.keys import KeyHint
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line
from game.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from textual.timer import Timer

NOTICE_SECONDS: Final = 4.0
"""How long a notice stands at the least: it has to be noticed before it is read."""
CHARACTERS_A_SECOND: Final = 14
"""How quickly a notice is read; a long one stays longer."""

LEAVING: Final = "leave"
"""The label that stands at the right end, by itself."""


class KeyLabel(Plain):
    """One key and what it does; a click presses it."""

    DEFAULT_CSS = """
    KeyLabel { width: auto; padding: 0 1; }
    KeyLabel:hover { background: $surface; }
    KeyLabel.-leave { dock: right; }
    """

    def __init__(self, hint: KeyHint) -> None:
        super().__init__(
            joined(content(hint.shown, Ink.ACCENT), content(f" {hint.does}", Ink.FAINT))
        )
        self._hint = hint
        self.set_class(hint.does == LEAVING, "-leave")

    @property
    def hint(self) -> KeyHint:
        """The key this label stands for."""
        return self._hint

    def on_click(self, event: Click) -> None:
        """Press the key this label stands for."""
        if self._hint.key and meant(event):
            self.app.simulate_key(self._hint.key)


class KeyLine(Horizontal):
    """One line of key labels. A notice takes their place and goes by itself."""

    DEFAULT_CSS = """
    KeyLine { dock: bottom; height: auto; min-height: 1; background: $panel; }
    KeyLine > .notice { display: none; width: 1fr; padding: 0 1; }
    KeyLine.-noticing > .notice { display: block; }
    KeyLine.-noticing > KeyLabel, KeyLine > KeyLabel.-out { display: none; }
    """

    def __init__(self, hints: Sequence[KeyHint]) -> None:
        super().__init__()
        self._hints = tuple(hints)
        self._timer: Timer | None = None
        self._stays = False

    def compose(self) -> ComposeResult:
        """Lay out the labels."""
        yield Plain(classes="notice")
        yield from map(KeyLabel, self._hints)

    def offer(self, hints: Sequence[KeyHint]) -> None:
        """Show only these of the keys it was made with."""
        for label in self.query(KeyLabel):
            label.set_class(label.hint not in hints, "-out")

    def notice(self, text: str, *, stays: bool = False) -> None:
        """Say something for a moment; `stays`: whatever is done meanwhile."""
        self._stays = stays
        said = self.query_one(".notice", Plain)
        # Anew also where it is what was said before: that was drawn last between the labels, and
        # would stay as narrow as it was there.
        said.show(NOTHING)
        said.show(one_line(text, Ink.STRONG))
        self.add_class("-noticing")
        # The timer of the notice before would take this one away too early.
        if self._timer is not None:
            self._timer.stop()
        self._timer = self.set_timer(
            max(NOTICE_SECONDS, len(text) / CHARACTERS_A_SECOND), self._forget
        )

    def go_on(self) -> None:
        """Show the keys again, for something else is done now than what the notice was about."""
        if not self._stays:
            self._forget()

    def _forget(self) -> None:
        self.remove_class("-noticing")
