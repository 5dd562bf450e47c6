"""The line above the replies: a message that waits for a word, or else a plain line."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from game.call import Level
from game.play.deeds import ping_line
from game.tui.keys import KeyHint
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line
from game.tui.widgets.divider import Divider
from game.tui.widgets.key_line import KeyLabel
from game.tui.widgets.plain import Plain

ANSWER: Final = KeyHint("a", "a", "answer")
PARK: Final = KeyHint("p", "p", "park")
OTHER: Final = KeyHint("o", "o", "other")
_BLOCKED: Final = "Esc first"


class PingLine(Container):
    """One line, whatever comes and goes: nothing below it moves."""

    DEFAULT_CSS = """
    PingLine { height: 1; }
    PingLine > Horizontal { height: 1; display: none; background: $panel; }
    PingLine.-pinged > Horizontal { display: block; }
    PingLine.-pinged > Divider { display: none; }
    PingLine Plain { width: auto; }
    PingLine .message { width: 1fr; padding: 0 1; text-wrap: nowrap; text-overflow: ellipsis; }
    PingLine .more { padding: 0 1 0 0; }
    PingLine .blocked { display: none; padding: 0 1; }
    PingLine.-blocked .blocked { display: block; }
    PingLine.-blocked KeyLabel, PingLine KeyLabel.-out { display: none; }
    """

    def __init__(self, level: Level) -> None:
        super().__init__()
        self._level = level
        self._other, self._answer = KeyLabel(OTHER), KeyLabel(ANSWER)
        self._shown: tuple[object, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line and what takes its place."""
        yield Divider()
        with Horizontal():
            yield Plain(classes="message")
            yield Plain(classes="more")
            yield self._other
            yield self._answer
            yield KeyLabel(PARK)
            yield Plain(content(_BLOCKED, Ink.FAINT), classes="blocked")

    def tell(self, pings: tuple[int, ...], *, answerable: bool, blocked: bool) -> None:
        """Show the first of these messages, and how many wait beside it.

        `answerable`: whether it can be answered now, and not only put off; `blocked`: whether
        letters are being typed elsewhere.
        """
        shown = pings, answerable, blocked
        if shown == self._shown:
            return
        self._shown = shown
        self.set_class(bool(pings), "-pinged")
        self.set_class(blocked, "-blocked")
        self._answer.set_class(not answerable, "-out")
        self._other.set_class(not pings[1:], "-out")
        if pings:
            message = one_line(ping_line(self._level, pings[0]))
            self.query_one(".message", Plain).show(
                joined(content("▸ ", Ink.ACCENT), message), same_height=True
            )
            more = content(f"+{len(pings) - 1}", Ink.ACCENT) if pings[1:] else NOTHING
            self.query_one(".more", Plain).show(more)
