"""Putting a caller on hold and coming back: it costs by the clock, and less if it is explained."""

from typing import Final

from game.call.actions.desk import BUSY, may_leave_line, turn_to_desk
from game.call.actions.move import move
from game.call.changed import changed
from game.call.event import Hold, IllegalEvent, Resume
from game.call.meters.explanation import Rule
from game.call.meters.gains import NO_GAINS, Gains
from game.call.script.level import Speech, said_by, time_of
from game.call.script.technique import Technique
from game.call.state import CallState, HoldState
from game.call.tuning import HOLD_TIMES
from game.call.turn import Turn

LONG_WAIT: Final = Rule(
    "long-wait",
    "The longer the wait you name, the harder it is to agree to.",
    "As long as that?",
)
UNEXPLAINED: Final = Rule(
    "unexplained-hold",
    "You put the caller on hold without a word of why and how long.",
    "Hello? …They have just gone.",
    "maister-1985",
)
FOR_NOTHING: Final = Rule(
    "held-for-nothing",
    "You came back from the hold with nothing you had not had before it.",
    "They kept me waiting for nothing.",
    "maister-1985",
)
ASKED: Final = Speech.plain("And what was that for?")
"""What a caller says who was held for nothing."""

# Points of patience, satisfaction, calm and heard. Law 3: an explained hold costs no more than an
# unexplained one, so the first is worse than the worst of the long waits.
_UNEXPLAINED: Final = Gains.points(-6, -7, -8, -4)
_FOR_NOTHING: Final = Gains.points(-4, -6, -4, 0)
_LONG_WAITS: Final = dict(
    zip(HOLD_TIMES, (NO_GAINS, Gains.points(-1, -1, 0, 0), Gains.points(-3, -3, 0, 0)), strict=True)
)
"""What it costs to name each wait; else the longest would always be the best one to name."""


def may_hold(state: CallState) -> bool:
    """Return whether the caller can be put on hold now."""
    return may_leave_line(state)


def may_resume(state: CallState) -> bool:
    """Return whether the agent can come back to a caller on hold now."""
    # Not while busy: one thing at a time, so what was begun during the hold is finished first.
    return state.hold is not None and state.errand is None and state.outcome is None


def hold(state: CallState, event: Hold) -> Turn:
    """Put the caller on hold; `stated` is 0 or one of HOLD_TIMES."""
    if not may_hold(state) or event.stated not in (0, *HOLD_TIMES):
        raise IllegalEvent(BUSY)
    ready = turn_to_desk(state)
    if event.stated:
        made = move(ready, Technique.EXPLAIN_HOLD, (LONG_WAIT, _LONG_WAITS[event.stated]))
    else:
        made = move(ready, None, (UNEXPLAINED, _UNEXPLAINED))
    after = changed(made.after, hold=HoldState(event.stated))
    return Turn(state, event, after, made.stages, (), made.fit)


def resume(state: CallState, event: Resume) -> Turn:
    """Come back to the caller."""
    if not may_resume(state) or state.hold is None:
        message = "Nobody is on hold whom you could come back to now."
        raise IllegalEvent(message)
    # Law 18: a hold that brings nothing never raises the score.
    more = () if state.hold.used else ((FOR_NOTHING, _FOR_NOTHING),)
    made = move(state, Technique.THANK if event.thanks else None, *more)
    asks = bool(more) and state.level.modelled
    said = said_by((ASKED,), made.after.meters.tension) if asks else ()
    after = changed(made.after, hold=None, speaking=time_of(said))
    return Turn(state, event, after, made.stages, said, made.fit)
