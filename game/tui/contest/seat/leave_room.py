"""Asked before leaving a room whose calls are not over."""

from enum import Enum, auto
from typing import Final

from game.tui.plain_content import Ink, content, one_line
from game.tui.screens.question import QuestionScreen, WayOn


class LeavingRoom(Enum):
    """What to do about a room, and the call that is open in it."""

    STAY = auto()
    HANG_UP = auto()
    MENU = auto()
    QUIT = auto()


_STAY: Final = WayOn("s", LeavingRoom.STAY, "Stay.", blind=True)
_HANG_UP: Final = WayOn("h", LeavingRoom.HANG_UP, "Hang up now, and take the next call.")
_MENU: Final = WayOn("m", LeavingRoom.MENU, "Leave the room and go back to the menu.")
_QUIT: Final = WayOn("q", LeavingRoom.QUIT, "Leave Callcraft.", blind=True)

_ON_THE_LINE: Final = "{caller} is on the line, and the call goes on meanwhile."
_OPEN: Final = "The room is open."
_SEAT: Final = "Your seat stays yours: join again with the same name to come back to it."
_BLIND: Final = "The room goes on. q leaves it and Callcraft; s goes back to it."


class LeaveRoomScreen(QuestionScreen[LeavingRoom]):
    """The ways on; the first is to stay. Nothing waits meanwhile.

    `caller`: who is on the line; None between two calls.
    """

    def __init__(self, caller: str | None = None) -> None:
        asked = _OPEN if caller is None else _ON_THE_LINE.format(caller=caller)
        hang_up = () if caller is None else (_HANG_UP,)
        super().__init__(
            (_STAY, *hang_up, _MENU, _QUIT),
            (one_line(asked, Ink.STRONG),),
            content(_SEAT, Ink.FAINT),
            blind=_BLIND,
            escape=LeavingRoom.STAY,
        )
