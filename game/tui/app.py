"""The app: which screen comes when, and what happens on leaving."""

import asyncio
from functools import partial
from typing import TYPE_CHECKING

from attrs import evolve
from textual.screen import Screen

from game.exits import SIGNALLED
from game.tui.base_app import BaseApp
from game.tui.run_context import RunContext
from game.tui.screens.base import CallcraftScreen
from game.tui.screens.menu import MenuScreen
from game.tui.screens.messages import (
    AnswerCall,
    AskForHelp,
    KeepCall,
    LookBack,
    PractiseFrom,
    ReadBrief,
    ScreenRequest,
)

if TYPE_CHECKING:
    from concurrent.futures import Future

    from game.call import Recall
    from game.contest.client.order import JoinOrder
    from game.play.session import Session
    from game.record.attempt import LiveCall
    from game.record.leftovers import Leftover
    from game.tui.contest.seat.room_requests import JoinRoom, LookBackInRoom, PlayInRoom, ToRoom
    from game.tui.contest.seat.seat_run import SeatRun
    from game.tui.level_list import Entry
    from game.tui.shift_run import ShiftRun

ONE_AFTER_THE_OTHER = "In a shift one call follows the other. Press m to go on."


class CallcraftApp(BaseApp):
    """Opens the screens that screens ask for, and keeps the calls that end."""

    def __init__(
        self,
        context: RunContext,
        start: "Entry | None" = None,
        *,
        begun: "Session | None" = None,
        run: "ShiftRun | None" = None,
        ascii_only: bool = False,
    ) -> None:
        super().__init__(context.records.theme(), ascii_only=ascii_only)
        self.context = evolve(context, in_shift=run is not None)
        # The calls that were handed on to be kept when something broke the program.
        self.rescued: list[Future[bool]] = []
        self._start = start
        self._begun = begun
        self._shift_run = run
        self._seat_run: SeatRun | None = None
        self._last_order: JoinOrder | None = None

    def on_mount(self) -> None:
        """Go on with a call that has begun; and where the system asks to end, keep it first."""
        self.heed_signals()
        if self._begun is not None and self._start is not None:
            from game.tui.screens.call import CallScreen  # noqa: PLC0415 - see _opened

            line = self.context.line_to(self._begun, self._start.number)
            self.push_screen(CallScreen(self.context, self._start, line))
        elif self._shift_run is None and not self.context.watched:
            self.call_after_refresh(self.run_worker, self._look_for_cut_off)

    async def _look_for_cut_off(self) -> None:
        """Offer to take calls up that were cut off: from the menu all, else the one asked for.

        It is the record's thread that looks for them, behind the first frame.
        """
        found = await self.context.record_thread.hand(self.context.records.cut_off)
        # The latest first: it is the one that the player remembers.
        for leftover in reversed(found):
            call = leftover.live_call()
            wanted = self._start is None or self._start.digest == leftover.attempt.level_digest
            if call is not None and wanted:
                await self._offer(leftover, call)

    async def _offer(self, leftover: "Leftover", call: "LiveCall") -> None:
        """Ask about a call that was cut off, unless another goes on."""
        from game.tui.screens.brief import BriefScreen  # noqa: PLC0415 - see _opened
        from game.tui.screens.take_up import TakeUpScreen, TakingUp  # noqa: PLC0415 - see _opened

        if not isinstance(self.screen, MenuScreen | BriefScreen):
            return  # something else is done meanwhile; it is offered at the next start
        answer = await self.push_screen_wait(TakeUpScreen(call))
        if answer is TakingUp.LET_GO:
            await self.context.record_thread.hand(partial(self.context.records.settle, leftover))
        elif answer is TakingUp.TAKE_UP:
            self.context.records.go_on(call, leftover)
            self._take_up(call)

    def _take_up(self, call: "LiveCall") -> None:
        """Show a call that was cut off, where it was."""
        from game.tui.level_list import entry_of_call  # noqa: PLC0415 - see _opened
        from game.tui.screens.call import CallScreen  # noqa: PLC0415 - see _opened

        entry = self._start or entry_of_call(call)
        line = self.context.line_to(call.session, entry.number)
        self._go_to(CallScreen(self.context, entry, line, call, taken_up=True))

    def rescue(self) -> None:
        """Hand on the calls that go on, so that they are kept."""
        self.rescued = self._hand_on_calls()

    def _hand_on_calls(self) -> "list[Future[bool]]":
        """Hand on the calls that go on, to be kept, and return what tells when each is."""
        requests = [
            each.unkept() for each in self.screen_stack if isinstance(each, CallcraftScreen)
        ]
        return [
            self._hand_on(request.call, cut_off=True) for request in requests if request is not None
        ]

    def _hand_on(self, call: "LiveCall", *, cut_off: bool = False) -> "Future[bool]":
        return self.context.record_thread.submit(
            partial(self.context.records.keep, call, cut_off=cut_off)
        )

    def get_default_screen(self) -> Screen[None]:
        """Return the call or the shift that was asked for, or the menu."""
        if self._shift_run is not None:
            from game.tui.screens.shift import ShiftScreen  # noqa: PLC0415 - see _opened

            return ShiftScreen(self.context, self._shift_run)
        return MenuScreen(self.context) if self._start is None else self._opened(self._start)

    def _opened(self, entry: "Entry") -> Screen[None]:
        """Return the brief of a call, or what is wrong with its file."""
        from game.tui.screens.brief import BriefScreen  # noqa: PLC0415 - not for the first frame
        from game.tui.screens.broken import BrokenScreen  # noqa: PLC0415 - see _opened

        if entry.level is None:
            return BrokenScreen(self.context, entry)
        return BriefScreen(self.context, entry, entry.level, self._recall(entry))

    def _recall(self, entry: "Entry") -> "Recall | None":
        """Return how a caller knows us: in a shift, from the calls before this one."""
        return entry.recall if self._shift_run is None else self._shift_run.shift.recall

    def on_read_brief(self, request: ReadBrief) -> None:
        """Show a brief."""
        # Keys come quicker than screens: two quick Enters would open two. So it is with every other
        # request that only the screen in front may make.
        if request.asker is self.screen:
            self.push_screen(self._opened(request.entry))

    def on_ask_for_help(self, request: AskForHelp) -> None:
        """Show how to play."""
        from game.tui.screens.help import HelpScreen  # noqa: PLC0415 - see _opened

        if request.asker is self.screen:
            waits = isinstance(request.asker, CallcraftScreen) and request.asker.in_call
            in_room = self._seat_run is not None and self._seat_run.goes_on
            self.push_screen(HelpScreen(self.context, waits=waits, in_room=in_room))

    def on_answer_call(self, request: AnswerCall) -> None:
        """Answer a call."""
        if request.asker is self.screen:
            self.answer_call(request)

    def answer_call(self, request: AnswerCall) -> None:
        """Show a call that is being answered."""
        from game.play.session import Session  # noqa: PLC0415 - see _opened
        from game.record.attempt import LiveCall  # noqa: PLC0415 - see _opened
        from game.tui.screens.call import CallScreen  # noqa: PLC0415 - see _opened

        entry, run = request.entry, self._shift_run
        if entry.level is None:
            return
        # In a shift, "again" in a debrief asks for a call that was taken already.
        if run is not None and entry is not run.next:
            self._refuse(request)
            return
        session = Session(entry.level, self.context.next_seed(), self._recall(entry))
        faded = 0 if run is None else run.shift.faded
        line, live = self.context.line_to(session, entry.number), LiveCall(session, entry.origin)
        self._go_to(CallScreen(self.context, entry, line, live, faded))

    def on_join_room(self, request: "JoinRoom") -> None:
        """Join a room, or ask which."""
        if request.asker is self.screen:
            self._leave_room()
            self._go_to(self.room_screen(request.order, request.why, request.about))

    def room_screen(
        self, order: "JoinOrder | None", why: str = "", about: str = ""
    ) -> Screen[None]:
        """Return the screen of a room that is being joined, or the one that asks which.

        `why`: what kept one from joining it before; `about`: which line that is about.
        """
        from game.tui.contest.seat.join_screen import JoinScreen  # noqa: PLC0415 - see _opened
        from game.tui.contest.seat.seat_run import SeatRun  # noqa: PLC0415 - see _opened

        if order is None or order.name is None or why:
            # Whoever has left a room most often comes back to it.
            return JoinScreen(self.context, order or self._last_order, why, about)
        self._last_order = order
        self._seat_run = SeatRun(self, self.context, order)
        return self._seat_run.screen

    def _leave_room(self) -> None:
        """Hang up on the room there is, where there is one."""
        if self._seat_run is not None:
            self._seat_run.end()
            self._seat_run = None

    def on_play_in_room(self, request: "PlayInRoom") -> None:
        """Show a call of a room, or practice of one."""
        if request.asker is self.screen and self._seat_run is not None:
            self._seat_run.play(request.line)

    def on_look_back_in_room(self, request: "LookBackInRoom") -> None:
        """Show the debrief of a call of a room."""
        if request.asker is self.screen and self._seat_run is not None:
            self._seat_run.look_back(request.call, request.debrief, request.practice)

    def on_to_room(self, request: "ToRoom") -> None:
        """Go back to the room's own screen."""
        if request.asker in self.screen_stack and self._seat_run is not None:
            self._seat_run.go_back(request.said)

    def on_practise_from(self, request: PractiseFrom) -> None:
        """Take a call up again, to practise."""
        if request.asker is self.screen:
            self.practise_from(request)

    def practise_from(self, request: PractiseFrom) -> None:
        """Show a call as it was before one of its moves."""
        from game.tui.screens.call import CallScreen  # noqa: PLC0415 - see _opened

        if self._shift_run is not None:
            self._refuse(request)
            return
        self._go_to(CallScreen(self.context, request.entry, request.line.practise(request.move)))

    def _refuse(self, request: ScreenRequest) -> None:
        """Say why a call cannot be taken now."""
        if isinstance(request.asker, CallcraftScreen):
            request.asker.notice(ONE_AFTER_THE_OTHER)

    def on_keep_call(self, request: KeepCall) -> None:
        """Keep a call. It is handed on at once: nothing that happens next can lose it."""
        # Before the screen of the shift comes to the front again, and shows how it stands.
        if self._shift_run is not None:
            self._shift_run.shift.count(request.call.session)
        kept = self._hand_on(request.call)
        # A callable, for the program may end before it begins; mypy cannot tell which kind it is.
        self.run_worker(partial(self._tell_kept, kept))  # type: ignore[arg-type]  # see above

    async def _tell_kept(self, kept: "Future[bool]") -> None:
        # Shielded: where the app ends first, this is called off, and keeping the call must not be.
        await asyncio.shield(asyncio.wrap_future(kept))
        if isinstance(self.screen, CallcraftScreen):
            self.screen.tell_notice()

    def on_look_back(self, request: LookBack) -> None:
        """Show a debrief."""
        if request.asker is self.screen:
            self.look_back(request)

    def look_back(self, request: LookBack) -> None:
        """Show the debrief of a call in its place."""
        from game.tui.screens.debrief import DebriefScreen  # noqa: PLC0415 - see _opened

        self._go_to(DebriefScreen(self.context, request.entry, request.line))

    def _go_to(self, screen: Screen[None]) -> None:
        """Show a screen in place of this one; the first of all stays below, as Textual wants it."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def on_to_menu(self) -> None:
        """Go back to where one came from."""
        self.go_home()

    def go_home(self) -> None:
        """Go back to the menu, or to the shift."""
        self._leave_room()
        if self._shift_run is not None:
            while len(self.screen_stack) > 1:
                self.pop_screen()
            return
        while len(self.screen_stack) > 1 and not isinstance(self.screen, MenuScreen):
            self.pop_screen()
        if not isinstance(self.screen, MenuScreen):
            self.push_screen(MenuScreen(self.context))

    async def leave(self, code: int = 0) -> None:
        """Leave with an exit code, once every call is kept."""
        self.context.records.leave_soon()
        for screen in self.screen_stack:
            if isinstance(screen, CallcraftScreen) and (request := screen.unkept()):
                # Whom the system sends away has not left their call: it is offered again.
                self._hand_on(request.call, cut_off=code > SIGNALLED)
        await self.context.record_thread.finish()
        await self.context.record_thread.hand(self.context.records.close)
        await super().leave(code)

    def remember_theme(self, name: str) -> None:
        """Remember the theme that was chosen."""
        self.context.record_thread.submit(partial(self.context.records.choose_theme, name))
