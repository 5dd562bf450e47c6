"""The lines of a board, laid out: who stands where, in columns that are read across a room."""

from collections.abc import Iterator, Sequence
from typing import Final

from attrs import frozen
from textual.content import Content

from game.contest.wire.messages import BoardRow, BoardTeam
from game.contest.wording import board_words as words
from game.contest.wording.reveal import PODIUM
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line, shortened

_PLACE: Final = 4
_POINTS: Final = 6
_DONE: Final = 8
_GAP: Final = 3
_TEAM: Final = 20
_NARROWEST: Final = 12
"""Columns of a name at the least."""

_WIDEST: Final = 84
"""Columns of a row at the most: the eye has to find its way from a name to its points."""

_ROOMY: Final = 12
"""With room for so many rows that stand two lines apart, they do."""


@frozen
class BoardColumns:
    """How wide the columns are."""

    name: int
    """That of the name."""
    team: int
    """That of the team; 0 where there are none."""
    calls: int
    """How many calls there are."""


def columns_of(width: int, calls: int, *, teams: bool) -> BoardColumns:
    """Return the columns of rows in so many cells."""
    team = _TEAM + _GAP if teams else 0
    rest = min(width, _WIDEST + team) - _PLACE - _POINTS - _DONE - 3 * _GAP
    if rest - team < _NARROWEST:
        team = max(rest - _NARROWEST, 0)
    return BoardColumns(max(rest - team, 1), max(team - _GAP, 0), calls)


def head_of(columns: BoardColumns, *, teams: bool = False) -> Content:
    """Return the line above the rows of players, or of teams."""
    names = words.TEAM_HEADS if teams else words.PLAYER_HEADS
    return _line(columns, _at_right(NOTHING, _PLACE), *(content(name, Ink.FAINT) for name in names))


def row_line(row: BoardRow, columns: BoardColumns, *, marked: bool = False) -> Content:
    """Return the line of a player."""
    first = marked or 0 < row.place <= PODIUM
    return _line(
        columns,
        _place(row.place, first=first),
        one_line(row.name, Ink.ACCENT if marked else Ink.STRONG),
        one_line(row.team, Ink.PLAIN),
        content(str(row.points), Ink.STRONG),
        content(words.done_words(row, columns.calls), Ink.PLAIN),
    )


def team_line(row: BoardTeam, columns: BoardColumns, *, marked: bool = False) -> Content:
    """Return the line of a team."""
    first = marked or row.place <= PODIUM
    return _line(
        columns,
        _place(row.place, first=first),
        one_line(row.name, Ink.ACCENT if marked else Ink.STRONG),
        NOTHING,
        content(str(row.points), Ink.STRONG),
        content(words.members_words(row), Ink.PLAIN),
    )


def any_line(row: BoardRow | BoardTeam, columns: BoardColumns, *, marked: bool = False) -> Content:
    """Return the line of a player or a team."""
    if isinstance(row, BoardTeam):
        return team_line(row, columns, marked=marked)
    return row_line(row, columns, marked=marked)


def apart_by(rows: int, height: int) -> int:
    """Return how many lines stand from one row to the next: two where there is much room."""
    return 2 if height // 2 >= min(rows, _ROOMY) else 1


def spread(lines: Sequence[Content], apart: int) -> Iterator[Content]:
    """Yield lines so far apart, without any behind the last."""
    for place, line in enumerate(lines):
        if place and apart > 1:
            yield NOTHING
        yield line


def _line(  # noqa: PLR0913, PLR0917 - the columns of a row
    columns: BoardColumns,
    place: Content,
    name: Content,
    team: Content,
    points: Content,
    done: Content,
) -> Content:
    gap = content(" " * _GAP)
    parts = [place, gap, _at_left(name, columns.name), gap]
    if columns.team:
        parts += [_at_left(team, columns.team), gap]
    return joined(*parts, _at_right(points, _POINTS), gap, _at_left(done, _DONE))


def _place(place: int, *, first: bool) -> Content:
    number = content(words.place_number(place), Ink.ACCENT if first else Ink.FAINT)
    return _at_right(number, _PLACE)


def _at_left(part: Content, width: int) -> Content:
    kept = shortened(part, width)
    return kept.pad_right(width - kept.cell_length)


def _at_right(part: Content, width: int) -> Content:
    kept = shortened(part, width)
    return kept.pad_left(width - kept.cell_length)
