"""Distractions: pings that come in during a call, to be left, parked or attended to."""

from typing import Final

from game.call.actions.move import move
from game.call.changed import changed
from game.call.event import Attend, IllegalEvent, Park
from game.call.script.technique import Technique
from game.call.state import CallState, Errand
from game.call.turn import Turn

_NOBODY: Final = "Nobody is waiting for a word from you there."


def may_attend(state: CallState) -> bool:
    """Return whether the agent could answer a ping now."""
    return bool(state.pings) and state.outcome is None and state.errand is None


def may_park(state: CallState) -> bool:
    """Return whether the agent could put a ping off with a word now."""
    return bool(state.pings) and state.outcome is None


def attend(state: CallState, event: Attend) -> Turn:
    """Answer a ping. While the caller speaks, what is being said is lost, with its clue.

    What they would have gone on to say is not lost: they were not cut short, and the agent can
    still listen to the rest. A caller on hold does not notice.
    """
    if not may_attend(state) or event.ping not in state.pings:
        raise IllegalEvent(_NOBODY)
    ping = state.level.pings[event.ping]
    ready = _without(state, event.ping)
    errand = Errand(ping.ms, ping.reveals)
    if ready.hold is not None:
        return Turn(state, event, changed(ready, errand=errand))
    # The words are not finished first, as they are at the desk: attention is what is missing here.
    made = move(changed(ready, speaking=0, telling=None), Technique.MULTITASK)
    after = changed(made.after, errand=errand) if made.after.outcome is None else made.after
    return Turn(state, event, after, made.stages, (), made.fit)


def park(state: CallState, event: Park) -> Turn:
    """Tell the sender of a ping that you will come back to it. The caller hears nothing."""
    if not may_park(state) or event.ping not in state.pings:
        raise IllegalEvent(_NOBODY)
    return Turn(state, event, _without(state, event.ping))


def _without(state: CallState, place: int) -> CallState:
    return changed(state, pings=tuple(each for each in state.pings if each != place))
