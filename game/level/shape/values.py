"""What a single value of a level file may be. A rule stands in the annotation of a field.

Each rule reads plain data and returns what the game works with, or raises InvalidInput, whose
message goes on from the name of the key: "`patience` " + "has to be a number ...".
"""

import re
from enum import StrEnum
from functools import cache
from typing import Final

from attrs import frozen

from game.level.code import Code
from game.level.problem import InvalidInput, Problem
from game.level.shape.balance import parse_expected
from game.level.shape.conditions import parse_condition
from game.level.shape.number import spoken, thousandths
from game.level.wording import quoted, suggestion
from game.level.yaml.node import Plain
from game.text import first_hostile, has_hostile, is_blank

_LONGEST_NAME: Final = 40
"""Characters of a name; conditions, which hold 200 themselves, are written with names."""

# No spaces and no signs of comparison, for conditions are split at these.
_NAME: Final = re.compile(r"[^\W_][\w-]*")
_LONGEST_CONDITION: Final = 200
"""Characters of a condition, or of an expectation; what takes more is better written as a list."""


@frozen
class Text:
    """Text that holds nothing hidden, and something that can be seen."""

    longest: int
    """How many characters it may have at the most, spaces around it aside."""
    lines: bool = False
    """Whether its lines are kept; else line breaks and runs of spaces become one space."""

    def read(self, plain: Plain) -> str:
        """Return the text, trimmed."""
        said = scalar(plain)
        # Before anything is taken away: what acts on a terminal or hides is refused, and not mended
        # in silence, so that a level shows everybody what its author sees.
        self._seen(said)
        text = _trimmed(said) if self.lines else " ".join(said.split())
        if is_blank(text):
            raise InvalidInput(
                Problem(
                    Code.EMPTY_TEXT,
                    "shows nothing: there is no letter or sign in it." if text else "is empty.",
                    f"Write what belongs here, in up to {self.longest:,} characters.",
                )
            )
        if len(text) > self.longest:
            raise InvalidInput(
                Problem(
                    Code.LONG_TEXT,
                    f"is {len(text):,} characters long; {self.longest:,} fit.",
                    "Say it in fewer words.",
                )
            )
        return text

    def _seen(self, said: str) -> None:
        hidden = first_hostile(said)
        if hidden is not None:
            raise InvalidInput(
                Problem(
                    Code.HIDDEN_CHARACTER,
                    f"holds a character that cannot be seen (U+{ord(hidden):04X}).",
                    "Delete it, or type the text anew; it often comes along when text is copied.",
                )
            )

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return "..."


@frozen
class Number:
    """A number with up to three decimals, between two ends."""

    low: int
    """The least it may be, in thousandths."""
    high: int
    """The most it may be, in thousandths."""

    def read(self, plain: Plain) -> int:
        """Return the number in thousandths."""
        said = scalar(plain)
        span = f"a number from {spoken(self.low)} to {spoken(self.high)}"
        value = thousandths(said.strip())
        if value is None:
            raise InvalidInput(
                Problem(
                    Code.NOT_A_NUMBER,
                    f"has to be {span}, and {quoted(said)} is not one."
                    if said
                    else f"has to be {span}.",
                    _number_hint(said),
                )
            )
        if not self.low <= value <= self.high:
            message = f"has to be {span}, not {quoted(said)}."
            raise InvalidInput(Problem(Code.OUT_OF_RANGE, message, f"Write {span}."))
        return value

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return spoken(self.low)


def _number_hint(said: str) -> str:
    dotted = said.strip().replace(",", ".")
    if thousandths(dotted) is not None:
        return f"Write `{dotted}`, with a point."
    return "Write digits, with up to three decimals after a point, and nothing else: `45` or `2.5`."


@frozen
class OneOf:
    """One of some words."""

    words: tuple[str, ...]
    """The words, in the order in which they are listed; at least one."""
    what: str
    """What a sentence calls the kind of thing they are, such as `temperament`."""

    def read(self, plain: Plain) -> str:
        """Return the word."""
        said = scalar(plain)
        if said not in self.words:
            message = (
                f"names a {self.what} that does not exist: {quoted(said)}."
                if said
                else f"lacks the name of a {self.what}."
            )
            raise InvalidInput(Problem(Code.UNKNOWN_WORD, message, suggestion(said, self.words)))
        return said

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return str(self.words[0])


