"""The top line of a screen that is no call."""

from textual.content import Content
from textual.widget import Widget

from game.tui.plain_content import Ink, apart, one_line


class Title(Widget):
    """What this screen is, and at its right end something about it."""

    DEFAULT_CSS = """
    Title { height: 1; padding: 0 1; background: $panel; }
    """

    def __init__(self, title: str, aside: str = "") -> None:
        super().__init__()
        self._title = title
        self._aside = aside

    def tell(self, aside: str) -> None:
        """Change what stands at the right end."""
        if aside != self._aside:
            self._aside = aside
            self.refresh()

    def name_it(self, title: str) -> None:
        """Change what the screen is called."""
        if title != self._title:
            self._title = title
            self.refresh()

    def render(self) -> Content:
        """Return the line at the widget's width."""
        left, right = one_line(self._title, Ink.STRONG), one_line(self._aside, Ink.FAINT)
        return apart(left, right, self.size.width)
