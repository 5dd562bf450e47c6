"""What a line typed in plain mode means."""

import re
from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Final

from attrs import frozen

from game.view.kinds import HOLD_TIMES


class Word(Enum):
    """A deed that is a word on a line."""

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
class Choice:
    """The number of a reply as it is shown, from 1."""

    number: int


@frozen
class Pause:
    """So many milliseconds of the call are to pass."""

    ms: int


@frozen
class Held:
    """The caller is to be put on hold; `minutes` is the wait announced, 0 for not a word."""

    minutes: int


@frozen
class Find:
    """Something is to be looked up: a number, a title, or words to search; empty for a list."""

    what: str


@frozen
class Ask:
    """A department is to be asked, by its number or name; empty for a list."""

    whom: str


@frozen
class HandOver:
    """The caller is to be handed over to a department: warm with the story, else without."""

    whom: str
    warm: bool


@frozen
class Message:
    """A message is to be answered, or parked: by a part of its sender's name, empty for the oldest.

    While the phone rings, to answer is to pick up.
    """

    whom: str
    parked: bool


@frozen
class Unknown:
    """A line that means nothing here; `hint` says what would."""

    hint: str


Deed = Held | Find | Ask | HandOver | Message
Command = Word | Choice | Pause | Deed | Unknown

WORDS: Final = (
    ("1, 2, 3 ...", "give that reply, once the caller has finished speaking"),
    ("listen", "say nothing yet and let the caller go on (short: l)"),
    ("interrupt", "cut in while the caller is speaking (short: i)"),
    ("hang up", "put the phone down; in mid-call you are asked first"),
    ("wait 5", "let five seconds pass"),
    ("repeat", "read the caller's last words and the replies again (short: r)"),
    ("notes", "what you have learned, the limits, and the time"),
    ("brief", "what you knew before the call"),
    ("quit", "leave the call as it stands; you are asked first"),
)
"""What can be typed in every call, and what it does, for `help`."""

HOLD_WORDS: Final = (
    ("hold 2", "put the caller on hold and say that it takes 1, 2 or 5 minutes"),
    ("hold", "put the caller on hold without a word of why and how long"),
    ("back thanks, back", "come back from a hold, with a thank-you for waiting or without"),
)
ARTICLE_WORDS: Final = (
    ("look up", "list what can be looked up; with words after it, what has them in it"),
    ("look up 2", "open an article by its number or title; reading takes time"),
)
DEPARTMENT_WORDS: Final = (
    ("ask", "list the colleagues"),
    ("ask 1", "ask a colleague by number or name; it takes time"),
)
TRANSFER_WORDS: Final = (
    ("hand over 1", "hand the caller over to a colleague, with the story"),
    ("put through 1", "put the caller through without it: they begin again"),
)
PING_WORDS: Final = (
    ("answer", "answer the oldest message that has come in, or the one whose sender you name"),
    ("park", "let its sender, or the one you name, know that you will come back to it"),
)
PROMISE_WORDS: Final = (("promises", "what you have promised, and how it stands"),)
"""The same for what only some calls have."""

_SHORT: Final = {
    "l": Word.LISTEN,
    "i": Word.INTERRUPT,
    "hangup": Word.HANG_UP,
    "hang-up": Word.HANG_UP,
    "n": Word.NOTES,
    "b": Word.BRIEF,
    "r": Word.REPEAT,
    "h": Word.HELP,
    "?": Word.HELP,
    "q": Word.QUIT,
    "resume": Word.BACK,
    "thanks": Word.BACK_THANKS,
    "exit": Word.QUIT,
}
_WORDS: Final = {word.value: word for word in Word} | _SHORT

_NO: Final = frozenset({"n", "no"})

_NUMBER: Final = re.compile(r"([0-9]{1,3})[.)]?")
_PAUSE: Final = re.compile(r"wait ([0-9]{1,4})(?:\.([0-9]{1,3}))? ?(?:s|seconds?)?")
_HOLD: Final = re.compile(r"hold(?: (?P<minutes>[0-9]{1,3}) ?(?:m|min|minutes?)?)?")
_ANNOUNCED: Final = tuple(ms // 60_000 for ms in HOLD_TIMES)
_ADDRESSED: Final[tuple[tuple[str, Callable[[str], Deed]], ...]] = (
    ("look up", Find),
    ("lookup", Find),
    ("ask", Ask),
    ("hand over", partial(HandOver, warm=True)),
    ("put through", partial(HandOver, warm=False)),
    ("answer", partial(Message, parked=False)),
    ("a", partial(Message, parked=False)),
    ("pick up", partial(Message, parked=False)),
    ("park", partial(Message, parked=True)),
    ("p", partial(Message, parked=True)),
)
"""Deeds that go on to say what or whom."""

_WHAT_ELSE: Final = "Type the number of a reply, or help to see the words there are."
_HOW_LONG: Final = "Say how many seconds are to pass, such as: wait 5"
_HOW_HELD: Final = "You can say that it takes 1, 2 or 5 minutes, such as: hold 2"


def understood(line: str) -> Command:
    """Return what a line means. Case and spaces at its ends and between words do not matter."""
    said = " ".join(line.casefold().split())
    if said in _WORDS:
        return _WORDS[said]
    if number := _NUMBER.fullmatch(said):
        return Choice(int(number[1]))
    if pause := _PAUSE.fullmatch(said):
        return Pause(int(pause[1]) * 1_000 + int((pause[2] or "").ljust(3, "0")))
    return _addressed(said) or Unknown(f"{quoted(said)} is nothing I know. {_WHAT_ELSE}")


def declines(line: str) -> bool:
    """Return whether a line says no to a question."""
    return line.strip().casefold().rstrip(".!") in _NO


def _addressed(said: str) -> Deed | Unknown | None:
    """Return a deed that goes on to say how long, what or whom; None for anything else."""
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


def quoted(said: str) -> str:
    """Return what somebody typed in quotation marks, cut short where it is long."""
    short = said if len(said) <= _SHOWN else said[:_SHOWN] + "..."
    return f'"{short}"'
