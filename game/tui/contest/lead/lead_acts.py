"""What whoever leads does to a room: what is asked of them before, and how it is taken back."""

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Final

from game.contest.audit.files import WrittenResults, write_results
from game.contest.client.link import LinkOver
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import (
    AskAudit,
    Asked,
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
from game.tui.contest.lead.room_words import playing
from game.tui.contest.lead.sure_screen import SureScreen
from game.tui.contest.lead.text_question import TextQuestion
from game.tui.screens.footed import FootedScreen
from game.view.commands import Answered

Asks = Callable[[Asked], Awaitable[FromHost]]
"""Asks the host something, and returns its answer; LinkOver where none will come."""

NOT_THERE: Final = "The host does not answer. Do it again once it is back."
_NOTHING_BACK: Final = "There is nothing to take back."
_WORKING: Final = "Working out the results ..."


class LeadActs:
    """Does to a room what its facilitator's keys mean, and remembers what can be taken back.

    Questions stand in front of `screen`, and what came of an act at its foot.
    """

    def __init__(
        self,
        screen: FootedScreen,
        asks: Asks,
        *,
        connected: Callable[[], bool],
        look: Callable[[], Awaitable[None]],
        stopped: Callable[[], None],
    ) -> None:
        """`look` asks how the room stands after an act; `stopped` hears that its host was ended."""
        self._screen = screen
        self._asks = asks
        self._connected = connected
        self._look = look
        self._stopped = stopped
        self._undo: list[LeadStep] = []
        # What was named as what the next undo does.
        self._to_undo: LeadStep | None = None

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._undo)

    def start(self, status: Status) -> None:
        """Let the calls begin; ask first where somebody is gone."""
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

    def pause_or_resume(self, status: Status) -> None:
        """Stop all clocks, or let them run on."""
        self._do(lead_steps.pause_or_resume(status))

    def freeze_or_unfreeze(self, status: Status) -> None:
        """Freeze the board everybody sees, or show it as it is."""
        self._do(lead_steps.freeze_or_unfreeze(status))

    def admit_or_refuse(self, status: Status) -> None:
        """Let late comers in, or no more."""
        self._do(lead_steps.admit_or_refuse(status))

    def extend(self, status: Status) -> None:
        """Ask how much longer the room is to run."""
        below = "Nothing makes the room shorter again, but to end it."
        question = TextQuestion("How many minutes longer shall the room run?", "Minutes", below)
        self._ask_for(question, partial(lead_steps.extend, status))

    def rename(self, seat: SeatStatus) -> None:
        """Ask what a seat is to be called."""
        below = "Everybody sees names, and they stand in the results. u takes it back."
        question = TextQuestion(f"What shall {seat.name} be called?", "Name", below, seat.name)
        self._ask_for(question, partial(lead_steps.rename, seat))

    def give_time(self, seat: SeatStatus) -> None:
        """Ask how much time a seat is to have."""
        below = "1.5 times is half as much again, to read and think. It is told to them alone."
        question = TextQuestion(f"How much time shall {seat.name} have?", "Times", below)
        self._ask_for(question, partial(lead_steps.give_time, seat))

    def remove(self, seat: SeatStatus) -> None:
        """Ask whether a seat is to be taken out."""
        question = SureScreen(
            f"Take {seat.name} (seat {seat.seat}) out of the room, for good?",
            stay="Leave them in.",
            go="Take them out. They cannot come back.",
        )
        self._ask_first(question, partial(self._do, lead_steps.remove(seat)))

    def end(self, status: Status) -> None:
        """Ask whether the room is to be ended or, where it is closed, its host."""
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

    def undo(self, status: Status | None) -> None:
        """Take back the last thing that can be."""
        if not self._undo or (status is not None and status.phase is RoomPhase.CLOSED):
            self._screen.notice(_NOTHING_BACK)
        elif self._undo[-1] is not self._to_undo:
            # By name first: what was done last may be long ago, and all see what comes of it.
            self._to_undo = self._undo[-1]
            self._screen.notice(f"Press u again, and: {self._to_undo.done}", stays=True)
        else:
            self._do(self._undo[-1])

    def write_results(self, log: Path) -> None:
        """Write the results of a room into files, here or else beside its log."""
        if self._connected():
            self._screen.notice(_WORKING, stays=True)
            self._screen.run_worker(self._write_results(log), group="results", exclusive=True)
        else:
            self._screen.notice(NOT_THERE)

    def _do(self, step: LeadStep) -> None:
        """Ask something of the room, and say what came of it."""
        if self._connected():
            self._screen.run_worker(self._done(step))
        else:
            # Kept until the host is back, it could happen when nobody means it any more.
            self._screen.notice(NOT_THERE)

    async def _done(self, step: LeadStep) -> None:
        try:
            answer = await self._asks(step.message)
        except LinkOver as error:
            self._screen.notice(str(error))
            return
        if not isinstance(answer, Done):
            return
        # What could not be taken back can be tried once more.
        if answer.answered is not Answered.REFUSED and self._undo[-1:] == [step]:
            self._undo.pop()
        if answer.answered is Answered.REFUSED:
            self._screen.notice(answer.reason)
        elif answer.answered is Answered.REPEATED:
            self._screen.notice(step.already or step.done)
        else:
            self._screen.notice(step.done)
            if step.back is not None:
                self._undo.append(step.back)
        await self._look()

    def _ask_for(self, question: TextQuestion, step_for: Callable[[str], LeadStep]) -> None:
        def answered(typed: str | None) -> None:
            if typed is None:
                return
            try:
                self._do(step_for(typed))
            except TypedWrongly as error:
                self._screen.notice(str(error))

        self._screen.app.push_screen(question, answered)

    def _ask_first(self, question: SureScreen, do: Callable[[], None]) -> None:
        def answered(sure: bool | None) -> None:  # noqa: FBT001 - what a screen ends with
            if sure:
                do()

        self._screen.app.push_screen(question, answered)

    def _stop(self) -> None:
        self._screen.run_worker(self._stop_host())

    async def _stop_host(self) -> None:
        try:
            await self._asks(StopHost(0))
        except LinkOver as error:
            self._screen.notice(str(error))
        else:
            self._stopped()

    async def _write_results(self, log: Path) -> None:
        try:
            answer = await self._asks(AskAudit(0))
            if isinstance(answer, AuditPart):
                folders, name = (Path.cwd(), log.parent), f"{log.stem}-results"
                work = partial(write_results, folders, name, answer.text)
                self._screen.notice(_written(await in_background(work)), stays=True)
        except (CallcraftError, OSError) as error:
            self._screen.notice(f"The results could not be written: {error}", stays=True)


def _written(results: WrittenResults) -> str:
    first, *others = (clean(file.name) for file in results.files)
    where = clean(str(results.files[0].parent))
    found = "".join(f" {each}" for each in results.findings)
    return f"Written in {where}: {first}, {', '.join(others)}.{found}"
