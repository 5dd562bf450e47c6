"""A shift: calls in a row, what they do to the one who takes them, and breathers between them.

Pure, like the rules of a call: a shift is its calls and the list of what happened, and folding that
list gives the same shift everywhere.
"""

from game.shift.event import Breathe, CallOver, GoHome, TakeCall
from game.shift.machine import IllegalShiftEvent, new_shift, shift_step
from game.shift.state import CallResult, ShiftPhase, ShiftState
from game.shift.strain import Strained, strained, strained_by

__all__ = [
    "Breathe",
    "CallOver",
    "CallResult",
    "GoHome",
    "IllegalShiftEvent",
    "ShiftPhase",
    "ShiftState",
    "Strained",
    "TakeCall",
    "new_shift",
    "shift_step",
    "strained",
    "strained_by",
]
