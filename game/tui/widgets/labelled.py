"""A list of labels with text beside them, wrapped so that the text keeps its own column."""

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.plain_content import hanging, stacked

Row = tuple[Content, Content]
"""A label and what stands beside it."""


class Labelled(Widget):
    """Rows of a label and a text; `indent` is the width of the column of labels, in cells."""

    DEFAULT_CSS = """
    Labelled { height: auto; }
    """

    def __init__(self, rows: Sequence[Row], indent: int, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._rows = tuple(rows)
        self._indent = indent

    def tell(self, rows: Sequence[Row]) -> None:
        """Show other rows."""
        if tuple(rows) != self._rows:
            self._rows = tuple(rows)
            self.refresh(layout=True)

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines the rows take."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the rows at the widget's width."""
        return stacked(*self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        rows = self._rows
        return [line for label, body in rows for line in hanging(label, body, self._indent, width)]
