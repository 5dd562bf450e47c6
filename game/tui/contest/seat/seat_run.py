"""A seat of a room for as long as somebody is in it: its client, its screens, and what is kept."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING, Final

from game.contest.client.order import JoinOrder
from game.contest.client.own_record import result_of
from game.contest.client.remote_line import RemoteLine
from game.contest.client.seat_client import SeatClient
from game.contest.rules.clock import RoomPhase
from game.play.debrief import Debrief
from game.record.room_calls import keep_result
from game.text import clean
from game.tui.contest.seat.room_call import RoomCallScreen
from game.tui.contest.seat.room_debrief import RoomDebriefScreen
from game.tui.contest.seat.room_screen import RoomScreen
from game.tui.run_context import RunContext
from game.tui.screens.base import CallcraftScreen

if TYPE_CHECKING:
    from concurrent.futures import Future

    from textual.app import App
    from textual.worker import Worker


_NOT_KEPT: Final = "What you played here could not be kept for later: {why}."


class SeatRun:
    """What an app needs of a room that is joined in it. `order` has a name.

    The room's own screen stays below; a call or a debrief stands in front of it, one at a time.
    """

    def __init__(self, app: "App[None]", context: RunContext, order: JoinOrder) -> None:
        self._app = app
        self._context = context
        self._ended = False
        self._running: Worker[None] | None = None
        self.seat = SeatClient(order, order.name or "", self._say)
        self.screen = RoomScreen(context, self.seat, self._keep)
        self.seat.heed(self._show)
        # Once the app runs: its first screen is asked for before that.
        app.call_later(self._run)

    def _run(self) -> None:
        if not self._ended:
            self._running = self._app.run_worker(self.seat.run(), group="room")

    def end(self) -> None:
        """Hang up."""
        self._ended = True
        if self._running is not None:
            self._running.cancel()

    @property
    def goes_on(self) -> bool:
        """Whether the room's clock runs, or may soon."""
        return self.seat.is_in and self.seat.known.phase is not RoomPhase.CLOSED

    def play(self, line: RemoteLine) -> None:
        """Show a call, or practice of one."""
        self.go_back()
        self._app.push_screen(RoomCallScreen(self._context, self.seat, line))

    def look_back(self, call: int, debrief: Debrief, practice: int | None) -> None:
        """Show a debrief."""
        self.go_back()
        screen = RoomDebriefScreen(self._context, self.seat, call, debrief, practice)
        self._app.push_screen(screen)

    def go_back(self, said: str = "") -> None:
        """Go back to the room's own screen, and say something there."""
        while self.screen in self._app.screen_stack and self._app.screen is not self.screen:
            self._app.pop_screen()
        if said:
            self._say(said)

    def _show(self) -> None:
        """Show news at once on the screen that is in front: it is what a key has brought about."""
        front = self._front
        if isinstance(front, RoomScreen | RoomCallScreen):
            front.show_news()

    @property
    def _front(self) -> CallcraftScreen | None:
        """The screen in front, where it is one that can show anything."""
        front = None if self._ended or not self._app.screen_stack else self._app.screen
        return front if isinstance(front, CallcraftScreen) and front.is_mounted else None

    def _say(self, words: str) -> None:
        """Say what happens in the room on the screen that is in front."""
        if (front := self._front) is not None:
            front.notice(words)

    def _keep(self, call: int, debrief: Debrief) -> None:
        """Keep what a call was in the player's own record."""
        order, news, welcome = self.seat.order, self.seat.known.news, self.seat.known.welcome
        if news is None or welcome is None:
            return
        result = result_of(order, welcome, news, call, debrief)
        kept = self._context.record_thread.submit(partial(keep_result, result))
        self._app.run_worker(partial(self._tell_kept, kept))  # type: ignore[arg-type]  # as in app.py

    async def _tell_kept(self, kept: "Future[None]") -> None:
        try:
            await asyncio.shield(asyncio.wrap_future(kept))
        except OSError as error:
            self._say(_NOT_KEPT.format(why=clean(error.strerror or str(error))))
