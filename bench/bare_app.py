"""The bare Textual app that start and key press are measured against.

It imports the widgets the menu is made of, shows a list, and moves the highlight; nothing else.
"""

from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.screen import Screen
from textual.widgets import OptionList, Static


class BareScreen(Screen[None]):
    """A title over a list."""

    def compose(self) -> ComposeResult:
        """Show a title and three options."""
        with Vertical():
            yield Static("Callcraft", markup=False)
            yield OptionList("one", "two", "three")


class BareApp(App[None]):
    """The least there is to start."""

    ENABLE_COMMAND_PALETTE = False

    def on_mount(self) -> None:
        """Show the one screen."""
        self.push_screen(BareScreen())


if __name__ == "__main__":
    BareApp().run()