@frozen
class Switch:
    """One of two words."""

    on: str
    """The word for True."""
    off: str
    """The word for False."""

    def read(self, plain: Plain) -> bool:
        """Return whether the switch is on."""
        said = scalar(plain)
        if said not in (self.on, self.off):
            raise InvalidInput(
                Problem(
                    Code.UNKNOWN_WORD,
                    f"is either `{self.on}` or `{self.off}`, not {quoted(said)}.",
                    f"Write `{self.on}` or `{self.off}`.",
                )
            )
        return said == self.on

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return self.on


@frozen
class Name:
    """The name of a part of the level, where it is given: letters, digits, `-` and `_`."""

    longest: int = _LONGEST_NAME
    """How many characters it may have at the most."""

    def read(self, plain: Plain) -> str:
        """Return the name."""
        said = scalar(plain)
        # Letters that cannot be seen, such as the filler of Hangul, are letters to the pattern.
        if not _NAME.fullmatch(said) or len(said) > self.longest or has_hostile(said):
            raise InvalidInput(
                Problem(
                    Code.BAD_NAME,
                    f"has an entry called {quoted(said)}, which is no name.",
                    f"A name has up to {self.longest} letters, digits, `-` and `_`, no spaces, and "
                    "begins with a letter or digit: `gate-code`.",
                )
            )
        return said

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return "name"


@frozen
class ConditionText:
    """A condition such as `patience >= 45 and not knows gate-code`."""

    longest: int = _LONGEST_CONDITION
    """How many characters it may have at the most, runs of spaces counted as one."""

    def read(self, plain: Plain) -> str:
        """Return the condition as it is written; it can be parsed."""
        said = Text(self.longest).read(plain)
        parse_condition(said)
        return said

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return "turns >= 0"


@frozen
class BalanceText:
    """What is expected of a player, such as `wins at least 90 %`."""

    longest: int = _LONGEST_CONDITION
    """How many characters it may have at the most, runs of spaces counted as one."""

    def read(self, plain: Plain) -> str:
        """Return the expectation as it is written; it can be parsed."""
        said = Text(self.longest).read(plain)
        parse_expected(said)
        return said

    @property
    def stand_in(self) -> Plain:
        """Something that fits."""
        return "wins at least 0 %"


@frozen
class Count:
    """How many entries a list or a block has."""

    least: int
    """How many it has to have; 0 where it may be empty."""
    most: int
    """How many it may have."""
    what: str
    """What a sentence calls them, in the plural, such as `replies`."""

    def miscount(self, entries: int) -> InvalidInput | None:
        """Return the error about so many entries, or None if there may be so many."""
        if self.least <= entries <= self.most:
            return None
        span = f"{self.least} to {self.most}" if self.least else f"up to {self.most}"
        what = self.what.removesuffix("s") if entries == 1 else self.what
        return InvalidInput(
            Problem(
                Code.WRONG_COUNT,
                f"holds {entries} {what}; it may hold {span}.",
                "Remove some." if entries > self.most else "Add one.",
            )
        )


Rule = Text | Number | OneOf | Switch | Name | ConditionText | BalanceText
"""The rules for a single word or text."""


# One rule a kind: it is asked for with every word of a file.
@cache
def word_rule(kind: type[StrEnum]) -> OneOf:
    """Return the rule of a field that takes a word of an enumeration."""
    return OneOf(tuple(kind), kind.__name__.lower())


def scalar(plain: Plain) -> str:
    """Return plain data that has to be a word or a text; raises InvalidInput."""
    if isinstance(plain, str):
        return plain
    found = "a list" if isinstance(plain, list) else "a block of keys"
    message = f"has to be text, and this is {found}."
    raise InvalidInput(Problem(Code.WRONG_KIND, message, only_one(plain) or AS_TEXT))


AS_TEXT: Final = (
    "Write the text behind the colon; put it in quotes if it contains brackets or a colon."
)


def only_one(plain: Plain) -> str:
    """Return a hint where a list of names stands in the place of one name; empty where not."""
    names = [each for each in plain if isinstance(each, str) and _NAME.fullmatch(each)]
    if not isinstance(plain, list) or not names or len(names) < len(plain):
        return ""
    return (
        f"Only one name belongs here: write {quoted(names[0])} behind the colon. If the brackets "
        "are part of a text, put it in quotes."
    )


def _trimmed(said: str) -> str:
    """Return lines of text without spaces at their ends and without empty lines around them."""
    return "\n".join(line.rstrip().replace("\t", " ") for line in said.split("\n")).strip()
