"""What the agent turns to beside the talk, in the place of the replies."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message

from game.play.panels import Panel, Turning
from game.tui.widgets.choice import Choice
from game.tui.widgets.option_list import OptionList
from game.tui.widgets.panel_head import PanelHead
from game.view.commands import Act


class DeskPanel(Vertical):
    """Shows a panel: its head, and below it the rows to choose from."""

    DEFAULT_CSS = """
    DeskPanel { height: 8; display: none; }
    DeskPanel > OptionList { height: 1fr; }
    """

    class Picked(Message):
        """A row was chosen with the mouse."""

        def __init__(self, does: Act | Turning) -> None:
            super().__init__()
            self.does = does

    def __init__(self) -> None:
        super().__init__()
        self._panel: Panel | None = None

    def compose(self) -> ComposeResult:
        """Lay out the head above the rows."""
        yield PanelHead()
        yield OptionList()

    def show(self, panel: Panel) -> None:
        """Show a panel, or how it stands now."""
        self._panel = panel
        self.query_one(PanelHead).tell(panel)
        self.query_one(OptionList).offer(panel.options, first_marked=panel.query is not None)

    def on_choice_chosen(self, chosen: Choice.Chosen) -> None:
        """Say what the row does that was clicked."""
        # The screen would take it for the reply in that row.
        chosen.stop()
        if self._panel is not None and chosen.place < len(self._panel.options):
            self.post_message(self.Picked(self._panel.options[chosen.place].does))
