"""Interrupting a caller who is still speaking: a choice, never an accident, and never a gain."""

from game.call.changed import changed
from game.call.event import Interrupt
from game.call.illegal import IllegalEvent
from game.call.move import move
from game.call.state import CallState
from game.call.technique import Technique
from game.call.turn import Turn


def interrupt(state: CallState, event: Interrupt) -> Turn:
    """Cut the caller short. What they were saying, and were about to say, is lost."""
    if not state.speaking:
        message = "Nobody is speaking, so there is nobody to interrupt."
        raise IllegalEvent(message)
    made = move(state, Technique.INTERRUPT)
    lost = len(state.place.burst)
    after = changed(made.after, speaking=0, telling=None, listened=lost)
    return Turn(state, event, after, made.stages, (), made.fit)
