"""Listening: a caller who is heard out says what matters; silence that helps nobody costs."""

from typing import Final

from attrs import evolve

from game.call.clock import finish_speaking
from game.call.event import Listen
from game.call.explanation import Rule, Stage
from game.call.gains import GRAIN, NO_GAINS, Gains
from game.call.illegal import IllegalEvent
from game.call.script import Outcome
from game.call.settle import settle
from game.call.state import CallState
from game.call.tuning import LISTEN_CALM_FLOOR, LISTEN_FIT, LISTEN_HEARD_CAP, SILENT_FIT
from game.call.turn import Turn

_LISTENED: Final = Gains.points(1, 1, 4, 12)
_STARED: Final = Gains.points(-4, -2, -1, 0)

HEARD_OUT: Final = Rule(
    "heard-out",
    "You let the caller go on, and they told you more.",
    "They are letting me finish.",
    "richmond-2012",
)

DEAD_AIR: Final = Rule(
    "dead-air",
    "The caller had said what there was to say and was waiting for you.",
    "Hello? Are you still there?",
    "maister-1985",
)


def more_to_say(state: CallState) -> bool:
    """Return whether the caller would go on if the agent kept listening."""
    return state.listened < len(state.place.burst)


def may_listen(state: CallState) -> bool:
    """Return whether the agent can keep listening: always, but where only stated effects count."""
    return state.answered and (state.level.modelled or more_to_say(state))


def listen(state: CallState, event: Listen) -> Turn:
    """Let the caller go on. Listening through a burst reveals what it hides."""
    if not may_listen(state):
        message = "There is nothing to listen to now: answer first, or choose a reply."
        raise IllegalEvent(message)
    ready = finish_speaking(state)
    stages = (_gains(ready),)
    meters = settle(ready.meters, stages[0][1])
    more = more_to_say(ready)
    fit = LISTEN_FIT if more else SILENT_FIT
    after = evolve(ready, meters=meters, waited=0, tally=ready.tally.with_move(meters, fit))
    if meters.patience == 0:
        return Turn(state, event, evolve(after, outcome=Outcome.HUNG_UP), stages, (), fit)
    if not more:
        return Turn(state, event, after, stages, (), fit)
    piece = ready.place.burst[ready.listened]
    line = piece.says.at(meters.tension)
    told = evolve(after, speaking=line.ms, telling=piece.reveals, listened=ready.listened + 1)
    return Turn(state, event, told, stages, (line,), fit)


def _gains(state: CallState) -> Stage:
    """Return what it gains to keep listening now, within the caps of listening alone."""
    if not state.level.modelled:
        return HEARD_OUT, NO_GAINS
    if not more_to_say(state):
        return DEAD_AIR, _STARED
    meters = state.meters
    heard = max(LISTEN_HEARD_CAP - meters.heard, 0) * GRAIN
    calm = max(meters.tension - LISTEN_CALM_FLOOR, 0) * GRAIN
    return HEARD_OUT, Gains(
        _LISTENED.patience,
        _LISTENED.satisfaction,
        min(_LISTENED.calm, calm),
        min(_LISTENED.heard, heard),
    )
