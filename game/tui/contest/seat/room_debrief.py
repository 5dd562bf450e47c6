"""The debrief of a call of a room: looked back on, and practised, as long as the host is up."""

from typing import Final

from game.contest.client.seat_client import SeatClient
from game.play.debrief import Debrief
from game.tui.contest.seat.room_requests import PlayInRoom, ToRoom
from game.tui.keys import KeyHint
from game.tui.run_context import RunContext
from game.tui.screens.base import HELP
from game.tui.screens.debrief import MOVES, SCROLL, DebriefView
from game.tui.screens.footed import LEAVE

ROOM: Final = KeyHint("m", "m", "room")
_BACK_TO: Final = KeyHint("b", "b", "back to here")
_ONCE: Final = "A call of a room is played once. To practise it, press b on one of its moves."


class RoomDebriefScreen(DebriefView):
    """A debrief that came from the host.

    `call`: which call of the room, from 0. `practice`: the move before which it was taken up, where
    it is the debrief of practice.
    """

    def __init__(
        self,
        context: RunContext,
        seat: SeatClient,
        call: int,
        debrief: Debrief,
        practice: int | None = None,
    ) -> None:
        super().__init__(context, debrief, practice)
        self._seat = seat
        self._call = call

    @property
    def home(self) -> str:
        """Where m leads."""
        return "room"

    def keys(self) -> tuple[KeyHint, ...]:
        """Return the keys to name."""
        return SCROLL, *MOVES, _BACK_TO, ROOM, HELP, LEAVE

    def practise_from(self, move: int) -> None:
        """Take the call up again before a move, at the host."""
        self.run_worker(self._practise(move), exclusive=True)

    async def _practise(self, move: int) -> None:
        again = self.practice is not None
        line = await self._seat.practise(self._call, move, again=again)
        if line is not None:
            self.post_message(PlayInRoom(self, self._seat, line))

    def action_again(self) -> None:
        """Say why it cannot be played once more."""
        self.notice(_ONCE)

    def action_menu(self) -> None:
        """Go back to the room."""
        self.post_message(ToRoom(self))
