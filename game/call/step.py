"""The state machine of a call: a new call, and what comes of an event."""

from collections.abc import Callable
from typing import Any, Final

from game.call.actions.distraction import attend, park
from game.call.actions.hold import hold, resume
from game.call.actions.inquiry import consult, look_up
from game.call.actions.listening import interrupt, listen
from game.call.actions.opening import answer, recall
from game.call.actions.reply import say
from game.call.actions.transfer import transfer
from game.call.caller.boundary import may_end
from game.call.changed import changed
from game.call.event import (
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    IllegalEvent,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
)
from game.call.meters.values import Meters
from game.call.script.level import Level, Outcome
from game.call.state import CallState
from game.call.time.clock import pass_time
from game.call.time.promise import settle_promises
from game.call.turn import Turn


def new_call(level: Level, seed: int = 0, reply_seed: int | None = None) -> CallState:
    """Return a call that is ringing.

    `seed` decides when messages come in, `reply_seed` the order of replies and their phrasing; None
    leaves that to `seed`, too.
    """
    caller = level.caller
    meters = Meters(caller.patience, caller.satisfaction, caller.tension, 0)
    scene = level.openings.get(level.past, level.start)
    return CallState(level, seed, scene, meters, reply_seed=reply_seed)


def step(state: CallState, event: Event) -> CallState:
    """Return the state after an event; IllegalEvent where it cannot happen."""
    return take(state, event).after


def take(state: CallState, event: Event) -> Turn:
    """Return an event's whole turn: the state after it and why; IllegalEvent as for `step`."""
    # Law 1: an ended call stays ended. This is asked here, once, and not in each of the actions.
    if state.outcome is None:
        turn = _HANDLERS[type(event)](state, event)
        # Whatever ended the call, its promises are settled in the same turn: the score is read from
        # the last state, and a promise left open there would be no breach.
        if turn.after.ledger and turn.after.outcome is not None:
            return changed(turn, after=settle_promises(turn.after))
        return turn
    # Law 3: what passes as one wait must pass as two, also where the call ends within the first.
    if isinstance(event, Wait):
        return Turn(state, event, state)
    message = "The call is over; nothing more can happen in it."
    raise IllegalEvent(message)


def _wait(state: CallState, event: Wait) -> Turn:
    passed = pass_time(state, event.ms)
    return Turn(state, event, passed.state, passed.stages, passed.said)


def _hang_up(state: CallState, event: HangUp) -> Turn:
    # The same event either way: whether it was fair follows from what went before, and no player or
    # log can claim it.
    outcome = Outcome.ENDED if may_end(state) else Outcome.LEFT
    after = changed(state, speaking=0, telling=None, hold=None, errand=None, outcome=outcome)
    return Turn(state, event, after)


_HANDLERS: Final[dict[type, Callable[[CallState, Any], Turn]]] = {
    Recall: recall,
    Answer: answer,
    Say: say,
    Listen: listen,
    Interrupt: interrupt,
    Hold: hold,
    Resume: resume,
    LookUp: look_up,
    Consult: consult,
    Transfer: transfer,
    Attend: attend,
    Park: park,
    Wait: _wait,
    HangUp: _hang_up,
}
