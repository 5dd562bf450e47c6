"""What stands above the rows of a panel: what it is about, a search field, how far an errand is."""

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from game.play.panels import Panel
from game.tui.plain_content import NOTHING, Ink, apart, content, hanging, joined, one_line, stacked

_FULL = 1_000


class PanelHead(Widget):
    """One line at the least; as many as its texts need."""

    DEFAULT_CSS = """
    PanelHead { height: auto; padding: 0 1; text-wrap: nowrap; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel | None = None

    def tell(self, panel: Panel) -> None:
        """Show the head of a panel; nothing is drawn again while it stays the same."""
        before, self._panel = self._panel, panel
        if before is None or _heights(before) != _heights(panel):
            self.refresh(layout=True)
        elif before != panel:
            self.refresh()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return how many lines it takes."""
        return len(self._lines(width))

    def render(self) -> Content:
        """Return the lines at the widget's width."""
        return stacked(*self._lines(self.content_size.width))

    def _lines(self, width: int) -> list[Content]:
        panel = self._panel
        if panel is None:
            return [NOTHING]
        lines = _heading(panel, width)
        if panel.done is not None:
            full = panel.done * width // _FULL
            bar = joined(content("━" * full, Ink.ACCENT), content("─" * (width - full), Ink.TRACK))
            lines.append(bar)
        if panel.about:
            lines += hanging(NOTHING, one_line(panel.about, Ink.FAINT), 0, width)
        if panel.done is not None:
            lines.append(NOTHING)
        return lines


def _heights(panel: Panel) -> tuple[object, ...]:
    # Of the texts only how long they are: the time that is left changes every second, and would
    # have the whole screen laid out again.
    return len(panel.heading), len(panel.about), panel.done is None, panel.query is None


def _heading(panel: Panel, width: int) -> list[Content]:
    heading = one_line(panel.heading, Ink.STRONG)
    if panel.query is not None:
        return [_field(heading, panel, width)]
    return hanging(NOTHING, heading, 0, width)


def _field(label: Content, panel: Panel, width: int) -> Content:
    """Return the search field; of a long query its end is shown, where the next letter goes."""
    aside = one_line(panel.aside, Ink.FAINT)
    room = max(width - label.cell_length - aside.cell_length - 5, 1)
    # Spaces that do not break: a line is made of words, and a space typed last would not be seen.
    query = one_line((panel.query or "").replace(" ", "\xa0"))
    while query.cell_length > room:
        query = query[1:]
    field = joined(label, content("  "), query, content("▏", Ink.ACCENT))
    return apart(field, aside, width)
