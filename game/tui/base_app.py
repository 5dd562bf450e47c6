"""What every app of the game has in common: themes, the driver, and how it ends."""

import asyncio
import os
import signal
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter

from game.exits import SIGNALLED
from game.tui.ascii_only import AsciiOnly
from game.tui.screens.footed import FootedScreen
from game.tui.themes import DARK, THEMES, other

if TYPE_CHECKING:
    from textual.driver import Driver

HOW_TO_LEAVE = "To leave, press q."


class BaseApp(App[None]):
    """Draws in the game's own colours, and ends in good order whatever asks it to.

    `chosen`: the name of the theme that was chosen last; None for the dark one.
    """

    TITLE = "Callcraft"
    # The palette would offer Textual's own themes and panels, in the middle of a call.
    ENABLE_COMMAND_PALETTE = False
    # Nothing is focused by itself: it would take arrows and Enter, which belong to the screen.
    AUTO_FOCUS: ClassVar[str | None] = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        # First of all, so that it leaves from a question and from a search, too.
        Binding("ctrl+q", "quit", "leave", show=False, priority=True),
    ]

    def __init__(self, chosen: str | None = None, *, ascii_only: bool = False) -> None:
        # Textual would still send greys for NO_COLOR; of the "ansi" colours it sends none.
        super().__init__(ansi_color=True if "NO_COLOR" in os.environ else None)
        # Ends the whole program where its terminal has gone; an app in a test is not all of it.
        self.last_way_out: Callable[[int], None] = lambda _: None
        # What broke the program.
        self.fault: Exception | None = None
        self._ascii = [AsciiOnly()] if ascii_only else []
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = chosen if chosen in {theme.name for theme in THEMES} else DARK.name

    def heed_signals(self) -> None:
        """Leave in good order where the system asks for it. ctrl+c is a key here and no signal."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM", "SIGINT", "SIGBREAK"):
            asked = getattr(signal, name, None)
            if asked is None:
                continue
            end = partial(self.end, SIGNALLED + asked)
            try:
                loop.add_signal_handler(asked, end)
            except NotImplementedError:  # on Windows, where a loop has no signals
                signal.signal(asked, lambda *_, end=end: loop.call_soon_threadsafe(end))

    def end(self, code: int) -> None:
        """Leave with an exit code, in good order."""
        self.run_worker(self.leave(code))

    async def leave(self, code: int = 0) -> None:
        """Leave with an exit code, once everything is in order."""
        if code > SIGNALLED:
            self.last_way_out(code)
        self.exit(return_code=code)

    async def on_leave_program(self) -> None:
        """Leave."""
        await self.leave()

    async def action_quit(self) -> None:
        """Leave at once."""
        await self.leave()

    def get_driver_class(self) -> "type[Driver]":
        """Return what reads the terminal: where it is Textual's for Linux and macOS, ours."""
        found = super().get_driver_class()
        if found.__name__ != "LinuxDriver":
            return found
        from game.tui.driver import TerminalDriver  # noqa: PLC0415 - there is none on Windows

        return TerminalDriver

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Return the filters of what is drawn; the one for ASCII comes last."""
        return [*super().get_line_filters(), *self._ascii]

    def rescue(self) -> None:
        """Save what must not be lost with a program that has broken."""

    def _handle_exception(self, error: Exception) -> None:
        # Whatever broke, what goes on is saved first; then the program ends.
        if self.fault is None:
            self.fault = error
            self.rescue()
        super()._handle_exception(error)

    def _fatal_error(self) -> None:
        # Textual would write pages about its own state here; `run` has one sentence told instead.
        self._close_messages_no_wait()

    def _print_error_renderables(self) -> None:
        self._exit_renderables.clear()

    def action_help_quit(self) -> None:
        """Say how to leave, for fingers that know only ctrl+c."""
        if isinstance(self.screen, FootedScreen):
            self.screen.notice(HOW_TO_LEAVE)

    def action_change_theme(self) -> None:
        """Change between dark and light, and remember it."""
        self.theme = other(self.theme)
        self.remember_theme(self.theme)

    def remember_theme(self, name: str) -> None:
        """Remember the theme that was chosen."""
