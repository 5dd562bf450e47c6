"""The line between a call and its replies, joined to the line between caller and conversation."""

from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import Ink, content

_NARROW: Final = 29
_WIDE: Final = 38
"""Cells of the caller's column: of 80 columns, the narrow one leaves 51 to the conversation."""
_WIDE_FROM: Final = 110
"""Columns of a screen from which the caller's is the wide one."""


def column(width: int) -> int:
    """Return how wide the caller's column is on a screen `width` cells wide, its line included."""
    return _WIDE if width >= _WIDE_FROM else _NARROW


class Divider(Widget):
    """One line across the screen."""

    DEFAULT_CSS = """
    Divider { height: 1; }
    """

    def render(self) -> Content:
        """Return the line at the widget's width."""
        width = self.size.width
        left = min(column(width), width) - 1
        return content("─" * left + "┴" + "─" * (width - left - 1), Ink.TRACK)
