"""What a line typed in plain mode means."""

import re
from enum import Enum
from typing import Final

from attrs import frozen


class Word(Enum):
    """A deed that is a word on a line."""

    ANSWER = "answer"
    LISTEN = "listen"
    INTERRUPT = "interrupt"
    HANG_UP = "hang up"
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
class Unknown:
    """A line that means nothing here; `hint` says what would."""

    hint: str


Command = Word | Choice | Pause | Unknown

WORDS: Final = (
    ("1, 2, 3 ...", "give that reply, once the caller has finished speaking"),
    ("listen", "say nothing yet and let the caller go on (short: l)"),
    ("interrupt", "cut in while the caller is speaking (short: i)"),
    ("hang up", "put the phone down"),
    ("wait 5", "let five seconds pass"),
    ("repeat", "read the caller's last words and the replies again (short: r)"),
    ("notes", "what you have learned, the limits, and the time"),
    ("brief", "what you knew before the call"),
    ("quit", "leave; the call is kept as abandoned"),
)
"""What can be typed, and what it does, for `help`."""

_SHORT: Final = {
    "a": Word.ANSWER,
    "pick up": Word.ANSWER,
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
    "exit": Word.QUIT,
}
_WORDS: Final = {word.value: word for word in Word} | _SHORT

_NUMBER: Final = re.compile(r"([0-9]{1,3})[.)]?")
_PAUSE: Final = re.compile(r"wait ([0-9]{1,4})(?:\.([0-9]{1,3}))? ?(?:s|seconds?)?")

_WHAT_ELSE: Final = "Type the number of a reply, or help to see the words there are."
_HOW_LONG: Final = "Say how many seconds are to pass, such as: wait 5"


def understood(line: str) -> Command:
    """Return what a line means. Case and spaces at its ends and between words do not matter."""
    said = " ".join(line.casefold().split())
    if said in _WORDS:
        return _WORDS[said]
    if number := _NUMBER.fullmatch(said):
        return Choice(int(number[1]))
    if pause := _PAUSE.fullmatch(said):
        return Pause(int(pause[1]) * 1_000 + int((pause[2] or "").ljust(3, "0")))
    if said.split(" ", 1)[0] == "wait":
        return Unknown(_HOW_LONG)
    return Unknown(f"{_quoted(said)} is nothing I know. {_WHAT_ELSE}")


_SHOWN: Final = 30


def _quoted(said: str) -> str:
    short = said if len(said) <= _SHOWN else said[:_SHOWN] + "..."
    return f'"{short}"'
