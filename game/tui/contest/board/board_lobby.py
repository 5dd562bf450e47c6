"""How one joins a room, to be read from the wall."""

from collections.abc import Sequence
from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget

from game.contest.identity.codes import spaced
from game.contest.identity.join_link import phone_link
from game.contest.wire.messages import BoardNews
from game.contest.wording import board_words as words
from game.tui.contest.phone_words import phone_words
from game.tui.plain_content import Ink, content, joined, one_line, stacked
from game.tui.widgets.big_text import BigText
from game.tui.widgets.plain import Plain
from game.tui.widgets.qr_code import QrCode

_COLUMN: Final = 24
"""Columns of a name with the room behind it; a name has 20 at the most."""

_TYPING: Final = 36
"""Columns that what is typed has at the least, beside the code for cameras: half a code is drawn
large in them."""

_APART: Final = 2
"""Columns between the two."""


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
            names[-1] = content(words.more_words(more + 1), Ink.FAINT)
        cells = [name.pad_right(max(_COLUMN - name.cell_length, 0)) for name in names]
        return stacked(*(joined(*cells[at : at + across]) for at in range(0, len(cells), across)))


class BoardLobby(Horizontal):
    """Shows where one joins, the code, who is in, and beside that what phones join by."""

    DEFAULT_CSS = """
    BoardLobby { height: 1fr; padding: 1 2 0 2; }
    BoardLobby > .typing { width: 1fr; height: 1fr; }
    BoardLobby > .typing > Plain { margin-bottom: 1; }
    BoardLobby > .typing > BigText { margin-bottom: 1; }
    BoardLobby > .phones { width: auto; height: auto; margin-left: 2; }
    BoardLobby > .phones.-out { display: none; }
    """

    def __init__(self, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._news: BoardNews | None = None
        self._left = 0

    def compose(self) -> ComposeResult:
        """Lay out what is typed, from the top, and the code for cameras at the right."""
        with Vertical(classes="typing"):
            yield Plain(classes="how")
            yield BigText()
            yield Plain(classes="many")
            yield LobbyNames()
        with Vertical(classes="phones -out"):
            yield QrCode()
            yield Plain(classes="words")

    def tell(self, news: BoardNews, left: int) -> None:
        """Show a room in which people come in."""
        self._news, self._left = news, left
        self._draw()

    def on_resize(self) -> None:
        """Draw the code for cameras as large as there is room for, or leave it out."""
        self._draw()

    def _draw(self) -> None:
        news = self._news
        if news is None:
            return
        link = phone_link(news.addresses, news.code)
        drawn = self._draw_link(link)
        self.query_one(".how", Plain).show(_how(news, "" if drawn else link))
        self.query_one(BigText).tell(spaced(news.code) if news.code else "")
        across = self.query_one(QrCode).across
        room = self.content_size.width - (across + _APART if drawn else 0)
        self.query_one(".many", Plain).show(_many(news, self._left, room))
        self.query_one(LobbyNames).tell([row.name for row in reversed(news.rows)])

    def _draw_link(self, link: str) -> bool:
        """Draw the code for cameras, and return whether there is room for it."""
        width, height = self.content_size
        said, below, code = phone_words(link, drawn=True), 1, self.query_one(QrCode)
        # A smaller code leaves less width for the words below it, which then take more lines.
        while drawn := code.tell(link, width - _TYPING - _APART, height - below):
            needed = len(said.wrap(code.across))
            if needed <= below:
                break
            below = needed
        self.query_one(".phones").set_class(not drawn, "-out")
        self.query_one(".words", Plain).show(said)
        self.query_one(".words", Plain).styles.width = code.across
        return drawn


def _how(news: BoardNews, link: str) -> Content:
    """Return what to type; with a link, what to open on a phone, too."""
    if not news.addresses:
        return content(words.ASK, Ink.STRONG)
    typed = words.typed_words(news)
    lines = [
        joined(content(f"{words.JOIN_AT}  ", Ink.FAINT), one_line(news.addresses[0], Ink.ACCENT)),
        joined(content(f"{words.OR_TYPE}  ", Ink.FAINT), one_line(typed, Ink.STRONG)),
    ]
    if link:
        lines.append(phone_words(link, drawn=False))
    return stacked(*lines)


def _many(news: BoardNews, left: int, room: int) -> Content:
    who, size = words.people_in_words(news), words.to_play_words(news, left)
    parts = content(who, Ink.STRONG), content(size, Ink.FAINT)
    line = joined(parts[0], content("   "), parts[1])
    return line if line.cell_length <= room else stacked(*parts)
