"""A play written down in one line, such as `listen 2 look-up:codes 1`, and read back.

A reply is its number in the level file, from 1, whatever order a player saw; everything else is a
word, and what it needs stands behind a colon: times in seconds, names as the level has them. The
answer at the start is understood.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from typing import Final

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
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
)
from game.call.units import SECOND
from game.errors import CallcraftError


class BadNotation(CallcraftError, ValueError):
    """A line that is not a play in this notation."""


def written(events: Iterable[Event]) -> str:
    """Return a play in one line. What is known of the caller before it is left out."""
    return " ".join(_word(each) for each in events if not isinstance(each, Answer | Recall))


def read_play(line: str) -> tuple[Event, ...]:
    """Return the play that `written` wrote, its answer first; BadNotation for anything else.

    Whether the level has what is named, and whether it may happen, shows when it is played.
    """
    return (Answer(), *map(_event, line.split()))


def _word(event: Event) -> str:
    if isinstance(event, Say):
        return str(event.reply + 1)
    return ":".join((_KINDS[type(event)], *_carried(event)))


def _carried(event: Event) -> tuple[str, ...]:
    """Return what stands behind the word of an event, part by part; empty where nothing does."""
    match event:
        case Hold(ms) | Wait(ms):
            return (_seconds(ms),) if ms or isinstance(event, Wait) else ()
        case Resume(thanks):
            return ("thanks",) if thanks else ()
        case LookUp(name) | Consult(name):
            return (name,)
        case Transfer(name, warm):
            return (name, "warm") if warm else (name,)
        case Attend(place) | Park(place):
            return (str(place + 1),)
    return ()


_KINDS: Final[dict[type, str]] = {
    Listen: "listen",
    Interrupt: "interrupt",
    Hold: "hold",
    Resume: "resume",
    LookUp: "look-up",
    Consult: "ask",
    Transfer: "transfer",
    Attend: "attend",
    Park: "park",
    Wait: "wait",
    HangUp: "hang-up",
}
_PLAIN: Final[dict[str, Event]] = {
    "listen": Listen(),
    "interrupt": Interrupt(),
    "hold": Hold(),
    "resume": Resume(),
    "resume:thanks": Resume(thanks=True),
    "hang-up": HangUp(),
}


def _event(word: str) -> Event:
    if word in _PLAIN:
        return _PLAIN[word]
    # Digits of other scripts are digits to Python, too.
    if word.isascii() and word.isdigit():
        return Say(_place(word))
    kind, _, rest = word.partition(":")
    if kind == "transfer" and rest.endswith(":warm"):
        return Transfer(_name(rest.removesuffix(":warm")), warm=True)
    if kind not in _CARRYING:
        raise _bad(word)
    return _CARRYING[kind](rest)


def _name(said: str) -> str:
    if not said or ":" in said:
        raise _bad(said)
    return said


def _place(number: str) -> int:
    if not _PLACE.fullmatch(number):
        raise _bad(number)
    return int(number) - 1


def _ms(seconds: str) -> int:
    # Decimal, for a float could miss the millisecond that was written.
    ms = Decimal(seconds) * SECOND if _SECONDS.fullmatch(seconds) else _LONGEST + 1
    if ms > _LONGEST:
        raise _bad(seconds)
    return int(ms)


def _seconds(ms: int) -> str:
    return f"{Decimal(ms) / SECOND:f}"


# Short on purpose: these lines come from files by strangers, and Python refuses to make a number of
# thousands of digits, by an error of its own.
_PLACE: Final = re.compile("[1-9][0-9]{0,2}")
_SECONDS: Final = re.compile(r"[0-9]{1,4}(\.[0-9]{1,3})?")
_LONGEST: Final = 3_600 * SECOND
"""The longest wait that can be written, in milliseconds."""

_CARRYING: Final[dict[str, Callable[[str], Event]]] = {
    "hold": lambda rest: Hold(_ms(rest)),
    "look-up": lambda rest: LookUp(_name(rest)),
    "ask": lambda rest: Consult(_name(rest)),
    "transfer": lambda rest: Transfer(_name(rest)),
    "attend": lambda rest: Attend(_place(rest)),
    "park": lambda rest: Park(_place(rest)),
    "wait": lambda rest: Wait(_ms(rest)),
}


def _bad(word: str) -> BadNotation:
    return BadNotation(
        f"{word!r:.40} is no move. Write the number of a reply, `listen`, `interrupt`, `hold:60`, "
        "`resume:thanks`, `look-up:NAME`, `ask:NAME`, `transfer:NAME:warm`, `attend:1`, `park:1`, "
        "`wait:2.5` or `hang-up`, with a space between."
    )
