"""A screen with keys at its foot, where notices stand, too, and a smallest size."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from game.tui.keys import KeyHint
from game.tui.screens.messages import LeaveProgram
from game.tui.widgets.key_line import LEAVING, KeyLine
from game.tui.widgets.too_small import TooSmall, too_small

THEME: KeyHint = KeyHint("t", "t", "light or dark")
LEAVE: KeyHint = KeyHint("q", "q", LEAVING)

SMALL: Final = "-small"
"""The class of a screen that only says that it is too small."""

_NEVER_BLIND: Final = frozenset({"leave", "help", "back"})
"""Actions that are done on a screen too small to see: none of them is part of a call."""


class FootedScreen(Screen[None]):
    """A screen with a foot of keys. Subclasses give their widgets in `body`."""

    # What should take arrows and Enter is focused by name; of itself nothing does.
    AUTO_FOCUS: ClassVar[str | None] = ""
    KEYS: ClassVar[tuple[KeyHint, ...]] = ()

    DEFAULT_CSS = """
    FootedScreen { overflow: hidden hidden; }
    FootedScreen.-small > * { display: none; }
    FootedScreen.-small > TooSmall { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("t", "app.change_theme", "light or dark", show=False),
        Binding("q", "leave", "leave", show=False),
    ]

    def compose(self) -> ComposeResult:
        """Lay out the body between the size notice and the keys."""
        yield self.size_notice()
        yield from self.body()
        yield KeyLine(self.keys())

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys to name at the foot; KEYS where they are always the same."""
        return self.KEYS

    def size_notice(self) -> TooSmall:
        """Return what stands on this screen where it is too small."""
        return TooSmall()

    def body(self) -> list[Widget]:
        """Return the widgets of this screen, from the top."""
        raise NotImplementedError  # every screen has its own; there is none without a body

    def _screen_resized(self, _size: Size) -> None:
        # Not the size that is told: laying out tells the screen the size it was laid out for, and
        # where that comes after another one, two sizes would chase each other, or the older stay.
        super()._screen_resized(self.app.size)

    def on_resize(self, event: Resize) -> None:
        """Say so where the terminal is too small."""
        self.set_class(too_small(event.size), SMALL)
        self.query_one(TooSmall).tell(event.size)

    def on_key(self, _event: Key) -> None:
        """Take away what was said at the foot: it was about what was done before."""
        self.query_one(KeyLine).go_on()

    def on_mouse_down(self) -> None:
        """Take the mouse for a key."""
        self.query_one(KeyLine).go_on()

    def on_screen_suspend(self) -> None:
        """Take away what was said at the foot: nobody would understand it on coming back."""
        for foot in self.query(KeyLine):
            foot.go_on()

    def notice(self, text: str, *, stays: bool = False) -> None:
        """Say something at the foot, for a moment or until the next key.

        `stays`: for the whole moment, because it is said only once.
        """
        self.query_one(KeyLine).notice(text, stays=stays)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Let nothing be done blindly: on a screen too small to see, only leaving and help."""
        return action in _NEVER_BLIND or not self.has_class(SMALL)

    def action_leave(self) -> None:
        """Leave the program."""
        self.post_message(LeaveProgram())
