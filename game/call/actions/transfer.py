"""Handing a caller over: warm with their story, cold without; and each further time costs."""

from typing import Final

from game.call.actions.desk import BUSY, may_leave_line, turn_to_desk
from game.call.actions.move import move
from game.call.changed import changed
from game.call.event import IllegalEvent, Transfer
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import Technique
from game.call.state import CallState, Errand
from game.call.tuning import TRANSFER_TIME
from game.call.turn import Turn

RETOLD: Final = Rule(
    "story-lost",
    "Your colleague knew nothing of it, and the caller had to begin again.",
    "No. From the beginning? Again?",
    "dixon-2010",
)
PASSED_ON: Final = Rule(
    "passed-on-again",
    "It was not the first time in this call that somebody handed them on.",
    "And the next one. How many of you are there?",
    "dixon-2010",
)

# Points of patience, satisfaction, calm and heard. What a cold handover costs otherwise is in the
# facts of the technique; this is the story that has to be told again.
_RETOLD: Final = Gains.points(0, 0, 0, -20)
_PASSED_ON: Final = Gains.points(-5, -7, -6, 0)


def may_transfer(state: CallState) -> bool:
    """Return whether the caller can be handed over now."""
    return may_leave_line(state) and any(
        department.takes_over for department in state.level.departments.values()
    )


def transfer(state: CallState, event: Transfer) -> Turn:
    """Hand the caller over; the call goes on in the scene of the department that takes it."""
    department = state.level.departments.get(event.department)
    if department is None or department.takes_over is None or not may_leave_line(state):
        message = BUSY if department and department.takes_over else "Nobody there takes calls."
        raise IllegalEvent(message)
    ready = turn_to_desk(state)
    more = () if event.warm else ((RETOLD, _RETOLD),)
    # Law 14: each further transfer lowers the end, so the cost grows with their number.
    if ready.transfers:
        more = (*more, (PASSED_ON, _PASSED_ON.times(ready.transfers)))
    technique = Technique.CONSULT_DEPARTMENT if event.warm else Technique.COLD_TRANSFER
    made = move(ready, technique, *more)
    after = changed(made.after, transfers=ready.transfers + 1)
    if after.outcome is None:
        leads = Errand(TRANSFER_TIME, leads=department.takes_over, announced=event.warm)
        after = changed(after, errand=leads)
    return Turn(state, event, after, made.stages, (), made.fit)
