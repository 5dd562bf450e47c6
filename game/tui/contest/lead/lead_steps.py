"""What a facilitator does to a room by a key: what is asked, what is said of it, what undoes it."""

from math import isfinite
from typing import Final

from attrs import frozen

from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import (
    AdmitLate,
    EndRoom,
    ExtendRoom,
    FreezeBoard,
    GiveTime,
    PauseRoom,
    RefuseLate,
    RemoveSeat,
    ResumeRoom,
    StartRoom,
    UnfreezeBoard,
)
from game.contest.rules.tuning import COUNTDOWN, LONGEST, MOST_TIME, WHOLE
from game.contest.wire.messages import GiveName, Lead, SeatStatus, Status
from game.errors import CallcraftError
from game.view.kinds import MINUTE
from game.view.words import clock_text, seconds_text

_MOST_MINUTES: Final = LONGEST // MINUTE
_MOST_TIMES: Final = MOST_TIME // WHOLE
_MINUTES: Final = f"Type minutes, more than 0 and up to {_MOST_MINUTES}, such as 5 or 2.5."
_TIMES: Final = f"Type a number from 1 to {_MOST_TIMES}, such as 1.5 for half as much again."
_LONGEST_ROOM: Final = "A room runs for 24 hours at the most, and this one does already."


class TypedWrongly(CallcraftError):
    """What was typed is not what was asked for; the message says what to type."""


@frozen
class LeadStep:
    """Something that is asked of a room."""

    message: Lead | GiveName
    """What is sent."""
    done: str
    """What to say once it is done."""
    already: str = ""
    """What to say where it was so before."""
    back: "LeadStep | None" = None
    """What takes it back; None where nothing does."""


def start() -> LeadStep:
    """Let the calls begin, after a countdown."""
    return LeadStep(
        Lead(0, StartRoom(COUNTDOWN)),
        f"The calls begin in {seconds_text(COUNTDOWN)}.",
        "The calls have been started already.",
    )


def pause_or_resume(status: Status) -> LeadStep:
    """Stop all clocks or, where they stand, let them run on."""
    stop = LeadStep(Lead(0, PauseRoom()), "The room is paused.", "The room is paused already.")
    go_on = LeadStep(Lead(0, ResumeRoom()), "The room goes on.", "The room is not paused.")
    return _either(stop, go_on, second=status.phase is RoomPhase.PAUSED)


def admit_or_refuse(status: Status) -> LeadStep:
    """Let late comers in or, where they are, no more."""
    admit = LeadStep(
        Lead(0, AdmitLate()), "Late comers are let in.", "Late comers are let in already."
    )
    refuse = LeadStep(
        Lead(0, RefuseLate()), "Late comers are not let in.", "Late comers are not let in as it is."
    )
    return _either(admit, refuse, second=status.admits)


def freeze_or_unfreeze(status: Status) -> LeadStep:
    """Freeze the board everybody sees or, where it is, show it as it is again."""
    freeze = LeadStep(
        Lead(0, FreezeBoard()),
        "The board is frozen: everybody sees it as it stands now.",
        "The board is frozen already.",
    )
    show = LeadStep(
        Lead(0, UnfreezeBoard()), "The board is shown as it is.", "The board is not frozen."
    )
    # What everybody has seen by then, nothing takes back.
    return show if status.frozen else _either(freeze, show, second=False)


def _either(first: LeadStep, other: LeadStep, *, second: bool) -> LeadStep:
    step, back = (other, first) if second else (first, other)
    return LeadStep(step.message, step.done, step.already, back)


def end() -> LeadStep:
    """End the room."""
    return LeadStep(Lead(0, EndRoom()), "The room is closed.", "The room is closed already.")


def extend(status: Status, typed: str) -> LeadStep:
    """Let the room run longer by the minutes that were typed; TypedWrongly where they are none."""
    minutes = _number(typed, 0.0, _MOST_MINUTES, _MINUTES)
    limit = min(status.limit + round(minutes * MINUTE), LONGEST)
    if limit == status.limit:
        raise TypedWrongly(_MINUTES if status.limit < LONGEST else _LONGEST_ROOM)
    told = f"The room runs for {clock_text(limit)} in all."
    return LeadStep(Lead(0, ExtendRoom(limit)), told, told)


def rename(seat: SeatStatus, name: str) -> LeadStep:
    """Give a seat another name."""
    told = f"{seat.name} (seat {seat.seat}) is called {name} now."
    back = LeadStep(
        GiveName(0, seat.seat, seat.name), f"Seat {seat.seat} is called {seat.name} again."
    )
    return LeadStep(GiveName(0, seat.seat, name), told, f"{name} is that name already.", back)


def remove(seat: SeatStatus) -> LeadStep:
    """Take a seat out of the room."""
    return LeadStep(
        Lead(0, RemoveSeat(seat.seat)),
        f"{seat.name} (seat {seat.seat}) was taken out of the room.",
        f"{seat.name} was taken out already.",
    )


def give_time(seat: SeatStatus, typed: str) -> LeadStep:
    """Give a seat as many times the time as were typed; TypedWrongly where that is no number."""
    share = round(_number(typed, 1.0, _MOST_TIMES, _TIMES) * WHOLE)
    return LeadStep(
        Lead(0, GiveTime(seat.seat, share)),
        f"{seat.name} has {share / WHOLE:g} times the time for reading and thinking.",
        f"{seat.name} has that time already.",
        LeadStep(
            Lead(0, GiveTime(seat.seat, seat.share)),
            f"{seat.name} has {seat.share / WHOLE:g} times the time again.",
        ),
    )


def _number(typed: str, least: float, most: float, otherwise: str) -> float:
    try:
        number = float(typed.replace(",", "."))
    except ValueError:
        raise TypedWrongly(otherwise) from None
    if not (isfinite(number) and least <= number <= most):
        raise TypedWrongly(otherwise)
    return number
