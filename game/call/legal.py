"""What may happen in a state."""

from collections.abc import Iterator
from typing import Final

from game.call.actions.distraction import may_attend, may_park
from game.call.actions.hold import may_hold, may_resume
from game.call.actions.inquiry import may_consult, may_look_up
from game.call.actions.listening import may_listen
from game.call.actions.transfer import may_transfer
from game.call.event import (
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Resume,
    Transfer,
)
from game.call.replies import open_replies
from game.call.state import CallState
from game.call.tuning import HOLD_TIMES

# Made once: exploring asks what is legal in every state, and these events carry nothing.
_ANSWER: Final = Answer()
_LISTEN: Final = Listen()
_INTERRUPT: Final = Interrupt()
_HANG_UP: Final = HangUp()


def legal(state: CallState) -> tuple[Event, ...]:
    """Return what may happen now, replies first, in the level's order.

    Time is not listed: any `Wait` may happen, and in an ended call it changes nothing. Nor is
    `Recall`, which belongs to what is known before the call and not to what is done in it.
    """
    # Law 1: in an ended call nothing can happen. Before the answer nobody is there to be talked to.
    if state.outcome is not None:
        return ()
    if not state.answered:
        return (_ANSWER, _HANG_UP)
    events: list[Event] = list(open_replies(state))
    if may_listen(state):
        events.append(_LISTEN)
    if state.speaking:
        events.append(_INTERRUPT)
    # Most levels have no desk; asking once spares asking for each thing on it.
    if state.level.has_desk:
        events += deeds(state)
    events.append(_HANG_UP)
    return tuple(events)


def deeds(state: CallState) -> Iterator[Event]:
    """Yield what may be done now beside talking, each thing by its name in the level."""
    level = state.level
    if may_hold(state):
        yield from (Hold(stated) for stated in (0, *HOLD_TIMES))
    if may_resume(state):
        yield from (Resume(thanks=True), Resume(thanks=False))
    if may_look_up(state):
        yield from map(LookUp, level.articles)
    if may_consult(state):
        yield from map(Consult, level.departments)
    if may_transfer(state):
        takers = (name for name, each in level.departments.items() if each.takes_over)
        yield from (Transfer(name, warm) for name in takers for warm in (True, False))
    if may_attend(state):
        yield from map(Attend, state.pings)
    if may_park(state):
        yield from map(Park, state.pings)
