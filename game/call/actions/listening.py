"""Listening and interrupting: who is heard out tells more, and who is cut short does not."""

from typing import Final

from game.call.actions.move import move
from game.call.caller.model import remember_technique
from game.call.changed import changed
from game.call.event import IllegalEvent, Interrupt, Listen
from game.call.meters.explanation import Rule, Stage
from game.call.meters.gains import GRAIN, NO_GAINS, Gains
from game.call.meters.settling import apply_gains
from game.call.script.level import Outcome
from game.call.script.technique import Technique
from game.call.state import CallState
from game.call.time.clock import finish_speaking
from game.call.tuning import (
    LISTEN_CALM_FLOOR,
    LISTEN_HEARD_CAP,
    LISTEN_PATIENCE_CAP,
    LISTEN_SATISFACTION_CAP,
)
from game.call.turn import Turn

# Points of patience, satisfaction, calm and heard. Listening mostly makes a caller feel heard, and
# calms a little; the caps of law 10 keep it from more. Staring at somebody who waits costs about
# what a mild misstep does, so that nobody listens on into nothing.
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
    return state.listened < len(state.current_scene.burst)


def may_listen(state: CallState) -> bool:
    """Return whether the agent can keep listening.

    Where only stated effects count, they can as long as the caller has more to say; else always.
    """
    # Law 1: every call ends. Where only stated effects count, dead air costs nothing, and listening
    # on would put off the end of a silence for ever.
    return state.answered and state.free and (state.level.modelled or more_to_say(state))


def listen(state: CallState, event: Listen) -> Turn:
    """Let the caller go on. Listening through a burst reveals what it hides.

    It is remembered like a technique and is no talk: it does not count as putting the problem off.
    """
    if not may_listen(state):
        message = "There is nothing to listen to now."
        raise IllegalEvent(message)
    # The sentence comes to its end first: only then is its clue told, and the next piece due.
    ready = finish_speaking(state)
    stages = (_gains(ready),)
    meters = apply_gains(ready.meters, stages[0][1])
    used, last, _ = remember_technique(ready, Technique.LISTEN)
    after = changed(ready, meters=meters, used=used, last=last, waited=0)
    if meters.patience == 0:
        return Turn(state, event, changed(after, outcome=Outcome.HUNG_UP), stages)
    if not more_to_say(ready):
        return Turn(state, event, after, stages)
    piece = ready.current_scene.burst[ready.listened]
    line = piece.says.at(meters.tension)
    told = changed(after, speaking=line.ms, telling=piece.reveals, listened=ready.listened + 1)
    return Turn(state, event, told, stages, (line,))


def _gains(state: CallState) -> Stage:
    """Return the rule and the gains of listening on now, within the caps of listening alone."""
    if not state.level.modelled:
        return HEARD_OUT, NO_GAINS
    if not more_to_say(state):
        return DEAD_AIR, _STARED
    # Each gain stops at its own cap and is never turned into a loss: a caller who is calmer or
    # happier than listening could make them stays so.
    meters = state.meters
    return HEARD_OUT, Gains(
        _up_to(LISTEN_PATIENCE_CAP - meters.patience, _LISTENED.patience),
        _up_to(LISTEN_SATISFACTION_CAP - meters.satisfaction, _LISTENED.satisfaction),
        _up_to(meters.tension - LISTEN_CALM_FLOOR, _LISTENED.calm),
        _up_to(LISTEN_HEARD_CAP - meters.heard, _LISTENED.heard),
    )


def _up_to(room: int, gain: int) -> int:
    """Return a gain, or the room left for it, given in thousandths of a point, if that is less."""
    return min(gain, max(room, 0) * GRAIN)


def interrupt(state: CallState, event: Interrupt) -> Turn:
    """Cut the caller short. What they were saying, and were about to say, is lost."""
    if not state.speaking:
        message = "Nobody is speaking, so there is nobody to interrupt."
        raise IllegalEvent(message)
    # Law 10: interrupting loses what the burst hides, all of it, until a scene begins anew.
    made = move(state, Technique.INTERRUPT)
    lost = len(state.current_scene.burst)
    after = changed(made.after, speaking=0, telling=None, listened=lost)
    return Turn(state, event, after, made.stages, (), made.fit)
