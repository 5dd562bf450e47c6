"""Practice: after the debrief, the call again from before one of its moves, or the whole of it."""

import re
from collections.abc import Callable
from enum import Enum, auto
from typing import Final

from game.plain.call import PlainCall
from game.plain.console import Console, EndOfInput
from game.plain.left import played, tell_of
from game.plain.report import debrief_lines
from game.play.debrief import debrief
from game.play.pace import Pace
from game.play.rewind import NoSuchMove, rewound
from game.play.session import Session
from game.play.words import practice_words

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


def practise(
    session: Session, pace: Pace, console: Console, again: Callable[[], tuple[int, Session]]
) -> int:
    """Offer practice after the debrief of a call, until it is declined; return an exit code.

    `again` takes the whole call again, and keeps it. The question is about the call that was looked
    back upon last. That the input ends there is an answer, too.
    """
    code = 0
    while not code:
        wanted = _wanted(session, console)
        if wanted is _Way.LEAVE:
            break
        code, taken = again() if wanted is _Way.AGAIN else _rewound(wanted, pace, console)
        session = taken if taken.state.over else session
    return code


def _wanted(session: Session, console: Console) -> Session | _Way:
    """Ask until the answer means something; return the call to practise, or which way to go."""
    hardest, what = _hardest(session)
    console.say()
    console.say(f"{_HOW} With back alone, you begin before move {hardest}, {what}.")
    while True:
        try:
            said = " ".join(console.ask().text.casefold().split())
            if said in _WAYS:
                return _WAYS[said]
            if back := _BACK.fullmatch(said):
                return rewound(session, int(back[1] or hardest))
            console.say(_HOW)
        except NoSuchMove as error:
            console.say(f"{error} {_HOW}")
        except EndOfInput:
            return _Way.LEAVE


def _hardest(session: Session) -> tuple[int, str]:
    """Return the number of the move that is worth another try most, and why."""
    past = debrief(session.turns)
    if past.costliest is None:
        return past.steps[-1].number, "the last one"
    return past.steps[past.costliest].number, "the one that cost most"


def _rewound(session: Session, pace: Pace, console: Console) -> tuple[int, Session]:
    """Play a call on from where it stands; return an exit code and the call."""
    return practised(PlainCall(console, session, pace), console), session


def practised(call: PlainCall, console: Console) -> int:
    """Play a call on from where it stands, and look back upon it; return an exit code."""
    move = call.session.practice
    if move is not None and not call.state.over:
        console.say()
        console.say(practice_words(move))
    leaving = played(call)
    tell_of(leaving, call.session, console)
    if call.state.over:
        console.say()
        console.say_all(debrief_lines(debrief(call.session.turns), console.width))
        console.say("That was practice: it is not kept and counts for nothing.")
    return leaving.code
