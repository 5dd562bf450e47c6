"""What the rules of a file of plays are in JSON Schema."""

from collections.abc import Mapping
from typing import Final

from game.call.units import POINT
from game.level.schema.values import Schema, of_rule
from game.playtest.rules import MoveWord, Whole
from game.playtest.shape import PlayFile, PlaytestFile, SayFile

PLAYTEST_NOTES: Final[Mapping[type, Mapping[str, str]]] = {
    PlaytestFile: {"plays": "The plays, each with what came of it."},
    PlayFile: {
        "name": "What the play is called; no two of a file have the same name.",
        "moves": "What was said and done, from the answer on.",
        "seed": "The number of the call, which decides the order of its replies.",
        "caller": "How the caller knows us; as the level has it, if you leave it out.",
        "outcome": "How it ends; any will do, if you leave it out.",
        "score": "What it comes to, from 0 to 1,000; any will do, if you leave it out.",
        "path": "The scenes it goes through; any will do, if you leave it out.",
    },
    SayFile: {
        "say": "The words of the reply, in any of its phrasings.",
        "which": "Which of the replies with the same words, from 1; else the first that is open.",
    },
}
"""What editors show beside each key."""


@of_rule.register
def _(rule: Whole) -> Schema:
    return {
        "type": ["integer", "string"],
        "minimum": rule.low // POINT,
        "maximum": rule.high // POINT,
        "pattern": r"^\s*[0-9]{1,19}\s*$",
    }


@of_rule.register
def _(rule: MoveWord) -> Schema:
    return {"type": "string", "maxLength": rule.longest, "pattern": _MOVE}


_NAME: Final = r"[^\s:]+"
_NUMBER: Final = "[1-9][0-9]{0,2}"
# From 0 to 3,600: a schema cannot compare a number that stands within a word.
_SECONDS: Final = r"(?:(?:[0-2]?[0-9]{1,3}|3[0-5][0-9]{2})(?:\.[0-9]{1,3})?|3600(?:\.0{1,3})?)"
_MOVE: Final = (
    r"^\s*(?:listen|interrupt|hang-up|hold|resume|resume:thanks"
    rf"|hold:{_SECONDS}|wait:{_SECONDS}|look-up:{_NAME}|ask:{_NAME}"
    rf"|transfer:{_NAME}(?::warm)?|attend:{_NUMBER}|park:{_NUMBER})\s*$"
)
