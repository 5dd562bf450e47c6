"""The state machine of a shift: a new one, and what comes of an event."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from game.call import Level, Medal, Score, score
from game.call.units import MINUTE, bounded
from game.errors import CallcraftError
from game.shift.event import Breathe, CallOver, ShiftEvent, TakeCall
from game.shift.state import CallResult, ShiftPhase, ShiftState
from game.shift.strain import strained_by
from game.shift.tuning import BREATHER_EASES, BREATHERS, LEAST_CALLS, SLACK

_NOTHING: Final = Score(0, 0, 0, 0, 0, Medal.NONE)
_CLOSED: Final = "The shift is over."


class IllegalShiftEvent(CallcraftError, ValueError):
    """Something was to happen in a shift that cannot happen there now."""


def new_shift(levels: Sequence[Level]) -> ShiftState:
    """Return a shift of some calls, before the first; IllegalShiftEvent for fewer than three."""
    if len(levels) < LEAST_CALLS:
        message = f"A shift is {LEAST_CALLS} calls or more."
        raise IllegalShiftEvent(message)
    # A shift knows only how long its calls should take, not what is in them: it stays small, and a
    # call is played by its own rules.
    targets = tuple(level.target for level in levels)
    return ShiftState(targets, sum(targets) * SLACK // 100)


def shift_step(state: ShiftState, event: ShiftEvent) -> ShiftState:
    """Return the shift after an event; IllegalShiftEvent where it cannot happen."""
    # The end of a call is looked at before the phase is, as it is the one thing that belongs in it.
    if state.phase is ShiftPhase.OVER:
        raise IllegalShiftEvent(_CLOSED)
    if isinstance(event, CallOver):
        return _call_over(state, event)
    if state.phase is ShiftPhase.IN_CALL:
        message = "There is a call on the line."
        raise IllegalShiftEvent(message)
    if isinstance(event, TakeCall):
        return evolve(state, waiting=state.waiting[1:], phase=ShiftPhase.IN_CALL)
    if isinstance(event, Breathe):
        return _breathe(state, event)
    return evolve(state, phase=ShiftPhase.OVER)


def _call_over(state: ShiftState, event: CallOver) -> ShiftState:
    end = event.end
    if state.phase is not ShiftPhase.IN_CALL or end is None:
        message = "There is no call that could be over."
        raise IllegalShiftEvent(message)
    strain = strained_by(state.strain, event.turns)
    elapsed = end.tally.elapsed
    # Whoever leaves a caller on the line has not handled the call, however it stood.
    points = score(end) if end.over else _NOTHING
    result = CallResult(end.level.title, end.outcome, points, elapsed, state.strain, strain)
    return _between(
        evolve(
            state,
            left=max(state.left - elapsed, 0),
            strain=strain,
            results=(*state.results, result),
        )
    )


def _breathe(state: ShiftState, event: Breathe) -> ShiftState:
    if event.ms not in BREATHERS:
        message = "A breather takes one, two or three minutes."
        raise IllegalShiftEvent(message)
    eased = BREATHER_EASES * event.ms // MINUTE
    return _between(
        evolve(
            state,
            left=max(state.left - event.ms, 0),
            strain=bounded(state.strain - eased),
            rested=state.rested + event.ms,
        )
    )


def _between(state: ShiftState) -> ShiftState:
    """Return the shift between two calls, or over where none is left or no time for one."""
    # A breather can use up the last of the clock as well as a call can.
    goes_on = state.waiting and state.left
    return evolve(state, phase=ShiftPhase.BETWEEN if goes_on else ShiftPhase.OVER)
