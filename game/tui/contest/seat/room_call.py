"""A call of a room, on the screen of every call."""

from pathlib import Path
from typing import ClassVar, Final

from game.contest.client.remote_line import RemoteLine, RoomPractice
from game.contest.client.seat_client import SeatClient
from game.contest.rules.clock import RoomPhase
from game.contest.wording.words import CLOSED, OPEN_CALL
from game.tui.contest.seat.leave_room import LeaveRoomScreen, LeavingRoom
from game.tui.contest.seat.room_requests import LookBackInRoom, ToRoom
from game.tui.keys import KeyHint
from game.tui.level_list import Entry
from game.tui.run_context import RunContext
from game.tui.screens.call import CallScreen
from game.tui.screens.call_keys import KEYS
from game.tui.screens.leave import LeaveScreen, Leaving
from game.tui.screens.messages import LeaveProgram, ToMenu
from game.tui.widgets.too_small import TooSmall
from game.view.commands import PutDown
from game.view.words import clock_text

_SMALL: Final = (
    "The call goes on meanwhile, as everything in a room does.",
    "q leaves. `callcraft join ADDRESS CODE --plain` needs no size at all.",
)
_PAUSED: Final = "paused"
_TO_ROOM: Final = KeyHint("enter", "Enter", "back to the room")
_NOTHING_DONE: Final = "Nothing was done in this practice."


def entry_of(line: RemoteLine) -> Entry:
    """Return what stands in a list for a call whose level never comes here."""
    brief = line.view.brief
    return Entry(brief.number, Path(brief.title), None, (), "", "")


class RoomCallScreen(CallScreen):
    """A call that is played at the host. Nothing on it stops the clock."""

    KEYS: ClassVar[tuple[KeyHint, ...]] = (*KEYS, _TO_ROOM)

    def __init__(self, context: RunContext, seat: SeatClient, line: RemoteLine) -> None:
        super().__init__(context, entry_of(line), line)
        self._seat = seat
        self._remote = line

    @property
    def in_call(self) -> bool:
        """Whether the call waits while another screen is in front: it never does."""
        return False

    def size_notice(self) -> TooSmall:
        """Return what stands on this screen where it is too small."""
        return TooSmall(more=_SMALL)

    def after(self) -> KeyHint:
        """Return the key that leads on once the call is over."""
        return super().after() if self._practises else _TO_ROOM

    def clock_words(self) -> str:
        """Return the call's clock, the room's, and what has become of the connection."""
        if self._practises:
            return self._seat.trouble or super().clock_words()
        known = self._seat.known
        # What has become of the connection matters more than the call's own clock.
        phase = _PAUSED if known.phase is RoomPhase.PAUSED else super().clock_words()
        return f"{self._seat.trouble or phase}  ·  room {clock_text(known.left)}"

    def action_leave(self) -> None:
        """Ask first while the call is going on; from one that is over, go back to the room."""
        if self.view.over:
            self._look_back()
        elif self._practises:
            self.app.push_screen(LeaveScreen(self.view, back="room", waits=False), self._leave_it)
        else:
            self.app.push_screen(LeaveRoomScreen(self.view.caller_name), self._leave_room)

    def _leave_room(self, way: LeavingRoom | None) -> None:
        if way is LeavingRoom.HANG_UP:
            self.line.send(PutDown())
        elif way is LeavingRoom.MENU:
            self.post_message(ToMenu())
        elif way is LeavingRoom.QUIT:
            self.post_message(LeaveProgram())

    def _leave_it(self, way: Leaving | None) -> None:
        """Leave practice."""
        if way is Leaving.HANG_UP:
            self.line.send(PutDown())
        elif way is Leaving.MENU:
            self.post_message(ToRoom(self))
        elif way is Leaving.QUIT:
            self.post_message(LeaveProgram())

    @property
    def _practises(self) -> bool:
        return isinstance(self._remote.call, RoomPractice)

    def _look_back(self) -> None:
        if self._practises:
            self.run_worker(self._look_back_on_practice(), exclusive=True)
        else:
            self.post_message(ToRoom(self))

    async def _look_back_on_practice(self) -> None:
        debrief = await self._seat.practice_debrief()
        if debrief is None:
            self.post_message(ToRoom(self, _NOTHING_DONE))
            return
        number, move = self._remote.call.number, self.view.practice
        self.post_message(LookBackInRoom(self, self._seat, number, debrief, move))

    def show_news(self) -> None:
        """Show what has come from the host, and no later."""
        if not self.changing:
            self.line.look()
            self.show()

    def _tick(self) -> None:
        super()._tick()
        if self._seat.over is not None:
            self.post_message(ToRoom(self))
        elif not self.view.answered and self._remote.idle and self._remote.refused:
            # It rings still, as when the room was paused in that moment; Enter answers it there.
            self.post_message(ToRoom(self, self._remote.refused))
        elif not self._practises and self._seat.known.phase is RoomPhase.CLOSED:
            open_call = "" if self.view.over else f" {OPEN_CALL}"
            self.post_message(ToRoom(self, f"{CLOSED}{open_call}"))
