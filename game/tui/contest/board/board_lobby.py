"""How one joins a room, to be read from the wall."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from game.contest.identity.codes import spaced
from game.contest.wire.messages import BoardNews
from game.tui.plain_content import Ink, content, joined, one_line, stacked
from game.tui.widgets.big_text import BigText
from game.tui.widgets.plain import Plain
from game.view.words import minutes_text

_COLUMN: Final = 24
"""Columns of a name with the room behind it; a name has 20 at the most."""


class LobbyNames(Widget):
    """Names side by side, the newest first, as many as there is room for."""

    DEFAULT_CSS = """
    LobbyNames { height: 1fr; width: 1fr; text-wrap: nowrap; text-overflow: clip; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._names: Sequence[str] = ()

    def tell(self, names: Sequence[str]) -> None:
        """Show names."""
        if names != self._names:
            self._names = names
            self.refresh()

    def render(self) -> Content:
        """Return them, and how many more there are."""
        across, down = max(self.size.width // _COLUMN, 1), max(self.size.height, 1)
        names = [one_line(name, Ink.STRONG) for name in self._names[: across * down]]
        if more := len(self._names) - len(names):
            names[-1] = content(f"and {more + 1} more", Ink.FAINT)
        cells = [name.pad_right(max(_COLUMN - name.cell_length, 0)) for name in names]
        return stacked(*(joined(*cells[at : at + across]) for at in range(0, len(cells), across)))


class BoardLobby(Vertical):
    """Shows where one joins, the code, and who is in."""

    DEFAULT_CSS = """
    BoardLobby { height: 1fr; padding: 1 2 0 2; }
    BoardLobby > Plain { margin-bottom: 1; }
    BoardLobby > BigText { margin-bottom: 1; }
    """

    def compose(self) -> ComposeResult:
        """Lay out what is shown, from the top."""
        yield Plain(classes="how")
        yield BigText()
        yield Plain(classes="many")
        yield LobbyNames()

    def tell(self, news: BoardNews, left: int) -> None:
        """Show a room in which people come in."""
        self.query_one(".how", Plain).show(_how(news))
        self.query_one(BigText).tell(spaced(news.code) if news.code else "")
        self.query_one(".many", Plain).show(_many(news, left))
        self.query_one(LobbyNames).tell([row.name for row in reversed(news.rows)])


def _how(news: BoardNews) -> Content:
    if not news.addresses:
        return content("Ask how to join.", Ink.STRONG)
    address = news.addresses[0]
    typed = f"callcraft join {address} {spaced(news.code)}"
    return stacked(
        joined(content("Join at  ", Ink.FAINT), one_line(address, Ink.ACCENT)),
        joined(content("or type  ", Ink.FAINT), one_line(typed, Ink.STRONG)),
    )


def _many(news: BoardNews, left: int) -> Content:
    many = len(news.rows)
    who = "Nobody is in yet." if not many else f"{many} {'is' if many == 1 else 'are'} in."
    calls = "One call" if news.calls == 1 else f"{news.calls} calls"
    return joined(
        content(who, Ink.STRONG), content(f"   {calls} in {minutes_text(left)}.", Ink.FAINT)
    )
