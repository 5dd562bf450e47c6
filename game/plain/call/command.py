"""What a line typed in plain mode means."""

import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Final

from attrs import frozen

from game.view.actions import FACTS, Action, HelpRows
from game.view.kinds import HOLD_TIMES, MINUTE, SECOND
from game.view.view import DeskContents


class Word(Enum):
    """An action that is a line by itself, as it is typed."""

    LISTEN = "listen"
    INTERRUPT = "interrupt"
    HANG_UP = "hang up"
    BACK = "back"
    BACK_THANKS = "back thanks"
    PROMISES = "promises"
    NOTES = "notes"
    BRIEF = "brief"
    REPEAT = "repeat"
    HELP = "help"
    QUIT = "quit"
    NOTHING = ""


@frozen
class ReplyNumber:
    """A reply is to be given."""

    number: int
    """Its number as it was shown, from 1; there need be no such reply."""


@frozen
class Pause:
    """Time is to pass in the call."""

    ms: int
    """How much, in milliseconds."""


@frozen
class Held:
    """The caller is to be put on hold."""

    minutes: int
    """The wait to announce, in minutes; 0 for a hold without a word."""


@frozen
class Find:
    """Something is to be looked up."""

    what: str
    """Its number or title, or words to search for; empty for a list."""


@frozen
class Ask:
    """A department is to be asked."""

    whom: str
    """Its number or name; empty for a list."""


@frozen
class HandOverTo:
    """The caller is to be handed over to a department."""

    whom: str
    """Its number or name; empty for a list."""
    warm: bool
    """Whether the department is told the caller's story."""


@frozen
class Message:
    """A message is to be answered or parked. While the phone rings, to answer is to pick up."""

    whom: str
    """Its sender, or a part of their name; empty for the oldest."""
    parked: bool
    """Whether it is to be parked, and not answered."""


@frozen
class Unknown:
    """A line that means nothing here."""

    hint: str
    """What would mean something, as a sentence or two."""


Deed = Held | Find | Ask | HandOverTo | Message
Understood = Word | ReplyNumber | Pause | Deed | Unknown

_ASIDES: Final = (
    ("repeat", "read the caller's last words and the replies again (short: r)"),
    ("notes", "what you have learned, the limits, and the time"),
    ("brief", "what you knew before the call"),
    ("quit", "leave the call as it stands; you are asked first"),
)
_PROMISES: Final = ("promises", "what you have promised, and how it stands")


def help_rows(desk: DeskContents) -> HelpRows:
    """Return what can be typed in a call, and what it does: talk, the desk, and what is beside."""
    everywhere = [each for each in FACTS if FACTS[each].found_in is None and each not in _PASSING]
    at_desk = [each for each, facts in FACTS.items() if facts.found_in and facts.found_in(desk)]
    return (
        *(row for each in (*everywhere, *at_desk) for row in FACTS[each].help),
        *((_PROMISES,) if desk.promises else ()),
        *FACTS[Action.SILENCE].help,
        *_ASIDES,
    )


_PASSING: Final = frozenset({Action.SILENCE})
"""What is not done but happens; help tells of it apart, after the actions."""

_SHORT: Final = {
    "n": Word.NOTES,
    "b": Word.BRIEF,
    "r": Word.REPEAT,
    "h": Word.HELP,
    "?": Word.HELP,
    "q": Word.QUIT,
    "thanks": Word.BACK_THANKS,
    "exit": Word.QUIT,
}
_OF_ACTIONS: Final = {
    typed: word
    for action, word in (
        (Action.LISTEN, Word.LISTEN),
        (Action.INTERRUPT, Word.INTERRUPT),
        (Action.HANG_UP, Word.HANG_UP),
        (Action.RESUME, Word.BACK),
    )
    for typed in FACTS[action].typed
}
_WORDS: Final = {word.value: word for word in Word} | _SHORT | _OF_ACTIONS

_NO: Final = frozenset({"n", "no"})

_NUMBER: Final = re.compile(r"([0-9]{1,3})[.)]?")
_PAUSE: Final = re.compile(r"wait ([0-9]{1,4})(?:\.([0-9]{1,3}))? ?(?:s|seconds?)?")
_HOLD: Final = re.compile(r"hold(?: (?P<minutes>[0-9]{1,3}) ?(?:m|min|minutes?)?)?")
_ANNOUNCED: Final = tuple(ms // MINUTE for ms in HOLD_TIMES)
_WARM, _COLD = FACTS[Action.TRANSFER].typed
_ADDRESSED: Final[tuple[tuple[str, Callable[[str], Deed]], ...]] = (
    *((typed, Find) for typed in FACTS[Action.LOOK_UP].typed),
    *((typed, Ask) for typed in FACTS[Action.CONSULT].typed),
    (_WARM, partial(HandOverTo, warm=True)),
    (_COLD, partial(HandOverTo, warm=False)),
    *((typed, partial(Message, parked=False)) for typed in FACTS[Action.ATTEND].typed),
    *((typed, partial(Message, parked=True)) for typed in FACTS[Action.PARK].typed),
)
"""Lines that go on to say what or whom."""

_WHAT_ELSE: Final = "Type the number of a reply, or help to see the words there are."
_HOW_LONG: Final = "Say how many seconds are to pass, such as: wait 5"
_HOW_HELD: Final = "You can say that it takes 1, 2 or 5 minutes, such as: hold 2"


def understood(line: str) -> Understood:
    """Return what a line means. Case and spaces at its ends and between words do not matter."""
    said = " ".join(line.casefold().split())
    if said in _WORDS:
        return _WORDS[said]
    if number := _NUMBER.fullmatch(said):
        return ReplyNumber(int(number[1]))
    if pause := _PAUSE.fullmatch(said):
        # "5.5" is five seconds and 500 thousandths.
        return Pause(int(pause[1]) * SECOND + int((pause[2] or "").ljust(3, "0")))
    return _addressed(said) or Unknown(f"{quoted(said)} is nothing I know. {_WHAT_ELSE}")


def declines(line: str) -> bool:
    """Return whether a line says no to a question."""
    return line.strip().casefold().rstrip(".!") in _NO


def _addressed(said: str) -> Deed | Unknown | None:
    """Return an action that goes on to say how long, what or whom; None for anything else."""
    first = said.split(" ", 1)[0]
    if first == "wait":
        return Unknown(_HOW_LONG)
    if first == "hold":
        return _held(said)
    for words, deed in _ADDRESSED:
        if said == words or said.startswith(f"{words} "):
            return deed(said[len(words) + 1 :])
    return None


def _held(said: str) -> Held | Unknown:
    found = _HOLD.fullmatch(said)
    if found is None:
        return Unknown(_HOW_HELD)
    minutes = int(found["minutes"] or 0)
    known = minutes in _ANNOUNCED or found["minutes"] is None
    return Held(minutes) if known else Unknown(_HOW_HELD)


_SHOWN: Final = 30
"""Characters of what was typed that are said again: enough to see what was meant."""


def quoted(said: str) -> str:
    """Return what somebody typed in quotation marks, cut short where it is long."""
    short = said if len(said) <= _SHOWN else said[:_SHOWN] + "..."
    return f'"{short}"'
