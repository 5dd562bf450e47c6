"""A play written down in one line, such as `listen 2 look-up:codes 1`, and read back.

A reply is its number in the level file, from 1, whatever order a player saw; everything else is a
word, and what it needs stands behind a colon: times in seconds, names as the level has them. The
answer at the start is understood.
"""

from collections.abc import Callable, Iterable
from decimal import Decimal, InvalidOperation
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
    """A play that is not written as a play is."""


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
    """Return what stands behind the word of an event."""
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
    if word.isascii() and word.isdigit():
        return Say(_place(word))
    kind, _, rest = word.partition(":")
    name, _, how = rest.partition(":")
    if kind == "transfer" and name and how in ("", "warm"):
        return Transfer(name, how == "warm")
    if kind not in _CARRYING or not rest:
        raise _bad(word)
    return _CARRYING[kind](rest)


def _place(number: str) -> int:
    if not (number.isascii() and number.isdigit() and len(number) <= _MOST_DIGITS and int(number)):
        raise _bad(number)
    return int(number) - 1


def _ms(seconds: str) -> int:
    try:
        ms = Decimal(seconds) * SECOND
    except InvalidOperation as error:
        raise _bad(seconds) from error
    if not (ms.is_finite() and 0 <= ms <= _LONGEST and ms == int(ms)):
        raise _bad(seconds)
    return int(ms)


def _seconds(ms: int) -> str:
    return f"{Decimal(ms) / SECOND:f}"


_MOST_DIGITS: Final = 3
_LONGEST: Final = 3_600 * SECOND
"""The longest wait that can be written, in milliseconds."""

_CARRYING: Final[dict[str, Callable[[str], Event]]] = {
    "hold": lambda rest: Hold(_ms(rest)),
    "look-up": LookUp,
    "ask": Consult,
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
