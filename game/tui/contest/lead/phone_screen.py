"""The code by which phones join, in front of the room, for whoever looks over one's shoulder."""

from typing import ClassVar, Final

from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import Resize
from textual.widget import Widget

from game.contest.identity.codes import spaced
from game.tui.ascii_only import draws_ascii
from game.tui.contest.phone_words import phone_words
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink, content, joined, one_line
from game.tui.screens.footed import THEME, FootedScreen
from game.tui.widgets.plain import Plain
from game.tui.widgets.qr_code import QrCode
from game.tui.widgets.title import Title

_WORDS: Final = 38
"""Columns for the words at the right of the code, with what parts them from it."""
_AROUND: Final = 2
"""Lines above and below: the title and the keys."""
_SAME_NETWORK: Final = (
    "A phone has to be in this machine's network. Where the page does not open, it is most often "
    "a network that keeps machines apart, or a firewall here."
)
_LARGER: Final = "In a larger terminal there is a code for cameras here."


class PhoneScreen(FootedScreen):
    """A link to join as a code for cameras, with what else a phone can do beside it."""

    DEFAULT_CSS = """
    PhoneScreen > .page { height: 1fr; padding: 0 1; }
    PhoneScreen .page > QrCode { margin-right: 2; }
    PhoneScreen .page > Vertical { width: 1fr; height: auto; }
    PhoneScreen .page > Vertical > Plain { margin-top: 1; }
    PhoneScreen .-out { display: none; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (KeyHint("enter", "Enter", "back"), THEME)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter,escape,q,v", "back", "back", show=False),
    ]

    def __init__(self, link: str) -> None:
        super().__init__()
        self._link = link

    def body(self) -> list[Widget]:
        """Return the code, and the words beside it."""
        code = spaced(self._link.partition("#")[2])
        words = Vertical(
            Plain(classes="open"),
            Plain(one_line(self._link, Ink.STRONG), classes="link"),
            Plain(joined(content("Code  ", Ink.FAINT), one_line(code, Ink.STRONG))),
            Plain(content(_SAME_NETWORK, Ink.FAINT)),
            Plain(content(_LARGER), classes="larger"),
        )
        page = Horizontal(QrCode(), words, classes="page")
        return [Title("Joining with a phone", "the room goes on"), page]

    def on_resize(self, event: Resize) -> None:
        """Draw the code as large as there is room for."""
        super().on_resize(event)
        room = event.size.width - _WORDS, event.size.height - _AROUND
        drawn = self.query_one(QrCode).tell(self._link, *room)
        self.query_one(".open", Plain).show(phone_words(self._link, drawn=drawn))
        # Without a code, the words have the link.
        self.query_one(".link").set_class(not drawn, "-out")
        self.query_one(".larger").set_class(drawn or draws_ascii(), "-out")

    def action_back(self) -> None:
        """Go back to the room."""
        self.dismiss()
