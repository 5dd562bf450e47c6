"""A meter over the time of a call, drawn as columns."""

from collections.abc import Sequence
from typing import Final

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import NOTHING, Ink, content, joined, stacked
from game.view.kinds import FULL
from game.view.words import points

# A column grows by eighths of a row, and a space is none.
_EIGHTHS: Final = " ▁▂▃▄▅▆▇█"
_LINE: Final = "─"
_ROWS: Final = 3
"""Lines that the columns take; heading and moves take one each."""

Points = Sequence[tuple[int, int]]
"""(milliseconds, thousandths of a point), in the order of time."""


class Curve(Widget):
    """One meter from the first second to the last, with the numbers of the moves below.

    `moves` are numbers with the times at which the moves were over; `costliest` is the number of
    the one that is shown whatever else has to give way.
    """

    DEFAULT_CSS = f"""
    Curve {{ height: {_ROWS + 2}; }}
    """

    def __init__(
        self,
        name: str,
        ink: Ink,
        curve: Points,
        moves: Sequence[tuple[int, int]],
        costliest: int | None = None,
    ) -> None:
        super().__init__()
        self._costliest = costliest
        self._meter = name
        self._ink = ink
        self._curve = tuple(curve)
        self._moves = tuple(moves)

    def render(self) -> Content:
        """Return the heading, the columns and the moves at the widget's width."""
        if not self._curve:
            return NOTHING
        width = max(self.size.width, 1)
        first, last = points(self._curve[0][1]), points(self._curve[-1][1])
        heading = joined(
            content(self._meter, Ink.STRONG),
            content(f"  {first} → {last}", Ink.FAINT),
        ).truncate(width)
        levels = [_level(self._curve, column, width) for column in range(width)]
        rows = [content(_row(levels, row), self._ink) for row in reversed(range(_ROWS))]
        return stacked(heading, *rows, content(self._axis(width), Ink.FAINT))

    def _axis(self, width: int) -> str:
        """Return a line with the number of each move below its time, as far as they have room."""
        line = [_LINE] * width
        length = max(self._curve[-1][0], 1)
        # The move that cost most is the one looked for: where numbers collide, it comes first.
        for number, when in sorted(self._moves, key=lambda move: move[0] != self._costliest):
            text = str(number)
            place = max(min(when * (width - 1) // length, width - len(text)), 0)
            # A free cell on either side, or two numbers would read as one.
            around = line[max(place - 1, 0) : place + len(text) + 1]
            if all(cell == _LINE for cell in around) and len(text) <= width:
                line[place : place + len(text)] = text
        return "".join(line)


def _level(curve: Points, column: int, width: int) -> int:
    """Return the height of a column in eighths of a row; never 0 while the meter is not empty."""
    when = curve[-1][0] * column // max(width - 1, 1)
    value = value_at(curve, when)
    height = (value * _ROWS * 8 + FULL // 2) // FULL
    return max(height, 1) if value else 0


def value_at(curve: Points, when: int) -> int:
    """Return a meter at a moment, on the straight line between the two points around it."""
    before = curve[0]
    for point in curve:
        if point[0] > when:
            span, passed = point[0] - before[0], when - before[0]
            return before[1] + (point[1] - before[1]) * passed // span if span else before[1]
        before = point
    return before[1]


def _row(levels: Sequence[int], row: int) -> str:
    return "".join(_EIGHTHS[min(max(level - row * 8, 0), 8)] for level in levels)
