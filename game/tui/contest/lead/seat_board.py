"""The rows of everybody in a room, of which only those in view are drawn, and one can be marked."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.widget import Widget

from game.contest.wire.messages import SeatStatus
from game.tui.clicks import meant
from game.tui.contest.lead.seat_row import BoardShape, head_line, seat_line
from game.tui.plain_content import NOTHING, Ink, content, filled, joined, shortened, stacked

_WHEEL = 3
"""Rows that the wheel of a mouse moves."""


class SeatBoard(Widget):
    """Shows as many rows as there is room for, below a line that names their columns.

    A mark stays with its seat, wherever that comes to stand. Its screen has the keys.
    """

    DEFAULT_CSS = """
    SeatBoard { height: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    class Marked(Message):
        """Another row is marked, or none is."""

    def __init__(self) -> None:
        super().__init__()
        self._seats: Sequence[SeatStatus] = ()
        self._shape = BoardShape(1, teams=False, begun=False)
        self._top = 0
        self._mark: int | None = None

    def tell(self, seats: Sequence[SeatStatus], shape: BoardShape) -> None:
        """Show these seats, in this order."""
        if seats != self._seats or shape != self._shape:
            self._seats, self._shape = seats, shape
            self._keep_within()
            self.refresh()

    @property
    def marked(self) -> SeatStatus | None:
        """The seat that is marked, as it stands now."""
        return next((seat for seat in self._seats if seat.seat == self._mark), None)

    @property
    def page(self) -> int:
        """How many rows there is room for."""
        return max(self.size.height - 1, 1)

    def move(self, by: int) -> None:
        """Mark the row so many rows further on; one further on begins in view."""
        if not self._seats:
            return
        place = self._place_of_mark()
        beginning = place is None and abs(by) == 1
        self._mark_place(self._top if beginning else (place or 0) + by)

    def unmark(self) -> None:
        """Take the mark away."""
        self._mark = None
        self._changed()

    def _mark_place(self, place: int) -> None:
        place = min(max(place, 0), len(self._seats) - 1)
        self._mark = self._seats[place].seat
        self._top = min(max(self._top, place - self.page + 1), place)
        self._changed()

    def _changed(self) -> None:
        self.post_message(self.Marked())
        self.refresh()

    def _place_of_mark(self) -> int | None:
        places = (place for place, seat in enumerate(self._seats) if seat.seat == self._mark)
        return next(places, None)

    def _scroll(self, by: int) -> None:
        self._top += by
        self._keep_within()
        self.refresh()

    def _keep_within(self) -> None:
        self._top = min(max(self._top, 0), max(len(self._seats) - self.page, 0))

    def on_resize(self) -> None:
        """Keep as many rows in view as there is room for."""
        self._keep_within()

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        """Show what comes below."""
        event.stop()
        self._scroll(_WHEEL)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        """Show what comes above."""
        event.stop()
        self._scroll(-_WHEEL)

    def on_click(self, event: Click) -> None:
        """Mark the row that was clicked."""
        place = self._top + event.y - 1
        if meant(event) and event.y > 0 and place < len(self._seats):
            self._mark_place(place)

    def render(self) -> Content:
        """Return the rows in view."""
        width, last = self.size.width, self._top + self.page
        rows = [self._line(seat, width) for seat in self._seats[self._top : last]]
        head = head_line(self._shape)
        if len(self._seats) > self.page:
            shown = f"  {self._top + 1}-{min(last, len(self._seats))} of {len(self._seats)}"
            head = joined(head, content(shown, Ink.FAINT))
        return stacked(shortened(head, width), *rows) if self._seats else NOTHING

    def _line(self, seat: SeatStatus, width: int) -> Content:
        marked = seat.seat == self._mark
        line = shortened(seat_line(seat, self._shape, marked=marked), width)
        return filled(line, width) if marked else line
