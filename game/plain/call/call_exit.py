"""A call that breaks off before its end: what is said of it, and the exit code."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from attrs import frozen

from game.exits import INTERRUPTED, MISUSED, Terminated
from game.plain.call.plain_call import PlainCall
from game.plain.console import Console, EndOfInput, InputFailed
from game.view.view import View

_LEFT: Final = "You left."
_ENDED: Final = "The input ended in the middle of the call."
_ENDED_RINGING: Final = "The input ended before the call was answered, so there is no call."
_INTERRUPTED: Final = "Stopped. To leave a call in your own time, type quit."
_TERMINATED: Final = "The system ended the game in the middle of the call."

_PRACTICE: Final = "The call was practice and is not kept."
_KEPT: Final = "The call is kept as abandoned."
_KEPT_TO_GO_ON: Final = "The call is kept, and the next start offers to take it up again."
_NOT_KEPT: Final = "The call could not be kept."


@frozen
class Departure:
    """How a call was left."""

    code: int = 0
    """The program's exit code."""
    words: str = ""
    """What to say of it; empty for a call that was played to its end."""
    amiss: bool = False
    """Whether something went wrong, so that the words belong on standard error."""
    cut_off: bool = False
    """Whether it was not the player who left, so that the next start offers the call again."""


def played(call: PlainCall) -> Departure:
    """Play a call to its end, or until the player, the input or the system ends it.

    Where the first moves were made for the player, the input may end before anything was typed:
    then they were only to be shown, and nothing is amiss.
    """
    try:
        call.play()
    except EndOfInput as error:
        if call.shown_only:
            return Departure()
        # A script that ends has left the call. A terminal that went away took it from its player.
        torn = isinstance(error, InputFailed)
        why = str(error) if torn else _ENDED
        words = why if call.view.answered else _ENDED_RINGING
        return Departure(MISUSED, words, amiss=True, cut_off=torn)
    except KeyboardInterrupt:
        return Departure(INTERRUPTED, _INTERRUPTED, amiss=True)
    except Terminated as error:
        return Departure(error.code, _TERMINATED, amiss=True, cut_off=True)
    return Departure() if call.view.over or not call.view.begun else Departure(words=_LEFT)


def tell_of(leaving: Departure, view: View, console: Console, *, kept: bool = False) -> None:
    """Say how a call was left and, if it had begun, whether it is kept now."""
    if not leaving.words:
        return
    if view.practice:
        what = _PRACTICE
    elif kept:
        what = _KEPT_TO_GO_ON if leaving.cut_off else _KEPT
    else:
        what = _NOT_KEPT
    words = f"{leaving.words} {what}" if view.begun else leaving.words
    if leaving.amiss:
        console.complain(words)
    else:
        console.say(words)


@contextmanager
def told_if_possible(code: int) -> Iterator[None]:
    """Let writing fail where the terminal has gone, and the exit code already says what is amiss.

    With an exit code of 0, the error goes on its way.
    """
    try:
        yield
    except OSError:
        if not code:
            raise
