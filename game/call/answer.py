"""Picking up: the call begins, and the caller speaks first."""

from game.call.changed import changed
from game.call.distraction import scheduled
from game.call.event import Answer
from game.call.illegal import IllegalEvent
from game.call.speech import said_by, time_of
from game.call.state import CallState
from game.call.turn import Turn


def answer(state: CallState, event: Answer) -> Turn:
    """Pick up. What the call has in store beside the caller begins to run."""
    if state.answered:
        message = "The call has been answered already."
        raise IllegalEvent(message)
    said = said_by((state.place.caller,), state.meters.tension)
    after = changed(
        state,
        answered=True,
        speaking=time_of(said),
        waited=0,
        outcome=state.place.end,
        coming=scheduled(state.level, state.seed),
    )
    return Turn(state, event, after, (), said)
