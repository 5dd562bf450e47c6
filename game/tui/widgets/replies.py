"""The foot of a call: what you may say, or how to let a caller finish who is speaking."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Click
from textual.message import Message

from game.tui.clicks import meant
from game.tui.plain_content import Ink, content, joined, one_line, stacked
from game.tui.widgets.plain import Plain
from game.tui.widgets.reply_list import ReplyList

LEAST_LINES: Final = 8
MOST_LINES: Final = 12

_ABOVE_AND_BELOW: Final = 14
"""Lines that stay free: the header, face and meters, the divider, and a notice of two lines."""


class Replies(Container):
    """Four replies of two lines each fit; with more, the list grows and then scrolls.

    It never grows so far that the meters above it give way.
    """

    DEFAULT_CSS = """
    Replies { height: auto; min-height: 8; }
    Replies > .waiting { height: 8; content-align: center middle; text-align: center; }
    """

    class Hushed(Message):
        """Somebody clicked where the replies would be, while there were none."""

    def compose(self) -> ComposeResult:
        """Lay out the rows and the line that stands in for them."""
        yield Plain(classes="waiting")
        yield ReplyList()

    def fit(self, height: int) -> None:
        """Leave room for the rest of a screen so many lines high."""
        most = min(max(height - _ABOVE_AND_BELOW, LEAST_LINES), MOST_LINES)
        self.styles.max_height = most
        self.query_one(ReplyList).styles.max_height = most

    def offer(self, replies: Sequence[str]) -> None:
        """Show the replies that may be given."""
        self._show_rows(shown=True)
        self.query_one(ReplyList).offer(replies)

    def wait_for(self, caller: str, *, may_cut_in: bool) -> None:
        """Show that the caller is speaking."""
        self._show_rows(shown=False)
        keys = [content("any key", Ink.ACCENT), content(" hear it to the end", Ink.FAINT)]
        if may_cut_in:
            keys += [content("    i", Ink.ACCENT), content(" cut in", Ink.FAINT)]
        speaking = joined(one_line(caller, Ink.CALLER), content(" is speaking"))
        self._stand_in(speaking, joined(*keys))

    def over(self) -> None:
        """Show that the call is over."""
        self._show_rows(shown=False)
        keys = joined(content("Enter", Ink.ACCENT), content(" see how it went"))
        self._stand_in(content("The call is over.", Ink.STRONG), keys)

    def on_click(self, event: Click) -> None:
        """Let a click count as a key while there is nothing to choose."""
        event.stop()
        if meant(event) and self.query_one(".waiting").display:
            self.post_message(self.Hushed())

    def _stand_in(self, first: Content, second: Content) -> None:
        self.query_one(".waiting", Plain).show(stacked(first, second), same_height=True)

    def _show_rows(self, *, shown: bool) -> None:
        self.query_one(ReplyList).display = shown
        self.query_one(".waiting").display = not shown
