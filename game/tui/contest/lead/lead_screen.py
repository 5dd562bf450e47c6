"""The facilitator's screen: the room as it stands, and a key for all that can be done about it."""

from collections.abc import Awaitable, Callable, Sequence
from functools import partial
from pathlib import Path
from time import monotonic
from typing import ClassVar, Final

from attrs import evolve
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.message import Message
from textual.widget import Widget

from game.contest.audit.files import WrittenResults, write_results
from game.contest.client.link import LinkOver, LinkState
from game.contest.identity.codes import spaced
from game.contest.place.rooms import is_held
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import (
    AskAudit,
    Asked,
    AskStatus,
    AuditPart,
    Done,
    FromHost,
    SeatStatus,
    Status,
    StopHost,
)
from game.errors import CallcraftError
from game.text import clean
from game.tui.background import in_background
from game.tui.contest.lead import lead_steps
from game.tui.contest.lead.lead_steps import LeadStep, TypedWrongly
from game.tui.contest.lead.room_title import RoomTitle
from game.tui.contest.lead.room_words import (
    PHASES,
    clock_words,
    facts_of,
    link_words,
    next_step,
    nobody_holds,
    playing,
)
from game.tui.contest.lead.seat_board import SeatBoard
from game.tui.contest.lead.seat_keys import SeatKeys
from game.tui.contest.lead.seat_row import in_order, shape_of
from game.tui.contest.lead.sure_screen import SureScreen
from game.tui.contest.lead.text_question import TextQuestion
from game.tui.keys import KeyHint
from game.tui.plain_content import Ink
from game.tui.screens.footed import LEAVE, FootedScreen
from game.tui.widgets.big_text import BigText
from game.tui.widgets.key_line import KeyLine
from game.tui.widgets.labelled import Labelled
from game.tui.widgets.plain import Plain
from game.tui.widgets.too_small import TooSmall
from game.view.commands import Answered

Asks = Callable[[Asked], Awaitable[FromHost]]
"""Asks the host something, and returns its answer; LinkOver where none will come."""

LOOK: Final = 1.0
"""Seconds between two looks at how the room stands."""
_COUNT: Final = 0.25
"""Seconds between two looks at the clock, which counts on meanwhile."""
_TALL: Final = 32
"""From how many lines on there is room for a large clock over the board."""

_START: Final = KeyHint("s", "s", "start")
_PAUSE: Final = KeyHint("p", "p", "pause")
_RESUME: Final = KeyHint("p", "p", "go on")
_LONGER: Final = KeyHint("l", "l", "longer")
_FREEZE: Final = KeyHint("f", "f", "freeze")
_UNFREEZE: Final = KeyHint("f", "f", "unfreeze")
_ADMIT: Final = KeyHint("a", "a", "let late in")
_REFUSE: Final = KeyHint("a", "a", "late no more")
_END: Final = KeyHint("e", "e", "end")
_WRITE: Final = KeyHint("w", "w", "write results")
_REVIEW: Final = KeyHint("r", "r", "look back")
_STOP: Final = KeyHint("e", "e", "end the host")
_UNDO: Final = KeyHint("u", "u", "undo")
_HELP: Final = KeyHint("question_mark", "?", "help")

_GOES_ON: Final = "The room goes on without this screen; callcraft contest screen opens it again."
_NOT_THERE: Final = "The host does not answer. Do it again once it is back."
_NOT_KNOWN: Final = "The host has not told yet how the room stands."
_NOBODY_MARKED: Final = "Mark somebody first, with the arrows or a click."
_NOTHING_BACK: Final = "There is nothing to take back."
_LOOK_BACK: Final = "Calls are looked back on once the room is closed."
_WORKING: Final = "Working out the results ..."


