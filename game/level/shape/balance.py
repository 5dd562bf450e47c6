"""What a level promises of its balance: `random: wins 5 to 35 %`."""

import re
from enum import StrEnum
from typing import Final

from attrs import frozen

from game.level.code import Code
from game.level.problem import InvalidInput, Problem
from game.level.wording import quoted


class Player(StrEnum):
    """Who is let play: the bots, by their names."""

    RANDOM = "random"
    DE_ESCALATOR = "de-escalator"
    SOLVER = "straight-to-solution"
    HOSTILE = "hostile"
    APOLOGISER = "apologise-always"
    LISTENER = "listen-always"
    PASSER_ON = "pass-on"
    MULTITASKER = "multitask"


class Figure(StrEnum):
    """What is counted: outcomes and medals in percent of plays, the mean score in points."""

    WINS = "wins"
    """The call is resolved."""
    LOSES = "loses"
    """The call is neither resolved nor partly so."""
    GOLD = "gold"
    SILVER = "silver"
    """Silver or gold."""
    BRONZE = "bronze"
    """Any medal."""
    SCORE = "score"
    """The mean score."""


@frozen
class Expected:
    """A figure and the ends between which it has to be."""

    figure: Figure
    """What is counted."""
    low: float
    """The least it may be, itself included: in percent of plays, or in points for the score."""
    high: float
    """The most it may be, in the same unit."""
    text: str
    """The expectation as it is written in the file."""


_NUMBER: Final = r"(\d{1,4}(?:\.\d{1,3})?)"
_GRAMMAR: Final = re.compile(
    rf"({'|'.join(Figure)})\s+(?:(at least|at most|exactly)\s+{_NUMBER}|{_NUMBER}\s*(?:to|-)\s*"
    rf"{_NUMBER})\s*(%|points)?",
)
_MOST: Final = {Figure.SCORE: 1_000.0}
_HINT: Final = (
    "Write `wins at least 90 %`, `loses at most 10 %`, `gold 5 to 35 %` or `score at least 700`."
)


def parse_expected(text: str) -> Expected:
    """Return what a text expects; raises InvalidInput."""
    match = _GRAMMAR.fullmatch(" ".join(text.split()))
    if match is None:
        message = f"expects {quoted(text)}, which cannot be understood."
        raise InvalidInput(Problem(Code.BAD_CONDITION, message, _HINT))
    word, how, one, low, high, _ = match.groups()
    figure = Figure(word)
    most = _MOST.get(figure, 100.0)
    ends = {
        "at least": (float(one or 0), most),
        "at most": (0.0, float(one or 0)),
        "exactly": (float(one or 0), float(one or 0)),
    }.get(how or "", (float(low or 0), float(high or 0)))
    if not 0 <= ends[0] <= ends[1] <= most:
        raise InvalidInput(
            Problem(
                Code.OUT_OF_RANGE,
                f"expects {quoted(text)}, and that cannot be.",
                f"Write numbers from 0 to {most:g}, the smaller one first.",
            )
        )
    return Expected(figure, *ends, text)
