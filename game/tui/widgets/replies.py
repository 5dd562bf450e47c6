"""The foot of a call: what you may say, how to let a caller finish, or what you turn to instead."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Container
from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.widget import Widget

from game.play.panels import Panel
from game.tui.clicks import meant
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line, stacked
from game.tui.widgets.desk_panel import DeskPanel
from game.tui.widgets.plain import Plain
from game.tui.widgets.reply_list import ReplyList

LEAST_LINES: Final = 8
"""Four replies of two lines."""
MOST_LINES: Final = 12
"""Six replies of two lines; the room beyond is better spent on the conversation."""

ROOMY: Final = 26
"""Lines of a screen from which there is more room than the least that is needed."""

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

    def __init__(self) -> None:
        super().__init__()
        self._tallest = self._before = self._most = LEAST_LINES

    def compose(self) -> ComposeResult:
        """Lay out the rows and the line that stands in for them."""
        yield Plain(classes="waiting")
        yield ReplyList()
        yield DeskPanel()

    def fit(self, height: int) -> None:
        """Leave room for the rest of a screen so many lines high."""
        most = min(max(height - _ABOVE_AND_BELOW, LEAST_LINES), MOST_LINES)
        self.styles.max_height = most
        self.query_one(ReplyList).styles.max_height = most
        self._most = most
        self._tallest = most if height >= ROOMY else LEAST_LINES

    def offer(self, replies: Sequence[str]) -> None:
        """Show the replies that may be given."""
        self._show_only(ReplyList)
        self.query_one(ReplyList).offer(replies)

    def turn_to(self, panel: Panel) -> None:
        """Show a panel, or how it stands now."""
        shown = self.query_one(DeskPanel)
        if not shown.display:
            # As high as what was here before, so that nothing above moves.
            self._before = max(self.size.height, LEAST_LINES)
            self._show_only(DeskPanel)
        lines = self._tallest if panel.most >= LEAST_LINES else self._before
        shown.styles.height = min(max(lines, self._before), self._most)
        shown.show(panel)

    def wait_for(self, caller: str, *, may_cut_in: bool, pinged: bool) -> None:
        """Show that the caller is speaking; `pinged`: whether a message could be answered now."""
        self._show_only(Plain)
        keys = [content("any key", Ink.ACCENT), content(" hear it to the end", Ink.FAINT)]
        if may_cut_in:
            keys += [content("    i", Ink.ACCENT), content(" cut in", Ink.FAINT)]
        speaking = joined(one_line(caller, Ink.CALLER), content(" is speaking"))
        self._stand_in(speaking, joined(*keys), _ping_keys(caller) if pinged else NOTHING)

    def over(self, leads: str) -> None:
        """Show that the call is over, and where Enter leads."""
        self._show_only(Plain)
        keys = joined(content("Enter", Ink.ACCENT), content(f" {leads}"))
        self._stand_in(content("The call is over.", Ink.STRONG), keys)

    def on_click(self, event: Click) -> None:
        """Let a click count as a key while there is nothing to choose."""
        event.stop()
        if meant(event) and self.query_one(".waiting").display:
            self.post_message(self.Hushed())

    def _stand_in(self, first: Content, second: Content, third: Content = NOTHING) -> None:
        lines = stacked(first, second, *([NOTHING, third] if third.cell_length else []))
        self.query_one(".waiting", Plain).show(lines, same_height=True)

    def _show_only(self, kind: type[Widget]) -> None:
        for child in self.children:
            child.display = isinstance(child, kind)


def _ping_keys(caller: str) -> Content:
    """Return what it would cost to answer a message now, and how to put it off."""
    return joined(
        content("a", Ink.ACCENT),
        content(" "),
        one_line(f"answer now (you will miss what {caller} is saying)", Ink.FAINT),
        content("    p", Ink.ACCENT),
        content(" park it", Ink.FAINT),
    )
