"""Practice: after the debrief, the call again from before one of its moves, or the whole of it."""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from game.plain.call.call_exit import played, tell_of
from game.plain.call.plain_call import PlainCall
from game.plain.console import Console, EndOfInput
from game.plain.report import debrief_lines
from game.play.line import CallLine
from game.play.moves import NoSuchMove
from game.view.words import practice_words

_HOW: Final = (
    "Type back N to try again from before move N, again to take the whole call again, "
    "or press Enter to leave."
)
_BACK: Final = re.compile(r"b(?:ack)?(?: (?:to )?(?:before )?(?:move )?([0-9]{1,4})[.)]?)?")


class _Way(Enum):
    """What somebody wants who takes nothing back."""

    AGAIN = auto()
    LEAVE = auto()


_WAYS: Final = {"": _Way.LEAVE, "again": _Way.AGAIN} | dict.fromkeys(
    ("leave", "quit", "q", "exit"), _Way.LEAVE
)


def practise(line: CallLine, console: Console, again: Callable[[], tuple[int, CallLine]]) -> int:
    """Offer practice after the debrief of a call, until it is declined; return an exit code.

    `again` takes the whole call again, and keeps it. The question is about the call that was looked
    back upon last. That the input ends there is an answer, too.
    """
    code = 0
    while not code:
        wanted = _wanted(line, console)
        if wanted is _Way.LEAVE:
            break
        if wanted is _Way.AGAIN:
            code, taken = again()
        else:
            code, taken = practised(PlainCall(console, wanted), console), wanted
        line = taken if taken.view.over else line
    return code


def _wanted(line: CallLine, console: Console) -> CallLine | _Way:
    """Ask until the answer means something; return a line to practise on, or which way to go."""
    hardest, what = _hardest(line)
    console.say()
    console.say(f"{_HOW} With back alone, you begin before move {hardest}, {what}.")
    while True:
        try:
            said = " ".join(console.ask().text.casefold().split())
            if said in _WAYS:
                return _WAYS[said]
            if back := _BACK.fullmatch(said):
                return line.practise(int(back[1] or hardest))
            console.say(_HOW)
        # A number too high is a slip, and the question is asked again.
        except NoSuchMove as error:
            console.say(f"{error} {_HOW}")
        except EndOfInput:
            return _Way.LEAVE


def _hardest(line: CallLine) -> tuple[int, str]:
    """Return the number of the move that is worth another try most, and why."""
    past = line.debrief()
    if past.costliest is None:
        return past.steps[-1].number, "the last one"
    return past.steps[past.costliest].number, "the one that cost most"


def practised(call: PlainCall, console: Console) -> int:
    """Play a call on from where it stands, and look back upon it; return an exit code."""
    move = call.view.practice
    if move is not None and not call.view.over:
        console.say()
        console.say(practice_words(move))
    leaving = played(call)
    tell_of(leaving, call.view, console)
    if call.view.over:
        console.say()
        console.say_all(debrief_lines(call.line.debrief(), console.width))
        console.say("That was practice: it is not kept and counts for nothing.")
    return leaving.code
