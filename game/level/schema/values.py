"""What a rule for a single value is in JSON Schema.

A schema is asked about what an editor's YAML reader makes of a file: 45 is a number to it and true
a boolean, where our reader sees the words that were written. So what may be a text may be either.

Patterns keep to what regular expressions mean alike in Python and in JavaScript. An editor shows
`patternErrorMessage` where a pattern does not match; other programs skip it.
"""

from collections.abc import Iterable, Mapping
from functools import singledispatch
from typing import Final

from game.level.schema.condition import CONDITION, CONDITION_AMISS
from game.level.schema.meanings import MEANINGS
from game.level.shape.balance import Figure
from game.level.shape.number import spoken
from game.level.shape.values import BalanceText, ConditionText, Name, Number, OneOf, Switch, Text

Schema = dict[str, object]
"""A JSON Schema, or a part of one, as plain data."""

_TEXTS: Final = ["string", "number", "boolean"]
"""What an editor takes a text for: 12 and true can be said without quotes."""

_BOOLEANS: Final[Mapping[str, bool]] = {"true": True, "false": False}
"""The words of YAML 1.2 that an editor takes for something else."""


@singledispatch
def of_rule(rule: object) -> Schema:
    """Return the schema of what a rule of `shape.values` lets pass; TypeError for another."""
    message = f"no schema is known for the rule {rule!r}"
    raise TypeError(message)


@of_rule.register
def _(rule: Text) -> Schema:
    pattern = _lines(rule.longest) if rule.lines else _line(rule.longest)
    return {"type": _TEXTS, **_told(pattern, f"A text of 1 to {rule.longest:,} characters.")}


def _line(longest: int) -> str:
    """Return the pattern of a text in which a run of spaces or line breaks counts as one space."""
    return rf"^\s*(?:\S|\s+(?=\S)){{1,{longest}}}\s*$"


def _lines(longest: int) -> str:
    """Return the pattern of a text of which only the outside and the ends of lines do not count."""
    inside = r"\S|[^\S\n](?=[^\S\n]*\S)|[^\S\n]*\n(?=\s*\S)"
    return rf"^\s*(?:{inside}){{1,{longest}}}\s*$"


@of_rule.register
def _(rule: Number) -> Schema:
    span = f"A number from {spoken(rule.low)} to {spoken(rule.high)}, with up to three decimals."
    pattern = r"^\s*[+-]?[0-9]{1,9}(?:\.[0-9]{1,3})?\s*$"
    return {
        "type": ["number", "string"],
        "minimum": plain_number(rule.low),
        "maximum": plain_number(rule.high),
        **_told(pattern, span),
    }


def plain_number(thousandths: int) -> int | float:
    """Return a number of thousandths as JSON writes it: 45 for 45000, 0.1 for 100."""
    whole, rest = divmod(thousandths, 1000)
    return thousandths / 1000 if rest else whole


@of_rule.register
def _(rule: OneOf) -> Schema:
    return words(rule.words)


@of_rule.register
def _(rule: Switch) -> Schema:
    return words((rule.on, rule.off))


def words(known: Iterable[str]) -> Schema:
    """Return the schema of one of some words, with what they mean where each has a meaning."""
    spelled = [str(word) for word in known]
    # The reader takes the word; an editor's YAML has made a boolean of it before a schema is asked.
    seen = [_BOOLEANS[word] for word in spelled if word in _BOOLEANS]
    schema: Schema = {"enum": [*seen, *spelled]}
    if all(word in MEANINGS for word in spelled):
        schema["enumDescriptions"] = [MEANINGS[word] for word in spelled]
    return schema


@of_rule.register
def _(rule: Name) -> Schema:
    # Letters beyond ASCII have no class that Python and JavaScript spell alike: all but a few pass.
    first, odd = r"\x00-/:-@\[-`{-\x7f", r"\s\u2000-\u206f"
    rest = r"\x00-,./:-@\[-^`{-\x7f"
    said = (
        f"A name has up to {rule.longest} letters, digits, - and _, no spaces, and begins with a "
        "letter or digit."
    )
    return {
        "type": "string",
        "maxLength": rule.longest,
        # Not `$`, which in Python also stands before a last line end.
        **_told(rf"^[^{first}{odd}][^{rest}{odd}]*(?![\s\S])", said),
    }


@of_rule.register
def _(rule: ConditionText) -> Schema:
    # The length is looked at ahead, for the pattern of a condition says nothing of it.
    return {"type": "string", **_told(f"(?={_line(rule.longest)}){CONDITION}", CONDITION_AMISS)}


@of_rule.register
def _(rule: BalanceText) -> Schema:
    # The reader counts runs of spaces as one; how many a writer has typed is not for a schema to
    # judge, only what is far too long.
    return {"type": "string", "maxLength": 4 * rule.longest, **_told(_BALANCE, _BALANCE_AMISS)}


_FIGURE: Final = r"[0-9]{1,4}(?:\.[0-9]{1,3})?"
_BALANCE: Final = (
    rf"^\s*(?:{'|'.join(Figure)})\s+(?:(?:at\s+least|at\s+most|exactly)\s+{_FIGURE}"
    rf"|{_FIGURE}\s*(?:to|-)\s*{_FIGURE})\s*(?:%|points)?\s*$"
)
_BALANCE_AMISS: Final = "Write `wins at least 90 %`, `gold 5 to 35 %` or `score at least 700`."


def _told(pattern: str, amiss: str) -> Schema:
    return {"pattern": pattern, "patternErrorMessage": amiss}
