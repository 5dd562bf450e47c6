"""The strain of a shift: word, number and bar."""

from textual.content import Content
from textual.widget import Widget

from game.play.shift import strain_word
from game.shift.tuning import FADED, FADING
from game.tui.plain_content import Ink, apart, content, joined
from game.view.words import points

_NUMBER_CELLS = 3
_WIDEST = 60
"""Cells that the bar takes at the most: a longer one cannot be taken in at a glance."""
_FULL = 100


class StrainBar(Widget):
    """Shows a strain on two lines, no wider than it can be taken in."""

    DEFAULT_CSS = """
    StrainBar { height: 2; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._strain = 0

    def show(self, strain: int) -> None:
        """Show a strain in thousandths of a point."""
        if strain != self._strain:
            self._strain = strain
            self.refresh()

    def render(self) -> Content:
        """Return both lines at the widget's width."""
        width = min(self.size.width, _WIDEST)
        ink = _ink(self._strain)
        heading = apart(
            content("Strain", Ink.STRONG), content(strain_word(self._strain), ink), width
        )
        shown, room = points(self._strain), max(width - _NUMBER_CELLS - 1, 1)
        full = max((shown * room + _FULL // 2) // _FULL, 1 if shown else 0)
        return joined(
            heading,
            content(f"\n{shown:>{_NUMBER_CELLS}} ", Ink.STRONG),
            content("━" * full, ink),
            content("─" * (room - full), Ink.TRACK),
        )


def _ink(strain: int) -> Ink:
    if strain >= FADED:
        return Ink.BAD
    return Ink.WARNING if strain >= FADING else Ink.GOOD
