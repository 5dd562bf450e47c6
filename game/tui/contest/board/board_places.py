"""The last places of a room, one after another, and the podium."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.contest.wire.messages import BoardRow, BoardTeam
from game.contest.wording.board_words import more_words, place_number
from game.contest.wording.reveal import Reveal
from game.tui.contest.board.board_lines import (
    BoardColumns,
    any_line,
    apart_by,
    columns_of,
    head_of,
    spread,
)
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line, shortened, stacked
from game.tui.widgets.big_text import big_lines, font_for
from game.view.words import points_text

_LARGE: Final = 6
"""Lines that the newest place takes, without its points: the smaller of the large letters."""

_BESIDE: Final = 12
"""Columns of a large place with its gap."""

Anybody = BoardRow | BoardTeam


class BoardPlaces(Widget):
    """Shows how far the places are revealed."""

    DEFAULT_CSS = """
    BoardPlaces {
        height: 1fr; width: 1fr; padding: 1 2 0 2; text-wrap: nowrap; text-overflow: clip;
    }
    """

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._reveal: Reveal[BoardRow] | Reveal[BoardTeam] | None = None
        self._calls = 1

    def tell(self, reveal: Reveal[BoardRow] | Reveal[BoardTeam], calls: int) -> None:
        """Show this much of the places."""
        if reveal != self._reveal or calls != self._calls:
            self._reveal, self._calls = reveal, calls
            self.refresh()

    def render(self) -> Content:
        """Return what is shown by now."""
        reveal = self._reveal
        if reveal is None:
            return NOTHING
        if reveal.over:
            return stacked(*_podium(reveal.podium, self.size.width, self.size.height))
        if not reveal.done:
            return stacked(*self._field(reveal.field))
        return stacked(*self._last(reveal))

    def _field(self, rows: Sequence[Anybody]) -> list[Content]:
        """Return everybody who stands behind the last places."""
        columns = self._columns(rows)
        room = max(self.size.height - 3, 1)
        lines = [any_line(row, columns) for row in rows[:room]]
        more = len(rows) - len(lines)
        told = [content(f"       {more_words(more)}", Ink.FAINT)] if more else []
        return [head_of(columns, teams=isinstance(rows[0], BoardTeam)), *lines, *told]

    def _last(self, reveal: Reveal[BoardRow] | Reveal[BoardTeam]) -> list[Content]:
        """Return who was shown last, large, and below them all who were by now."""
        columns = self._columns(reveal.newest)
        font = _font([reveal.newest], self.size.width, _LARGE)
        above = [*_block(reveal.newest, self.size.width, font), NOTHING]
        many = sum(map(len, reveal.steps))
        room = max(self.size.height - len(above), 1)
        apart = apart_by(many, room)
        shown: Sequence[Anybody] = reveal.shown
        lines = [any_line(row, columns, marked=row in reveal.newest) for row in shown]
        # From the back: each new row comes above those before it, and none of them moves.
        missing = [NOTHING] * (many - len(lines))
        return [*above, *list(spread([*missing, *lines], apart))[:room]]

    def _columns(self, rows: Sequence[Anybody]) -> BoardColumns:
        teams = any(isinstance(row, BoardRow) and row.team for row in rows)
        return columns_of(self.size.width, self._calls, teams=teams)


def _podium(groups: Sequence[Sequence[Anybody]], width: int, height: int) -> list[Content]:
    """Return the first places, as large as there is room for."""
    each = max(height // max(len(groups), 1), 1)
    lines: list[Content] = []
    for group in groups:
        # All in the same letters: else a short name would look like a greater honour.
        block = _block(group, width, _font(groups, width, each - 2))
        lines += [*block[:each], *[NOTHING] * (each - len(block))]
    return lines


def _font(groups: Sequence[Sequence[Anybody]], width: int, height: int) -> str | None:
    """Return in which font the names can be drawn large; None where they cannot all be.

    Nor are they where several share a place, as there is no room for them below one another.
    """
    if any(len(group) > 1 for group in groups):
        return None
    return font_for([group[0].name for group in groups], width - _BESIDE, height)


def _block(group: Sequence[Anybody], width: int, font: str | None) -> list[Content]:
    """Return a place with who has it: its number large, and where there is a font, the name."""
    place = str(group[0].place)
    digits = font or font_for([place], _BESIDE - 2, _LARGE)
    number = list(big_lines(place, digits)) if digits else [place_number(group[0].place)]
    beside = _beside(group, max(len(number), _LARGE), font)
    height = max(len(number), len(beside))
    number += [""] * (height - len(number))
    beside += [NOTHING] * (height - len(beside))
    return [
        joined(content(line.ljust(_BESIDE), Ink.ACCENT), shortened(side, width - _BESIDE))
        for line, side in zip(number, beside, strict=True)
    ]


def _beside(group: Sequence[Anybody], height: int, font: str | None) -> list[Content]:
    """Return names, as many as there is room for, and the points that they have."""
    points = content(points_text(group[0].points), Ink.PLAIN)
    if font is not None:
        return [*(content(line, Ink.STRONG) for line in big_lines(group[0].name, font)), points]
    names = [one_line(row.name, Ink.STRONG) for row in group]
    if len(names) > height - 1:
        more = len(names) - (height - 2)
        names = [*names[: height - 2], content(more_words(more), Ink.PLAIN)]
    return [*names, points]
