"""The desk: what an agent does beside talking, and when it may be done."""

from typing import Final

from game.call.changed import changed
from game.call.event import IllegalEvent
from game.call.state import CallState
from game.call.time.clock import finish_speaking
from game.call.tuning import MOST_DEEDS

BUSY: Final = "That can only be done in a call, and one thing at a time."


def may_turn_to_desk(state: CallState) -> bool:
    """Return whether the agent could do something at the desk now, on hold or not."""
    return (
        state.answered
        and state.outcome is None
        and state.errand is None
        and state.deeds < MOST_DEEDS
        and state.level.has_desk
    )


def may_leave_line(state: CallState) -> bool:
    """Return whether the agent could do something now for which the caller has to be there."""
    return may_turn_to_desk(state) and state.hold is None


def turn_to_desk(state: CallState) -> CallState:
    """Return the state once the agent turns to the desk; they let the caller finish first."""
    if not may_turn_to_desk(state):
        raise IllegalEvent(BUSY)
    # Listening is not cut short by a deed (law 10): the words are said, with the clue in them.
    ready = finish_speaking(state)
    return changed(ready, deeds=ready.deeds + 1)
