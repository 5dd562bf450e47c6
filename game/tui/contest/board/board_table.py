"""Who stands where, as many rows as there is room for."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.contest.wire.messages import BoardNews, BoardRow, BoardTeam
from game.contest.wording.board_words import more_words, page_words
from game.tui.contest.board.board_lines import (
    BoardColumns,
    any_line,
    apart_by,
    columns_of,
    head_of,
    spread,
)
from game.tui.plain_content import NOTHING, Ink, content, stacked

_MOST_TEAMS: Final = 3
"""The share of the height, as its divisor, that teams may take where players stand below them."""


class BoardTable(Widget):
    """Shows the first rows of a board, or those of one of its pages. It never moves by itself."""

    DEFAULT_CSS = """
    BoardTable { height: 1fr; width: 1fr; padding: 0 2; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._news: BoardNews | None = None
        self._page: int | None = None

    def tell(self, news: BoardNews, page: int | None = None) -> None:
        """Show a board; `page`: the one to show of all players, from 0; None for the first rows."""
        if news is not self._news or page != self._page:
            self._news, self._page = news, page
            self.refresh()

    @property
    def pages(self) -> int:
        """How many pages there are."""
        rows = len(self._news.rows) if self._news else 0
        return max(-(-rows // self._rows_of_page), 1)

    @property
    def _rows_of_page(self) -> int:
        return max(self.size.height - 2, 1)

    def render(self) -> Content:
        """Return the rows there is room for; no others are drawn."""
        news, (width, height) = self._news, self.size
        if news is None or height < 2:  # noqa: PLR2004 - a head and a row
            return NOTHING
        columns = columns_of(width, news.calls, teams=bool(news.teams))
        if self._page is not None:
            return stacked(*self._paged(news.rows, columns, self._page))
        above = _teams(news, columns, height // _MOST_TEAMS) if news.teams else []
        return stacked(*above, *_first(news.rows, columns, height - len(above)))

    def _paged(self, rows: Sequence[BoardRow], columns: BoardColumns, page: int) -> list[Content]:
        many = self._rows_of_page
        first = page * many
        shown = rows[first : first + many]
        told = page_words(first + 1, first + len(shown), len(rows))
        return [head_of(columns), *(any_line(row, columns) for row in shown), _told(told)]


def _teams(news: BoardNews, columns: BoardColumns, height: int) -> list[Content]:
    return [*_first(news.teams, columns, height), NOTHING]


def _first(
    rows: Sequence[BoardRow | BoardTeam], columns: BoardColumns, height: int
) -> list[Content]:
    """Return a head and the first rows in so many lines, and how many more there are."""
    room = max(height - 1, 1)
    apart = apart_by(len(rows), room)
    most = max((room + apart - 1) // apart, 1)
    lines = [head_of(columns, teams=isinstance(rows[0], BoardTeam))]
    if len(rows) <= most:
        return [*lines, *spread([any_line(row, columns) for row in rows], apart)]
    # The last line says how many are left out.
    most = max((room - 1) // apart, 1)
    lines += spread([any_line(row, columns) for row in rows[:most]], apart)
    return [*lines, _told(more_words(len(rows) - most))]


def _told(text: str) -> Content:
    return content(f"       {text}", Ink.FAINT)
