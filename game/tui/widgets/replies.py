"""The foot of a call: what you may say, or how to let a caller finish who is speaking."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Click
from textual.message import Message

from game.tui.plain_content import Ink, content, joined, one_line, stacked
from game.tui.widgets.plain import Plain
from game.tui.widgets.reply_list import ReplyList


class Replies(Container):
    """Four replies of two lines each fit; with more, the list grows and then scrolls."""

    DEFAULT_CSS = """
    Replies { height: auto; min-height: 8; max-height: 12; }
    Replies > ReplyList { max-height: 12; }
    Replies > .waiting { height: 8; content-align: center middle; text-align: center; }
    """

    class Hushed(Message):
        """Somebody clicked where the replies will be, while the caller was speaking."""

    def compose(self) -> ComposeResult:
        """Lay out the rows and the line that stands in for them."""
        yield Plain(classes="waiting")
        yield ReplyList()

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
        self.post_message(self.Hushed())

    def _stand_in(self, first: Content, second: Content) -> None:
        self.query_one(".waiting", Plain).show(stacked(first, second), same_height=True)

    def _show_rows(self, *, shown: bool) -> None:
        self.query_one(ReplyList).display = shown
        self.query_one(".waiting").display = not shown
