"""The language of conditions: `patience >= 45 and not knows gate-code`, turned into tests.

Comparisons become closed ranges: in thousandths of a point for meters, in whole turns for turns,
and for moods in the tension that shows as them. `not` stays a mark on its test, since the opposite
of a range with two ends is not a range.
"""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final

from attrs import evolve, frozen

from game.call.meters.mood import MOODS, Mood, band_start
from game.call.meters.values import Meter
from game.call.script.level import Condition, Past, Subject, Test
from game.call.script.technique import Technique
from game.call.units import FULL
from game.level.code import Code
from game.level.problem import InvalidInput, Problem
from game.level.shape.number import thousandths
from game.level.wording import choices, quoted, suggestion

MANY_TURNS: Final = 1_000_000_000
"""More turns than any call has: the upper end of `turns >= 3`."""

_MOST_TURNS: Final = 999
"""The largest number of turns that a condition may name; no call has as many."""

_COMPARISONS: Final = ("<=", ">=", "<", ">", "=")
# Runs of signs, and runs of anything else: `patience>=45` needs no spaces.
_TOKEN: Final = re.compile(r"[<>=!]+|[^\s<>=!]+")
_SUBJECTS: Final = (*Meter, *Subject)
_MEMORY: Final = {
    Subject.KNOWS: "the name of a clue",
    Subject.USED: "the name of a technique",
    Subject.BROKE: "the name of a limit",
    Subject.PROMISED: "the name of a promise",
    Subject.KEPT: "the name of a promise",
    Subject.MISSED: "the name of a promise",
    Subject.WAS: "`new`, `helped` or `let-down`",
}
"""The subjects that look back, each with what has to follow it."""

_WORDS: Final[Mapping[Subject, tuple[str, tuple[str, ...]]]] = {
    Subject.USED: ("about a technique that does not exist", tuple(Technique)),
    Subject.WAS: ("about a past that no caller can have", tuple(Past)),
}
"""The subjects that are followed by one of some words, and how any other is told."""

_SHAPES: Final = (
    "Write `patience >= 45`, `turns >= 3`, `mood <= upset`, `knows CLUE`, `used TECHNIQUE`, "
    "`broke LIMIT`, `promised PROMISE`, `kept PROMISE`, `missed PROMISE` or `was helped`, with "
    "`not` before it if need be, and ` and ` between two."
)


# Asked for the same text again and again: when the shape is read, when names are looked up, when
# the level is built, and by checks. What cannot be parsed is not kept, for that raises.
@lru_cache(maxsize=4096)
def parse_condition(text: str) -> Condition:
    """Return the tests of a condition, all of which must hold; raises InvalidInput."""
    words = _Words(tuple(_TOKEN.findall(text)))
    tests = [_part(words)]
    while (joint := words.take()) is not None:
        if joint != "and":
            raise _odd_joint(joint)
        tests.append(_part(words))
    return tuple(tests)


class _Words:
    """The words of a condition, taken one after the other."""

    def __init__(self, words: tuple[str, ...]) -> None:
        self._words = iter(words)
        self.last = ""

    def take(self) -> str | None:
        """Return the next word, or None at the end."""
        word = next(self._words, None)
        self.last = word or self.last
        return word

    def need(self, what: str) -> str:
        """Return the next word; raises InvalidInput at the end, naming `what` is missing."""
        before, word = self.last, self.take()
        if word is None:
            after = f" after {quoted(before)}" if before else ""
            raise InvalidInput(
                Problem(Code.BAD_CONDITION, f"has a condition that lacks {what}{after}.", _SHAPES)
            )
        return word


def _part(words: _Words) -> Test:
    subject = words.need("something to look at")
    if subject == "not":
        test = _part_after_not(words)
        return evolve(test, negated=True)
    return _test(subject, words)


def _part_after_not(words: _Words) -> Test:
    subject = words.need("something to look at")
    if subject == "not":
        raise InvalidInput(
            Problem(Code.BAD_CONDITION, "has a condition with `not not`.", "Leave out both.")
        )
    return _test(subject, words)


def _test(subject: str, words: _Words) -> Test:
    if subject not in _SUBJECTS:
        raise InvalidInput(
            Problem(
                Code.BAD_CONDITION,
                f"has a condition about {quoted(subject)}, which is nothing a condition can look "
                "at.",
                suggestion(subject, _SUBJECTS),
            )
        )
    if subject in _MEMORY:
        return _memory(Subject(subject), words)
    if subject == Subject.MOOD:
        return _mood(words)
    return _measure(subject, words)


