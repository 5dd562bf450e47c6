"""The app as it opens to join a room."""

from textual.screen import Screen

from game.contest.client.order import JoinOrder
from game.tui.app import CallcraftApp
from game.tui.records import KeptRecords
from game.tui.run_context import RunContext
from game.tui.running import ascii_only, run


class JoinApp(CallcraftApp):
    """Begins in a room, or by asking for what it takes to join it."""

    def __init__(self, context: RunContext, order: JoinOrder, *, ascii_only: bool = False) -> None:
        super().__init__(context, ascii_only=ascii_only)
        self._order = order

    def get_default_screen(self) -> Screen[None]:
        """Return the room, or what asks for it."""
        return self.room_screen(self._order)


def run_room(order: JoinOrder) -> int:
    """Run the app with a room to be joined; return the program's exit code."""
    return run(JoinApp(RunContext(KeptRecords()), order, ascii_only=ascii_only()))
