"""What all screens have in common: their keys at the foot, help, theme, and a smallest size."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.events import Key, Resize
from textual.geometry import Size
from textual.screen import Screen
from textual.widget import Widget

from game.tui.keys import KeyHint
from game.tui.run_context import RunContext
from game.tui.screens.messages import AskForHelp, KeepCall, LeaveProgram
from game.tui.widgets.key_line import LEAVING, KeyLine
from game.tui.widgets.too_small import TooSmall, too_small

HELP: KeyHint = KeyHint("question_mark", "?", "help")
THEME: KeyHint = KeyHint("t", "t", "light or dark")
LEAVE: KeyHint = KeyHint("q", "q", LEAVING)
MENU: KeyHint = KeyHint("m", "m", "menu")
SHIFT: KeyHint = KeyHint("m", "m", "shift")
CALL: KeyHint = KeyHint("m", "m", "call")

SMALL: Final = "-small"
"""The class of a screen that only says that it is too small."""

_NEVER_BLIND: Final = frozenset({"leave", "help", "back"})
"""Actions that are done on a screen too small to see: none of them is part of a call."""


class CallcraftScreen(Screen[None]):
    """A screen with a foot of keys. Subclasses give their widgets in `body`."""

    # What should take arrows and Enter is focused by name; of itself nothing does.
    AUTO_FOCUS: ClassVar[str | None] = ""
    KEYS: ClassVar[tuple[KeyHint, ...]] = ()

    DEFAULT_CSS = """
    CallcraftScreen { overflow: hidden hidden; }
    CallcraftScreen.-small > * { display: none; }
    CallcraftScreen.-small > TooSmall { display: block; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "help", show=False),
        Binding("t", "app.change_theme", "light or dark", show=False),
        Binding("q", "leave", "leave", show=False),
    ]

    def __init__(self, context: RunContext) -> None:
        super().__init__()
        self.context = context

    def compose(self) -> ComposeResult:
        """Lay out the body between the size notice and the keys."""
        yield TooSmall()
        yield from self.body()
        yield KeyLine(self.keys())

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys to name at the foot; KEYS where they are always the same."""
        return self.KEYS

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

    def on_screen_resume(self) -> None:
        """Say what there is to say, once this screen can be read."""
        self.call_after_refresh(self.tell_notice)

    def tell_notice(self) -> None:
        """Say, once, what the player has to know about keeping calls."""
        if self.is_active:
            # The app's work, not this screen's: what is taken from the records has to be said.
            self.app.run_worker(self._tell_notice)  # type: ignore[arg-type]  # as in app.py

    async def _tell_notice(self) -> None:
        text = await self.context.record_thread.hand(self.context.records.notice)
        if text:
            front = self.app.screen
            teller = front if isinstance(front, CallcraftScreen) else self
            teller.notice(text, stays=True)

    def notice(self, text: str, *, stays: bool = False) -> None:
        """Say something at the foot, for a moment or until the next key.

        `stays`: for the whole moment, because it is said only once.
        """
        self.query_one(KeyLine).notice(text, stays=stays)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Let nothing be done blindly: on a screen too small to see, only leaving and help."""
        return action in _NEVER_BLIND or not self.has_class(SMALL)

    @property
    def in_call(self) -> bool:
        """Whether a call is going on here, which waits while another screen is in front."""
        return False

    def unkept(self) -> KeepCall | None:
        """Return the request to keep a call that is going on here and was not kept yet."""
        return None

    def action_help(self) -> None:
        """Show the help."""
        self.post_message(AskForHelp(self))

    def action_leave(self) -> None:
        """Leave the program."""
        self.post_message(LeaveProgram())
