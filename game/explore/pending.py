"""A state with nothing under way: the words are spoken, and what was begun is done."""

from typing import Final

from game.call import CallState, Event, Tally, Wait, step
from game.call.changed import changed

_NO_TALLY: Final = Tally()


def finish_pending(state: CallState) -> CallState:
    """Return the state once the caller has spoken and an errand, if one was begun, is over."""
    # More than once, for what is done may lead to more words: those of a colleague who takes over.
    while not state.over and (state.speaking or state.errand):
        state = step(state, Wait(state.speaking + (state.errand.left if state.errand else 0)))
    # How much was left to say when a call ended makes no difference any more.
    return changed(state, speaking=0, telling=None) if state.over else state


def state_after(state: CallState, event: Event) -> CallState:
    """Return the settled state after an event."""
    return finish_pending(step(state, event))


def without_tally(state: CallState) -> CallState:
    """Return the state without what only the score reads, so that states that go on alike merge."""
    return changed(state, tally=_NO_TALLY)
