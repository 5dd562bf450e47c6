"""A call that breaks off before its end: what is said of it, what is kept, and the exit code."""

from typing import Final

from game.exits import INTERRUPTED, MISUSED
from game.plain.call import PlainCall
from game.plain.console import Console, EndOfInput
from game.play.session import Session

_DONE: Final = 0
_ENDED: Final = "The input ended in the middle of the call."
_ENDED_RINGING: Final = "The input ended before the call was answered, so there is no call."
_INTERRUPTED: Final = "Stopped. To leave a call in your own time, type quit."


def played(call: PlainCall, console: Console) -> int:
    """Play a call to its end, or until the player or the input leaves it; return an exit code.

    An input that is over before anything was typed leaves nothing where moves have been made for
    the player already: they were to be shown.
    """
    try:
        call.play()
    except EndOfInput:
        if call.shown_only:
            return _DONE
        answered = call.state.answered
        console.complain(f"{_ENDED} {_kept(call.session)}" if answered else _ENDED_RINGING)
        return MISUSED
    except KeyboardInterrupt:
        kept = f" {_kept(call.session)}" if call.session.begun else ""
        console.complain(f"{_INTERRUPTED}{kept}")
        return INTERRUPTED
    if call.session.begun and not call.state.over:
        console.say(f"You left. {_kept(call.session)}")
    return _DONE


def _kept(session: Session) -> str:
    return (
        "The call was practice and is not kept."
        if session.practice
        else "The call is kept as abandoned."
    )
