"""The top line of a call: number, title, sector and the clock."""

from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import Ink, apart, content, joined, one_line

_ROOM_FOR_SECTOR: Final = 70
"""Cells of the line from which the sector is named, too."""


class CallHeader(Widget):
    """One line; the clock at its right end is redrawn when its seconds change.

    `practice`: whether the call only practises, which comes before everything else.
    """

    DEFAULT_CSS = """
    CallHeader { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(
        self, number: int | None, title: str, sector: str, *, practice: bool = False
    ) -> None:
        super().__init__()
        self._practice = practice
        self._number = number
        self._title = title
        self._sector = sector
        self._clock = ""

    def tell(self, clock: str) -> None:
        """Show what the clock says."""
        if clock != self._clock:
            self._clock = clock
            self.refresh()

    def render(self) -> Content:
        """Return the line at the widget's width."""
        number = f"{self._number}  " if self._number is not None else ""
        kind = content("Practice  ·  " if self._practice else "", Ink.WARNING)
        left = joined(kind, content(number, Ink.ACCENT), one_line(self._title, Ink.STRONG))
        width = self.size.width
        if width >= _ROOM_FOR_SECTOR and self._sector:
            left = joined(left, content("  ·  ", Ink.FAINT), one_line(self._sector, Ink.FAINT))
        return apart(left, content(self._clock, Ink.STRONG), width)
