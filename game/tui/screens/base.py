"""What the screens of a trainee have in common: help, and what there is to say of the records."""

from typing import ClassVar

from textual.binding import Binding, BindingType

from game.tui.keys import KeyHint
from game.tui.run_context import RunContext
from game.tui.screens.footed import FootedScreen
from game.tui.screens.messages import AskForHelp, KeepCall

HELP: KeyHint = KeyHint("question_mark", "?", "help")
MENU: KeyHint = KeyHint("m", "m", "menu")
SHIFT: KeyHint = KeyHint("m", "m", "shift")
CALL: KeyHint = KeyHint("m", "m", "call")


class CallcraftScreen(FootedScreen):
    """A screen of a trainee's run of the program."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "help", "help", show=False),
    ]

    def __init__(self, context: RunContext) -> None:
        super().__init__()
        self.context = context

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