def _memory(subject: Subject, words: _Words) -> Test:
    name = words.need(_MEMORY[subject])
    about, known = _WORDS.get(subject, ("", (name,)))
    if name not in known:
        raise InvalidInput(
            Problem(
                Code.UNKNOWN_WORD,
                f"has a condition {about}: {quoted(name)}.",
                suggestion(name, known),
            )
        )
    return Test(subject, name=name)


def _mood(words: _Words) -> Test:
    sign = words.need("a comparison such as `<=`")
    if sign not in (*_COMPARISONS, "is"):
        raise _odd_sign(sign, (*_COMPARISONS, "is"))
    word = words.need("a mood")
    if word not in MOODS:
        raise InvalidInput(
            Problem(
                Code.UNKNOWN_WORD,
                f"has a condition about a mood that does not exist: {quoted(word)}.",
                suggestion(word, MOODS),
            )
        )
    mood = Mood(word)
    return _ranged(Subject.MOOD, sign, word, _Compared(band_start(mood), _band_end(mood), FULL))


def _band_end(mood: Mood) -> int:
    """Return the highest tension, in thousandths, at which a caller is in `mood`."""
    following = MOODS.index(mood) + 1
    return band_start(MOODS[following]) - 1 if following < len(MOODS) else FULL


def _measure(subject: str, words: _Words) -> Test:
    sign = words.need("a comparison such as `>=`")
    if sign not in _COMPARISONS:
        raise _odd_sign(sign, _COMPARISONS)
    number = words.need("a number")
    if subject == Subject.TURNS:
        # Turns are counted in whole ones; meters in thousandths, in which they stand in the file.
        turns = _number(number, _MOST_TURNS * 1000, whole=True) // 1000
        return _ranged(Subject.TURNS, sign, number, _Compared(turns, turns, MANY_TURNS))
    value = _number(number, FULL, whole=False)
    return _ranged(Meter(subject), sign, number, _Compared(value, value, FULL))


def _number(text: str, most: int, *, whole: bool) -> int:
    value = thousandths(text)
    if value is None or (whole and value % 1000):
        kind = "whole number" if whole else "number"
        raise InvalidInput(
            Problem(
                Code.NOT_A_NUMBER,
                f"has a condition with {quoted(text)} where a {kind} belongs.",
                f"Write a {kind} from 0 to {most // 1000}.",
            )
        )
    if not 0 <= value <= most:
        raise InvalidInput(
            Problem(
                Code.OUT_OF_RANGE,
                f"has a condition with {quoted(text)}, which is out of range.",
                f"Write a number from 0 to {most // 1000}.",
            )
        )
    return value


@frozen
class _Compared:
    """What stands behind a comparison, in thousandths of a point or in whole turns."""

    first: int
    """The lowest value it stands for: of a mood, the tension at which that begins."""
    last: int
    """The highest value it stands for; a number stands for itself alone."""
    most: int
    """The highest value that there could be at all."""


_Range = Callable[[_Compared], tuple[int, int]]

_RANGES: Final[dict[str, _Range]] = {
    "<=": lambda it: (0, it.last),
    ">=": lambda it: (it.first, it.most),
    # Ranges hold their ends: less than 45 points is up to 44.999 of them, and less than upset is up
    # to the last thousandth of uneasy.
    "<": lambda it: (0, it.first - 1),
    ">": lambda it: (it.last + 1, it.most),
    "=": lambda it: (it.first, it.last),
    "is": lambda it: (it.first, it.last),
}
"""The lowest and highest value that a comparison allows."""


def _ranged(subject: Meter | Subject, sign: str, word: str, compared: _Compared) -> Test:
    low, high = _RANGES[sign](compared)
    if low > high:
        raise InvalidInput(
            Problem(
                Code.NEVER_HOLDS,
                f"has a condition that can never hold: {quoted(f'{subject} {sign} {word}')}.",
                "Write `<=` or `>=` if the end itself is meant; otherwise remove it.",
            )
        )
    return Test(subject, low, high)


def _odd_joint(joint: str) -> InvalidInput:
    if joint == "or":
        return InvalidInput(
            Problem(
                Code.BAD_CONDITION,
                "has a condition with `or`, which conditions do not have.",
                "Write the reply twice, or two entries under `to`, one condition each.",
            )
        )
    return InvalidInput(
        Problem(
            Code.BAD_CONDITION,
            f"has a condition that goes on with {quoted(joint)} where only `and` can follow.",
            _SHAPES,
        )
    )


def _odd_sign(sign: str, signs: tuple[str, ...]) -> InvalidInput:
    return InvalidInput(
        Problem(
            Code.BAD_CONDITION,
            f"has a condition with {quoted(sign)} where a comparison belongs.",
            f"Write one of: {choices(signs)}.",
        )
    )
