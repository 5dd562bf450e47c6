"""What an agent can do in a call, and everything that is said of it, one row an action."""

from enum import StrEnum
from typing import Final

from game.call import (
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
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
)


class Action(StrEnum):
    """What an agent does; the last two are done by nobody."""

    ANSWER = "answer"
    REPLY = "reply"
    LISTEN = "listen"
    INTERRUPT = "interrupt"
    HOLD = "hold"
    RESUME = "resume"
    LOOK_UP = "look-up"
    CONSULT = "consult"
    TRANSFER = "transfer"
    ATTEND = "attend"
    PARK = "park"
    HANG_UP = "hang-up"
    SILENCE = "silence"
    """Time passed."""
    RECALL = "recall"
    """The caller turned out to be one we know, before the call was answered."""


_ACTIONS: Final[dict[type, Action]] = {
    Answer: Action.ANSWER,
    Say: Action.REPLY,
    Listen: Action.LISTEN,
    Interrupt: Action.INTERRUPT,
    Hold: Action.HOLD,
    Resume: Action.RESUME,
    LookUp: Action.LOOK_UP,
    Consult: Action.CONSULT,
    Transfer: Action.TRANSFER,
    Attend: Action.ATTEND,
    Park: Action.PARK,
    HangUp: Action.HANG_UP,
    Wait: Action.SILENCE,
    Recall: Action.RECALL,
}


def action_of(event: Event) -> Action:
    """Return what is done in an event."""
    return _ACTIONS[type(event)]
