"""A row to choose: by its number, by arrows and Enter, or with the mouse."""

from typing import Final

from textual.content import Content
from textual.events import Click
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget

from game.tui.clicks import meant
from game.tui.plain_content import NOTHING, Ink, content, filled, hanging, joined, stacked

_MARK: Final = "› "  # noqa: RUF001 - the sign itself is meant
_UNMARKED: Final = "  "
_GAP: Final = 2


class Choice(Widget):
    """A body with hanging indent behind a sign. A mark, not only a colour, tells where one is.

    The mark is drawn, not a style of its own: moving it draws two rows and nothing else. Rows are
    laid out once for every width; what Textual would do again for each key press is switched off.
    """

    DEFAULT_CSS = """
    Choice { height: auto; text-wrap: nowrap; text-overflow: clip; }
    Choice:hover { background: $surface; }
    """

    auto_links = var(default=False)

    class Chosen(Message):
        """A row was chosen with the mouse; `place` counts from 0."""

        def __init__(self, place: int) -> None:
            super().__init__()
            self.place = place

    def __init__(self, place: int, sign: str = "", body: Content = NOTHING) -> None:
        super().__init__()
        self._place = place
        self._sign = sign or str(place + 1)
        self._body = body
        self._marked = False
        # By width, and by whether it is marked: to move the mark lays out nothing anew.
        self._laid_out: dict[tuple[int, bool], list[Content]] = {}

    @property
    def place(self) -> int:
        """The row's place in its list, from 0."""
        return self._place

    @property
    def marked(self) -> bool:
        """Whether the mark is here."""
        return self._marked

    def mark(self, *, here: bool) -> None:
        """Put the mark here, or take it away."""
        if here is not self._marked:
            self._marked = here
            self.refresh()

    def number(self, sign: str) -> None:
        """Put another sign before the body."""
        if sign != self._sign:
            self._sign = sign
            self.lay_out()

    def offer(self, body: Content) -> None:
        """Show another body in this row."""
        if not body.is_same(self._body):
            self._body = body
            self.lay_out()

    def lay_out(self) -> None:
        """Lay the row out again, because something in it has changed."""
        self._laid_out.clear()
        self.refresh(layout=True)

    def on_click(self, event: Click) -> None:
        """Choose this row with the mouse."""
        # What is behind the row takes clicks, too.
        event.stop()
        if meant(event):
            self.post_message(self.Chosen(self._place))

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines the row takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the row at the widget's width."""
        return stacked(*self._lines(self.content_size.width))

    def body(self, _width: int) -> Content:
        """Return what stands behind the sign; a row that fits it to its width overrides this."""
        return self._body

    def _lines(self, width: int) -> list[Content]:
        lines = self._laid_out.get((width, self._marked))
        if lines is None:
            mark = content(_MARK if self._marked else _UNMARKED, Ink.ACCENT)
            label = joined(mark, content(self._sign, Ink.ACCENT))
            indent = len(_MARK) + len(self._sign) + _GAP
            # One column stays free at the right, where a scrollbar or the frame may be.
            lines = hanging(label, self.body(width - indent - 1), indent, width - 1)
            if self._marked:
                lines = [filled(line, width) for line in lines]
            self._laid_out[width, self._marked] = lines
        return lines
