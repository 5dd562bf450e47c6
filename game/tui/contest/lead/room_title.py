"""The top line of a room's screen: what it is called, and how it stands, or that nobody answers."""

from textual.content import Content

from game.tui.plain_content import Ink, apart, one_line
from game.tui.widgets.title import Title


class RoomTitle(Title):
    """The title of a room, at whose right end a trouble stands out."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._ink: Ink = Ink.FAINT

    def show(self, title: str, aside: str, ink: Ink = Ink.FAINT) -> None:
        """Show a title, and at the right end something in this ink."""
        self._ink = ink
        self.name_it(title)
        self.tell(aside)

    def render(self) -> Content:
        """Return the line at the widget's width."""
        left, right = one_line(self._title, Ink.STRONG), one_line(self._aside, self._ink)
        return apart(left, right, self.size.width)
