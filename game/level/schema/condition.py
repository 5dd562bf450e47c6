"""The language of conditions as one pattern, for editors. What it means: `shape.conditions`."""

from collections.abc import Iterable
from typing import Final

from game.call.meters.mood import MOODS
from game.call.meters.values import Meter
from game.call.script.level import Past, Subject
from game.call.script.technique import Technique

_COMPARED: Final = r"\s*(?:<=|>=|<|>|=)\s*"
# `[0-9]` and not `\d`, which Python reads as digits of every script and JavaScript does not. A
# number with three zeros behind the point is whole to our reader, too.
_MEASURED: Final = r"[+-]?[0-9]{1,9}(?:\.[0-9]{1,3})?"
_WHOLE: Final = r"[+-]?[0-9]{1,9}(?:\.0{1,3})?"
_NAMED: Final = r"[^\s<>=!]+"


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(words)})"


_MOOD: Final = rf"(?:{_COMPARED}|\s+is\s+){_any(MOODS)}"

_AFTER: Final = {
    **{str(meter): _COMPARED + _MEASURED for meter in Meter},
    Subject.TURNS: _COMPARED + _WHOLE,
    Subject.MOOD: _MOOD,
    Subject.USED: rf"\s+{_any(Technique)}",
    Subject.WAS: rf"\s+{_any(Past)}",
}
"""What follows a subject; a name, where nothing else is said here."""

_SUBJECTS: Final = (*map(str, Meter), *Subject)
_PART: Final = _any(subject + _AFTER.get(subject, rf"\s+{_NAMED}") for subject in _SUBJECTS)
_ONE: Final = rf"(?:not\s+)?{_PART}"

CONDITION: Final = rf"^\s*{_ONE}(?:\s+and\s+{_ONE})*\s*$"
"""A condition that can be understood; whether its numbers make sense is another matter."""

CONDITION_AMISS: Final = (
    "A condition is like `patience >= 45`, `turns >= 3`, `mood <= upset`, `knows CLUE`, "
    "`used TECHNIQUE`, `broke LIMIT`, `promised PROMISE`, `kept PROMISE`, `missed PROMISE` or "
    "`was helped`, with `not` before it if need be, and ` and ` between two."
)
