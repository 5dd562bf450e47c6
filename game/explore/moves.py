"""What an agent may do in a call, as far as it can lead anywhere new."""

from collections.abc import Iterator

from game.call import (
    CallState,
    Consult,
    Event,
    Listen,
    LookUp,
    Transfer,
    deeds,
    may_listen,
    more_to_say,
    open_replies,
)


def moves(state: CallState) -> Iterator[Event]:
    """Yield what is explored in a state: every reply, and whatever else can open another.

    That is to hear the caller out, to look up or ask what is not known yet, and to hand over.
    Thinking takes no time. Nobody holds, cuts in, answers messages or puts the phone down: all of
    that costs patience and opens nothing, and would make far more states of the same call.
    """
    yield from open_replies(state)
    yield from other_moves(state)


def other_moves(state: CallState) -> Iterator[Event]:
    """Yield those of the moves that are no replies."""
    if may_listen(state) and more_to_say(state):
        yield Listen()
    if state.level.has_desk:
        yield from (each for each in deeds(state) if _brings_something(state, each))


def _brings_something(state: CallState, event: Event) -> bool:
    level = state.level
    if isinstance(event, LookUp):
        return level.articles[event.article].reveals not in (None, *state.clues)
    if isinstance(event, Consult):
        return level.departments[event.department].reveals not in (None, *state.clues)
    return isinstance(event, Transfer)
