"""The state machine of a call: a new call, and what comes of an event."""

from collections.abc import Callable
from typing import Any, Final

from game.call.changed import changed
from game.call.clock import pass_time
from game.call.event import Answer, Event, HangUp, Interrupt, Listen, Say, Wait
from game.call.illegal import IllegalEvent
from game.call.interruption import interrupt
from game.call.listening import listen
from game.call.reply import say
from game.call.script import Level, Outcome
from game.call.speech import open_call
from game.call.state import CallState, Meters
from game.call.turn import Turn


def new_call(level: Level, seed: int = 0) -> CallState:
    """Return a call that is ringing. The seed decides the order replies are shown in."""
    caller = level.caller
    meters = Meters(caller.patience, caller.satisfaction, caller.tension, 0)
    return CallState(level, seed, level.start, meters)


def step(state: CallState, event: Event) -> CallState:
    """Return the state after an event; IllegalEvent where it cannot happen."""
    return take(state, event).after


def take(state: CallState, event: Event) -> Turn:
    """Return an event's whole turn: the state after it and why; IllegalEvent as for `step`."""
    if state.outcome is None:
        return _HANDLERS[type(event)](state, event)
    if isinstance(event, Wait):
        return Turn(state, event, state)
    message = "The call is over; nothing more can happen in it."
    raise IllegalEvent(message)


def _answer(state: CallState, event: Answer) -> Turn:
    if state.answered:
        message = "The call has been answered already."
        raise IllegalEvent(message)
    after, said = open_call(state)
    return Turn(state, event, after, (), said)


def _wait(state: CallState, event: Wait) -> Turn:
    after, stages = pass_time(state, event.ms)
    return Turn(state, event, after, stages)


def _hang_up(state: CallState, event: HangUp) -> Turn:
    return Turn(state, event, changed(state, speaking=0, telling=None, outcome=Outcome.LEFT))


_HANDLERS: Final[dict[type, Callable[[CallState, Any], Turn]]] = {
    Answer: _answer,
    Say: say,
    Listen: listen,
    Interrupt: interrupt,
    Wait: _wait,
    HangUp: _hang_up,
}
