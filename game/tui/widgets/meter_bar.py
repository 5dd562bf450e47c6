"""A meter: name and word, then number, bar and what just moved it."""

from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import NOTHING, Ink, apart, content, joined
from game.view.meters import MeterReading

_MOVE_CELLS: Final = 5
"""Room for the last change, so that the bar does not get longer and shorter with it."""
_NUMBER_CELLS: Final = 3
_FULL: Final = 100
_LOW: Final = 20
"""Points up to which a meter is drawn as bad, whatever its own colour."""


class MeterBar(Widget):
    """Shows one reading on two lines."""

    DEFAULT_CSS = """
    MeterBar { height: 2; }
    """

    def __init__(self, called: str, ink: Ink) -> None:
        super().__init__(id=called)
        self._called = called
        self._ink = ink
        self._reading: MeterReading | None = None

    def show(self, reading: MeterReading) -> None:
        """Show a reading; nothing is redrawn while it stays the same."""
        if reading != self._reading:
            self._reading = reading
            self.refresh()

    def render(self) -> Content:
        """Return both lines at the widget's width."""
        reading = self._reading
        if reading is None:
            return NOTHING
        width = self.size.width
        ink = Ink.BAD if reading.points <= _LOW else self._ink
        word = content(reading.word, ink)
        heading = apart(content(self._called.capitalize(), Ink.STRONG), word, width)
        return joined(heading, content("\n"), _bar(reading, ink, width))


def _bar(reading: MeterReading, ink: Ink, width: int) -> Content:
    moved = _moved(reading)
    room = max(width - _NUMBER_CELLS - 1 - moved.cell_length, 1)
    full = (reading.points * room + _FULL // 2) // _FULL
    # Only an empty meter has an empty bar.
    if reading.points:
        full = max(full, 1)
    return joined(
        content(f"{reading.points:>{_NUMBER_CELLS}} ", Ink.STRONG),
        content("━" * full, ink),
        content("─" * (room - full), Ink.TRACK),
        moved,
    )


def _moved(reading: MeterReading) -> Content:
    """Return the last change: a sign and points, behind three dots where silence did it."""
    if reading.moved == 0:
        return content(" " * _MOVE_CELLS)
    sign, ink = ("▴", Ink.GOOD) if reading.moved > 0 else ("▾", Ink.BAD)
    silence = "…" if reading.waiting else ""
    said = f"{silence}{sign}{abs(reading.moved)}"
    # The three points take three cells in ASCII; a space keeps them from the bar.
    gap = max(_MOVE_CELLS - content(said).cell_length, 1)
    return content(" " * gap + said, ink)
