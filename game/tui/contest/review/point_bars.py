"""How many calls came to how many points, as bars."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.contest.review.words import bin_name
from game.tui.plain_content import Ink, content, joined, stacked

_NAME: Final = 13
"""Cells of the column before the bars."""

_COUNT: Final = 6
"""Cells that stay free for the number behind a bar."""


class PointBars(Widget):
    """A bar for each range of points, the longest for where most people are."""

    DEFAULT_CSS = """
    PointBars { height: auto; max-width: 80; }
    """

    def __init__(self, counts: Sequence[int], *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._counts = tuple(counts)

    def render(self) -> Content:
        """Return the bars at the widget's width."""
        room = max(self.size.width - _NAME - _COUNT, 1)
        most = max(self._counts, default=0)
        rows = (self._row(place, people, room, most) for place, people in enumerate(self._counts))
        return stacked(*rows)

    def _row(self, place: int, people: int, room: int, most: int) -> Content:
        name = content(f"{bin_name(place):>{_NAME - 2}}  ", Ink.FAINT)
        if not people:
            return joined(name, content("·", Ink.TRACK))
        # One person is a bar that can be seen, however many the others are.
        bar = max(room * people // most, 1)
        return joined(name, content("█" * bar, Ink.YOU), content(f" {people}", Ink.STRONG))
