"""The line above the replies: a message that waits for a word, or else a plain line."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Horizontal

from game.tui.keys import KeyHint
from game.tui.plain_content import NOTHING, Ink, content, joined, one_line
from game.tui.widgets.divider import Divider
from game.tui.widgets.key_line import KeyLabel
from game.tui.widgets.plain import Plain
from game.view.actions import FACTS, Action
from game.view.view import PendingMessage

_ANSWER, _PARK = FACTS[Action.ATTEND], FACTS[Action.PARK]
ANSWER: Final = KeyHint(_ANSWER.key, _ANSWER.key, _ANSWER.key_label)
PARK: Final = KeyHint(_PARK.key, _PARK.key, _PARK.key_label)
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

    def __init__(self) -> None:
        super().__init__()
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

    def tell(
        self, messages: tuple[PendingMessage, ...], *, answerable: bool, blocked: bool
    ) -> None:
        """Show the first of these messages, and how many wait beside it.

        `answerable`: whether it can be answered now, and not only put off; `blocked`: whether
        letters are being typed elsewhere.
        """
        # Asked ten times a second.
        shown = messages, answerable, blocked
        if shown == self._shown:
            return
        self._shown = shown
        self.set_class(bool(messages), "-pinged")
        self.set_class(blocked, "-blocked")
        self._answer.set_class(not answerable, "-out")
        self._other.set_class(not messages[1:], "-out")
        if messages:
            message = one_line(messages[0].line)
            self.query_one(".message", Plain).show(
                joined(content("▸ ", Ink.ACCENT), message), same_height=True
            )
            more = content(f"+{len(messages) - 1}", Ink.ACCENT) if messages[1:] else NOTHING
            self.query_one(".more", Plain).show(more)