class LeadScreen(FootedScreen):
    """Shows a room to whoever leads it. `asks` speaks with the host; `log` is the room's log."""

    DEFAULT_CSS = """
    LeadScreen > Labelled { margin: 1 1 0 1; }
    LeadScreen > BigText { margin: 1 1 0 1; }
    LeadScreen > .next { margin: 1 1 0 1; }
    LeadScreen > SeatBoard { margin: 1 1 0 1; }
    LeadScreen > .-out { display: none; }
    """

    KEYS: ClassVar[tuple[KeyHint, ...]] = (
        *(_START, _PAUSE, _RESUME, _LONGER, _FREEZE, _UNFREEZE, _ADMIT, _REFUSE),
        *(_REVIEW, _WRITE, _END, _STOP, _UNDO, _HELP, LEAVE),
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", "start", show=False),
        Binding("p,space", "pause", "pause or go on", show=False),
        Binding("l", "extend", "longer", show=False),
        Binding("f", "freeze", "freeze or unfreeze", show=False),
        Binding("a", "admit", "late comers", show=False),
        Binding("e", "end", "end", show=False),
        Binding("w", "results", "write results", show=False),
        Binding("r", "review", "look back", show=False),
        Binding("u", "undo", "undo", show=False),
        Binding("n", "rename", "rename", show=False),
        Binding("x", "remove", "take out", show=False),
        Binding("g", "time", "more time", show=False),
        Binding("question_mark", "help", "help", show=False),
        Binding("up", "move(-1)", "up", show=False),
        Binding("down", "move(1)", "down", show=False),
        Binding("pageup", "page(-1)", "a page up", show=False),
        Binding("pagedown", "page(1)", "a page down", show=False),
        Binding("home", "move(-10000)", "first", show=False),
        Binding("end", "move(10000)", "last", show=False),
        Binding("escape", "unmark", "mark nobody", show=False),
    ]

    class ReviewAsked(Message):
        """Look back on the calls of a room that is closed."""

    class HelpAsked(Message):
        """Show what the keys do."""

    class HostStopped(Message):
        """The host was ended from here."""

    def __init__(self, asks: Asks, log: Path, now: Callable[[], float] = monotonic) -> None:
        super().__init__()
        self._asks = asks
        self._log = log
        self._now = now
        self._state = LinkState.CONNECTING
        self._status: Status | None = None
        self._over = ""
        self._told_at = 0.0
        self._looking = False
        self._undo: list[LeadStep] = []
        # What was named as what the next undo does.
        self._to_undo: LeadStep | None = None

    def size_notice(self) -> TooSmall:
        """Return what stands here where the terminal is too small."""
        return TooSmall("Too small to show the room.", ("q leaves.", _GOES_ON))

    def body(self) -> list[Widget]:
        """Return the room, from the top."""
        return [
            RoomTitle("Callcraft"),
            Labelled((), 11),
            BigText(),
            Plain(classes="next"),
            SeatBoard(),
            SeatKeys(),
        ]

    def on_mount(self) -> None:
        """Look at the room from now on."""
        self._show()
        self.look()
        self.set_interval(LOOK, self.look)
        self.set_interval(_COUNT, self._count)

    def on_resize(self, event: Resize) -> None:
        """Show as much as there is room for."""
        super().on_resize(event)
        self._show()

    # How the room stands

    def see(self, state: LinkState, over: str = "") -> None:
        """Take in how the link stands now; `over`: why it has ended for good."""
        self._state = state
        self._over = over
        if self.is_mounted:
            self._show()
            self.look()

    def look(self) -> None:
        """Ask how the room stands, unless that was asked already."""
        if self._state is LinkState.RECONNECTING and self._status is not None:
            self._show_next(self._status)
        if not self._looking and self._state is LinkState.CONNECTED:
            self._looking = True
            self.run_worker(self._look())

    async def _look(self) -> None:
        try:
            answer = await self._asks(AskStatus(0))
        except LinkOver:
            return
        finally:
            self._looking = False
        if isinstance(answer, Status):
            self.show(answer)

    def show(self, status: Status) -> None:
        """Show how the room stands."""
        self._told_at = self._now()
        # Its number is another each time; without it, what is the same is not drawn again.
        self._status = evolve(status, id=0)
        self._show()

    def _count(self) -> None:
        """Let the clock count on between two looks."""
        if self._counted() is not self._status:
            self._show_clock()

    def _counted(self) -> Status | None:
        """Return how the room stands, with its clocks counted on to this moment."""
        status = self._status
        if status is None or self._state is not LinkState.CONNECTED:
            return status
        passed = round((self._now() - self._told_at) * 1_000)
        if status.phase is RoomPhase.COUNTDOWN:
            return evolve(status, begins=max(status.begins - passed, 0))
        if status.phase is RoomPhase.RUNNING:
            return evolve(status, left=max(status.left - passed, 0))
        return status

    def _show(self) -> None:
        self._show_title()
        if self._status is None:
            self.query_one(KeyLine).offer((_HELP, LEAVE))
            return
        self._show_next(self._status)
        self.query_one(SeatBoard).tell(
            in_order(self._status), shape_of(self._status, self.app.size.width)
        )
        self._show_marked()
        self._show_clock()
        self.query_one(KeyLine).offer(self._offered(self._status))

    def _show_next(self, status: Status) -> None:
        gone = self._state is LinkState.RECONNECTING and not is_held(self._log)
        step = nobody_holds(self._log) if gone else next_step(status)
        self.query_one(".next", Plain).show(step)

    def _show_title(self) -> None:
        status, trouble = self._status, link_words(self._state, self._over)
        title = (status.title if status else "") or "A competition"
        phase = PHASES[status.phase] if status else ""
        self.query_one(RoomTitle).show(
            title, trouble or phase, Ink.WARNING if trouble else Ink.FAINT
        )

    def _show_clock(self) -> None:
        status = self._counted()
        if status is not None:
            self.query_one(Labelled).tell(tuple(facts_of(status)))
            self._show_large()

    def _show_large(self) -> None:
        """Show the code in the lobby, and later the clock, where there is room for it."""
        status, large = self._counted(), self.query_one(BigText)
        words = clock_words(status) if status else ""
        lobby = status is not None and status.phase is RoomPhase.LOBBY
        if lobby and status is not None:
            words = spaced(status.code)
        room_for_it = lobby or self.app.size.height >= _TALL
        large.set_class(not (words and room_for_it), "-out")
        large.tell(words)

    def _offered(self, status: Status) -> Sequence[KeyHint]:
        undo = (_UNDO,) if self._undo else ()
        freeze = _UNFREEZE if status.frozen else _FREEZE
        late = _REFUSE if status.admits else _ADMIT
        if status.phase is RoomPhase.LOBBY:
            return (_START, _LONGER, freeze, late, _END, *undo, _HELP, LEAVE)
        if status.phase is RoomPhase.CLOSED:
            shown = (_UNFREEZE,) if status.frozen else ()
            return (*shown, _REVIEW, _WRITE, _STOP, _HELP, LEAVE)
        pause = _RESUME if status.phase is RoomPhase.PAUSED else _PAUSE
        return (pause, _LONGER, freeze, late, _END, *undo, _HELP, LEAVE)

    # What is done about it

    def _do(self, step: LeadStep) -> None:
        """Ask something of the room, and say what came of it."""
        if self._state is LinkState.CONNECTED:
            self.run_worker(self._done(step))
        else:
            # Kept until the host is back, it could happen when nobody means it any more.
            self.notice(_NOT_THERE)

    async def _done(self, step: LeadStep) -> None:
        try:
            answer = await self._asks(step.message)
        except LinkOver as error:
            self.notice(str(error))
            return
        if not isinstance(answer, Done):
            return
        # What could not be taken back can be tried once more.
        if answer.answered is not Answered.REFUSED and self._undo[-1:] == [step]:
            self._undo.pop()
        if answer.answered is Answered.REFUSED:
            self.notice(answer.reason)
        elif answer.answered is Answered.REPEATED:
            self.notice(step.already or step.done)
        else:
            self.notice(step.done)
            if step.back is not None:
                self._undo.append(step.back)
        await self._look()

    def action_start(self) -> None:
        """Let the calls begin; ask first where somebody is gone."""
        if (status := self._known()) is None:
            return
        away = [seat for seat in playing(status) if not seat.here]
        if status.phase is not RoomPhase.LOBBY or not away:
            self._do(lead_steps.start())
            return
        gone = "1 of them is gone" if len(away) == 1 else f"{len(away)} of them are gone"
        question = SureScreen(
            f"Start? {gone}; whoever comes back later has less time.",
            stay="Wait for them.",
            go="Start the calls.",
        )
        self._ask_first(question, partial(self._do, lead_steps.start()))

    def action_pause(self) -> None:
        """Stop all clocks, or let them run on."""
        self._do_for(lead_steps.pause_or_resume)

    def action_freeze(self) -> None:
        """Freeze the board everybody sees, or show it as it is."""
        self._do_for(lead_steps.freeze_or_unfreeze)

    def action_admit(self) -> None:
        """Let late comers in, or no more."""
        self._do_for(lead_steps.admit_or_refuse)

    def _do_for(self, step_for: Callable[[Status], LeadStep]) -> None:
        if (status := self._known()) is not None:
            self._do(step_for(status))

    def action_extend(self) -> None:
        """Ask how much longer the room is to run."""
        if (status := self._known()) is not None:
            below = "Nothing makes the room shorter again, but to end it."
            question = TextQuestion("How many minutes longer shall the room run?", "Minutes", below)
            self._ask_for(question, partial(lead_steps.extend, status))

    def action_rename(self) -> None:
        """Ask what the marked seat is to be called."""
        if (seat := self._marked()) is not None:
            below = "Everybody sees names, and they stand in the results. u takes it back."
            question = TextQuestion(f"What shall {seat.name} be called?", "Name", below, seat.name)
            self._ask_for(question, partial(lead_steps.rename, seat))

    def action_time(self) -> None:
        """Ask how much time the marked seat is to have."""
        if (seat := self._marked()) is not None:
            below = "1.5 times is half as much again, to read and think. It is told to them alone."
            question = TextQuestion(f"How much time shall {seat.name} have?", "Times", below)
            self._ask_for(question, partial(lead_steps.give_time, seat))

    def _ask_for(self, question: TextQuestion, step_for: Callable[[str], LeadStep]) -> None:
        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                self._do(step_for(typed))
            except TypedWrongly as error:
                self.notice(str(error))

        self.app.push_screen(question, answered)

    def action_remove(self) -> None:
        """Ask whether the marked seat is to be taken out."""
        if (seat := self._marked()) is not None:
            question = SureScreen(
                f"Take {seat.name} (seat {seat.seat}) out of the room, for good?",
                stay="Leave them in.",
                go="Take them out. They cannot come back.",
            )
            self._ask_first(question, partial(self._do, lead_steps.remove(seat)))

    def action_end(self) -> None:
        """Ask whether the room is to be ended or, where it is closed, its host."""
        if (status := self._known()) is None:
            return
        if status.phase is RoomPhase.CLOSED:
            question = SureScreen(
                "End the host? Nobody can look back on their calls then.",
                stay="Leave it up.",
                go="End the host, and leave. The results are kept.",
            )
            self._ask_first(question, self._stop)
        else:
            question = SureScreen(
                "End the room now, for everybody and for good?",
                stay="Let it go on.",
                go="End the room. Open calls count as they stand.",
            )
            self._ask_first(question, partial(self._do, lead_steps.end()))

    def _ask_first(self, question: SureScreen, do: Callable[[], None]) -> None:
        def answered(sure: bool | None) -> None:  # noqa: FBT001 - what a screen ends with
            if sure:
                do()

        self.app.push_screen(question, answered)

    def _stop(self) -> None:
        self.run_worker(self._stopped())

    async def _stopped(self) -> None:
        try:
            await self._asks(StopHost(0))
        except LinkOver as error:
            self.notice(str(error))
        else:
            self.post_message(self.HostStopped())

    def action_undo(self) -> None:
        """Take back the last thing that can be."""
        if not self._undo or (self._status is not None and self._status.phase is RoomPhase.CLOSED):
            self.notice(_NOTHING_BACK)
        elif self._undo[-1] is not self._to_undo:
            # By name first: what was done last may be long ago, and all see what comes of it.
            self._to_undo = self._undo[-1]
            self.notice(f"Press u again, and: {self._to_undo.done}", stays=True)
        elif self._state is LinkState.CONNECTED:
            self._do(self._undo[-1])
        else:
            self.notice(_NOT_THERE)

    def action_results(self) -> None:
        """Write the results into files."""
        if self._state is LinkState.CONNECTED:
            self.notice(_WORKING, stays=True)
            self.run_worker(self._results(), group="results", exclusive=True)
        else:
            self.notice(_NOT_THERE)

    async def _results(self) -> None:
        try:
            answer = await self._asks(AskAudit(0))
            if isinstance(answer, AuditPart):
                folders, name = (Path.cwd(), self._log.parent), f"{self._log.stem}-results"
                work = partial(write_results, folders, name, answer.text)
                self.notice(_written(await in_background(work)), stays=True)
        except (CallcraftError, OSError) as error:
            self.notice(f"The results could not be written: {error}", stays=True)

    def action_review(self) -> None:
        """Look back on the calls, once the room is closed."""
        if self._status is None or self._status.phase is not RoomPhase.CLOSED:
            self.notice(_LOOK_BACK)
        elif self._state is LinkState.CONNECTED:
            self.post_message(self.ReviewAsked())
        else:
            self.notice(_NOT_THERE)

    def action_help(self) -> None:
        """Show what the keys do."""
        self.post_message(self.HelpAsked())

    # Who is marked

    def action_move(self, by: int) -> None:
        """Mark another row."""
        self.query_one(SeatBoard).move(by)

    def action_page(self, by: int) -> None:
        """Mark a row a page further on."""
        board = self.query_one(SeatBoard)
        board.move(by * board.page)

    def action_unmark(self) -> None:
        """Mark nobody."""
        self.query_one(SeatBoard).unmark()

    def on_seat_board_marked(self) -> None:
        """Name who is marked, and their keys."""
        self._show_marked()

    def _show_marked(self) -> None:
        keys = self.query_one(SeatKeys)
        # What the results say of somebody, nothing changes any more.
        over = self._status is not None and self._status.phase is RoomPhase.CLOSED
        keys.set_class(over, "-out")
        keys.tell(self.query_one(SeatBoard).marked)

    def _marked(self) -> SeatStatus | None:
        """Return the marked seat; None, and a notice, where none is."""
        seat = self.query_one(SeatBoard).marked
        if seat is None:
            self.notice(_NOBODY_MARKED)
        return seat

    def _known(self) -> Status | None:
        """Return how the room stands; None, and a notice, where nobody has told yet."""
        if self._status is None:
            self.notice(_NOT_KNOWN)
        return self._status


def _written(results: WrittenResults) -> str:
    first, *others = (clean(file.name) for file in results.files)
    where = clean(str(results.files[0].parent))
    found = "".join(f" {each}" for each in results.findings)
    return f"Written in {where}: {first}, {', '.join(others)}.{found}"
