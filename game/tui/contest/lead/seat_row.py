"""One row of the facilitator's board: who, where, how far, and what is to be noticed."""

from collections.abc import Sequence
from typing import Final

from attrs import frozen
from textual.content import Content

from game.contest.rules.clock import RoomPhase
from game.contest.rules.tuning import WHOLE
from game.contest.wire.messages import SeatStatus, Status
from game.tui.plain_content import Ink, content, joined, one_line, shortened
from game.view.kinds import SECOND
from game.view.words import span_text

_BEFORE: Final = (RoomPhase.LOBBY, RoomPhase.COUNTDOWN)
_NAME: Final = 20
_TEAM: Final = 10
_WIDE: Final = 100
"""From how many columns on teams and times have room beside one another."""
_GAP: Final = "  "
_MARK: Final = "›"  # noqa: RUF001 - the sign itself is meant


@frozen
class BoardShape:
    """Which columns a board has."""

    calls: int
    """How many calls are played."""
    teams: bool
    """Whether there are teams."""
    begun: bool
    """Whether anybody has a place."""
    times: bool = True
    """Whether there is room for how long the calls have taken."""
    over: bool = False
    """Whether all is over, so that it is no matter any more who is gone."""


def shape_of(status: Status, width: int) -> BoardShape:
    """Return which columns the board of a room has in so many columns of a terminal."""
    teams = any(seat.team for seat in status.seats)
    times = not teams or width >= _WIDE
    over = status.phase is RoomPhase.CLOSED
    return BoardShape(len(status.calls), teams, status.phase not in _BEFORE, times, over)


def in_order(status: Status) -> list[SeatStatus]:
    """Return the seats as they stand on the board; before it begins, the newest first."""
    if status.phase in _BEFORE:
        return sorted(status.seats, key=lambda seat: (seat.removed, -seat.seat))
    return sorted(status.seats, key=lambda seat: (seat.removed, seat.place, seat.seat))


def head_line(shape: BoardShape) -> Content:
    """Return the line above the rows."""
    cells = [_right("place" if shape.begun else "seat", 5), _left(content("name"), _NAME)]
    if shape.teams:
        cells.append(_left(content("team"), _TEAM))
    if shape.begun:
        times = [_right("time", 6)] if shape.times else []
        cells += [_right("points", 6), *times, _left(content("call"), 11)]
    return _row(cells).stylize(Ink.FAINT)


def seat_line(seat: SeatStatus, shape: BoardShape, *, marked: bool = False) -> Content:
    """Return the line of a seat; `marked`: with a sign, as colour is not for everybody."""
    number = str(seat.place or "") if shape.begun else str(seat.seat)
    cells = [
        content((_MARK if marked else " ") + number.rjust(4)),
        _left(one_line(seat.name, Ink.STRONG), _NAME),
    ]
    if shape.teams:
        cells.append(_left(one_line(seat.team), _TEAM))
    if shape.begun:
        times = [_right(span_text(seat.time), 6)] if shape.times else []
        how_far = content(_how_far(seat, shape))
        cells += [_right(str(seat.points), 6), *times, _left(how_far, 11)]
    line = _row([*cells, _notes(seat, shape)])
    return line.stylize(Ink.FAINT) if seat.removed else line


def _how_far(seat: SeatStatus, shape: BoardShape) -> str:
    if seat.done >= shape.calls:
        return "all over"
    over = " over" if seat.done > seat.call else ""
    return f"{seat.call + 1} of {shape.calls}{over}"


def _notes(seat: SeatStatus, shape: BoardShape) -> Content:
    """Return what is to be noticed: who is gone comes first, as it may want a hand."""
    if seat.removed:
        return content("taken out")
    notes = []
    if not seat.here and not shape.over:
        since = f" {span_text(seat.gone)}" if seat.gone >= SECOND else ""
        notes.append(content(f"gone{since}", Ink.WARNING))
    if seat.share != WHOLE:
        time = " time" if shape.times else ""
        notes.append(content(f"{seat.share / WHOLE:g}x{time}"))
    return content(", ").join(notes)


def _row(cells: Sequence[Content]) -> Content:
    return content(_GAP).join(cells)


def _right(text: str, width: int) -> Content:
    return content(text.rjust(width))


def _left(cell: Content, width: int) -> Content:
    shown = shortened(cell, width)
    return joined(shown, content(" " * (width - shown.cell_length)))
