"""What may happen in a state."""

from typing import Final

from game.call.clock import finish_speaking
from game.call.condition import holds
from game.call.event import Answer, Event, HangUp, Interrupt, Listen, Say
from game.call.listening import may_listen
from game.call.state import CallState

MOST_REPLIES: Final = 64
"""More replies than any scene holds."""

_SAY: Final = tuple(Say(place) for place in range(MOST_REPLIES))
_ANSWER: Final = Answer()
_LISTEN: Final = Listen()
_INTERRUPT: Final = Interrupt()
_HANG_UP: Final = HangUp()


def legal(state: CallState) -> tuple[Event, ...]:
    """Return what may happen now, replies first, in the level's order.

    Time is not listed: any `Wait` may happen, and in an ended call it changes nothing.
    """
    if state.outcome is not None:
        return ()
    if not state.answered:
        return (_ANSWER, _HANG_UP)
    events: list[Event] = list(replies_open(state))
    if may_listen(state):
        events.append(_LISTEN)
    if state.speaking:
        events.append(_INTERRUPT)
    events.append(_HANG_UP)
    return tuple(events)


def replies_open(state: CallState) -> tuple[Say, ...]:
    """Return the replies the agent may give, in the level's order; none before and after a call."""
    if state.outcome is not None or not state.answered:
        return ()
    # What the caller is in the middle of saying may reveal a clue; a reply waits for it.
    ready = finish_speaking(state) if state.telling else state
    return tuple(
        [
            _SAY[place]
            for place, reply in enumerate(ready.place.replies)
            if not reply.when or holds(reply.when, ready)
        ]
    )
