"""Interrupting a caller who is still speaking: a choice, never an accident, and never a gain."""

from game.call.changed import changed
from game.call.event import Interrupt
from game.call.gains import NO_GAINS
from game.call.illegal import IllegalEvent
from game.call.memory import remembered
from game.call.model import stages
from game.call.moment import Moment
from game.call.script import Outcome
from game.call.settle import capped, settle
from game.call.state import CallState
from game.call.technique import Technique
from game.call.turn import Turn


def interrupt(state: CallState, event: Interrupt) -> Turn:
    """Cut the caller short. What they were saying, and were about to say, is lost."""
    if not state.speaking:
        message = "Nobody is speaking, so there is nobody to interrupt."
        raise IllegalEvent(message)
    moment = Moment(state, Technique.INTERRUPT)
    found = capped(stages(moment)) if state.level.modelled else ()
    meters = settle(state.meters, found[-1][1] if found else NO_GAINS)
    used, last, talk = remembered(state, Technique.INTERRUPT)
    after = changed(
        state,
        meters=meters,
        used=used,
        last=last,
        talk=talk,
        speaking=0,
        telling=None,
        listened=len(state.place.burst),
        waited=0,
        outcome=Outcome.HUNG_UP if meters.patience == 0 else None,
        tally=state.tally.with_move(meters, 0),
    )
    return Turn(state, event, after, found, (), 0)
