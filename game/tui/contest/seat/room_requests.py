"""What a screen of a room asks of the app: which screen comes next."""

from typing import TYPE_CHECKING

from game.tui.screens.messages import ScreenRequest

if TYPE_CHECKING:
    from textual.screen import Screen

    from game.contest.client.order import JoinOrder
    from game.contest.client.remote_line import RemoteLine
    from game.contest.client.seat_client import SeatClient
    from game.play.debrief import Debrief


class JoinRoom(ScreenRequest):
    """Join a room, or ask first which.

    `why`: what kept one from joining it before; `about`: which line that is about.
    """

    def __init__(
        self,
        asker: "Screen[None]",
        order: "JoinOrder | None" = None,
        why: str = "",
        about: str = "",
    ) -> None:
        super().__init__(asker)
        self.order = order
        self.why = why
        self.about = about


class PlayInRoom(ScreenRequest):
    """Show a call of a room, or practice of one."""

    def __init__(self, asker: "Screen[None]", seat: "SeatClient", line: "RemoteLine") -> None:
        super().__init__(asker)
        self.seat = seat
        self.line = line


class LookBackInRoom(ScreenRequest):
    """Show the debrief of a call of a room, by its number from 0; `practice`: of practice of it."""

    def __init__(
        self,
        asker: "Screen[None]",
        seat: "SeatClient",
        call: int,
        debrief: "Debrief",
        practice: int | None = None,
    ) -> None:
        super().__init__(asker)
        self.seat = seat
        self.call = call
        self.debrief = debrief
        self.practice = practice


class ToRoom(ScreenRequest):
    """Go back to the screen of the room; `said`: what to say there."""

    def __init__(self, asker: "Screen[None]", said: str = "") -> None:
        super().__init__(asker)
        self.said = said
