"""Rows to choose from, one below the other."""

from textual.containers import VerticalScroll

from game.tui.widgets.choice import Choice


# Without focus and bindings: as a container that scrolls, it would take the arrows for itself.
class ChoiceList(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Rows among which a mark moves; none is marked until somebody moves there.

    Its screen has the keys: up and down `move` the mark, Enter chooses what is `marked`.
    """

    DEFAULT_CSS = """
    ChoiceList { height: auto; scrollbar-size-vertical: 1; }
    """

    @property
    def rows(self) -> list[Choice]:
        """The rows that can be chosen now, from the top."""
        return [row for row in self.children if isinstance(row, Choice) and row.display]

    @property
    def marked(self) -> Choice | None:
        """The marked row."""
        return next((row for row in self.rows if row.marked), None)

    @property
    def hidden(self) -> tuple[int, int]:
        """How many rows are out of view, above and below; a row half in view counts among them."""
        top = self.scroll_offset.y
        regions = [row.virtual_region for row in self.rows]
        above = sum(region.y < top for region in regions)
        return above, sum(region.bottom > top + self.size.height for region in regions)

    def move(self, by: int) -> None:
        """Mark the row `by` places further on, round the ends; the first or last to begin with."""
        rows = self.rows
        if not rows:
            return
        before = next((place for place, row in enumerate(rows) if row.marked), None)
        place = (0 if by > 0 else -1) if before is None else before + by
        row = rows[place % len(rows)]
        for each in rows:
            each.mark(here=each is row)
        self._keep_in_view(row)

    def on_resize(self) -> None:
        """Keep the mark in view."""
        if row := self.marked:
            self.call_after_refresh(self._keep_in_view, row)

    def _keep_in_view(self, row: Choice) -> None:
        if not self.content_region.contains_region(row.region):
            self.scroll_to_widget(row, animate=False)

    def unmark(self) -> None:
        """Take the mark away."""
        for row in self.rows:
            row.mark(here=False)
