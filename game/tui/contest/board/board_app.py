"""The app of a board: a room as everybody may see it, on a wall."""

from collections.abc import Callable
from time import monotonic
from typing import TYPE_CHECKING

from attrs import evolve
from textual.screen import Screen

from game.contest.client.link import LinkState
from game.contest.wire.messages import BoardClock, BoardNews, Enter, FromHost
from game.exits import BrokeOff
from game.tui.contest.board.board_screen import BoardScreen
from game.tui.contest.board.board_state import BoardState
from game.tui.contest.linked_app import LinkedApp, RoomDoor
from game.tui.forced_exit import end_soon
from game.tui.running import ascii_only as terminal_is_ascii

if TYPE_CHECKING:
    from ssl import SSLContext

_OPEN_AGAIN = "The room goes on. To open its board again, type: callcraft contest board"
_ENDED = "The link to the room has ended."


class BoardApp(LinkedApp):
    """Shows a room to everybody who can see the wall. `clock` tells seconds."""

    def __init__(
        self,
        door: RoomDoor,
        *,
        ascii_only: bool = False,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(door, ascii_only=ascii_only)
        self._clock = clock
        self._state = BoardState()
        self._board = BoardScreen(clock)

    def get_default_screen(self) -> Screen[None]:
        """Return the board."""
        return self._board

    def hear(self, message: FromHost) -> None:
        """Show what has changed."""
        if isinstance(message, BoardNews):
            # Not drawn before its clock is here, which follows at once.
            self._state = evolve(self._state, news=message)
        elif isinstance(message, BoardClock):
            self._state = evolve(self._state, clock=message, came=self._clock())
            self._board.tell(self._state)

    def see(self, state: LinkState) -> None:
        """Show how the link stands."""
        over = str(self.link.over or _ENDED) if state is LinkState.OVER else ""
        # Counted on for as long as there was a link; then the clock stands.
        self._state = evolve(self._state, link=state, over=over)
        self._board.tell(self._state)


def run_board(url: str, secret: str, tls: "SSLContext | None") -> int:
    """Run the board of a room until it is left, and return the program's exit code.

    `url`: where the room is spoken with; `secret`: the board's token. BrokeOff where a fault of the
    program ended it.
    """
    door = RoomDoor(url, Enter(secret), tls)
    app = BoardApp(door, ascii_only=terminal_is_ascii())
    app.last_way_out = end_soon
    app.run()
    if app.fault is not None:
        raise BrokeOff(_OPEN_AGAIN) from app.fault
    return app.return_code or 0
