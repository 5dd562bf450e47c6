"""What stands above the rows of a panel: what it is about, a search field, how far an errand is."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.tui.panels import View
from game.tui.plain_content import NOTHING, Ink, apart, content, hanging, joined, one_line, stacked

_FULL = 1_000


class PanelHead(Widget):
    """One line at the least; as many as its texts need."""

    DEFAULT_CSS = """
    PanelHead { height: auto; padding: 0 1; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._view: View | None = None

    def tell(self, view: View) -> None:
        """Show the head of a panel; nothing is drawn again while it stays the same."""
        before, self._view = self._view, view
        if before is None or _heights(before) != _heights(view):
            self.refresh(layout=True)
        elif before != view:
            self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines at the widget's width."""
        return stacked(*self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        view = self._view
        if view is None:
            return [NOTHING]
        lines = _heading(view, width)
        if view.done is not None:
            full = view.done * width // _FULL
            bar = joined(content("━" * full, Ink.ACCENT), content("─" * (width - full), Ink.TRACK))
            lines.append(bar)
        if view.about:
            lines += hanging(NOTHING, one_line(view.about, Ink.FAINT), 0, width)
        if view.done is not None:
            lines.append(NOTHING)
        return lines


def _heights(view: View) -> tuple[object, ...]:
    return len(view.heading), len(view.about), view.done is None, view.query is None


def _heading(view: View, width: int) -> list[Content]:
    heading = one_line(view.heading, Ink.STRONG)
    if view.query is not None:
        return [_field(heading, view, width)]
    return hanging(NOTHING, heading, 0, width)


def _field(label: Content, view: View, width: int) -> Content:
    """Return the search field; of a long query its end is shown, where the next letter goes."""
    aside = one_line(view.aside, Ink.FAINT)
    room = max(width - label.cell_length - aside.cell_length - 5, 1)
    query = one_line((view.query or "").replace(" ", "\xa0"))
    while query.cell_length > room:
        query = query[1:]
    field = joined(label, content("  "), query, content("▏", Ink.ACCENT))
    return apart(field, aside, width)
