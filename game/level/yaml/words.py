"""What the YAML reader says, in words that a writer of calls understands."""

from collections.abc import Iterable, Sequence
from typing import Final, Protocol

import yaml

from game.level.code import Code
from game.level.problem import Problem
from game.level.yaml.syntax_hints import IN_QUOTES, Place, telltale

_Sentence = tuple[str, str]
"""What is wrong, and what to write instead."""


class _Mark(Protocol):
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


_QUOTES: Final = 'Put the whole text in quotes: "like this".'
_IF_SAID: Final = "if it is part of what is said, put the whole text in quotes."
_TWO_BACKSLASHES: Final = (
    "A backslash in quotes begins something that YAML does not know.",
    "Write two backslashes for one, or use single quotes.",
)
_OWN_MEANING: Final = (
    "`*` and `&` have a meaning of their own at the beginning of a text in YAML.",
    _QUOTES,
)
_NOTHING_ELSE: Final = (
    "After `|` or `>` nothing else may stand in the line.",
    "Begin the text on the next line, with more spaces before it.",
)

_WHERE_NOTICED: Final = (
    (
        "mapping values are not allowed",
        "There is a colon here that YAML takes for the end of a key.",
        (
            "If this is a key, count the spaces before it and before the line above: the keys of "
            "one block begin in one column. If the colon is part of a text, put the text in quotes."
        ),
    ),
    ("cannot start any token", "Text cannot begin with this character in YAML.", _QUOTES),
    (
        "sequence entries are not allowed",
        "A list entry (`- `) cannot stand here.",
        "Put it on a line of its own, below its key and with more spaces before it.",
    ),
    (
        "block collection",
        "This line stands among list entries, and it does not begin with `- `.",
        "Begin it with `- `, or change the spaces before it.",
    ),
    ("escape", *_TWO_BACKSLASHES),
    ("hexdecimal", *_TWO_BACKSLASHES),
    (
        "document start",
        "Something stands here after the end of the document.",
        "Remove the lines `---` and `...` and everything that begins with `%`.",
    ),
    (
        "directive",
        "A line that begins with `%` is an instruction to YAML; a level has none.",
        f"Remove it; {_IF_SAID}",
    ),
    (
        "YAML document",
        "The file asks for another version of YAML.",
        "Remove the line with `%YAML`.",
    ),
    (
        "tag",
        "An exclamation mark begins a YAML tag here; a level has none.",
        f"Remove it; {_IF_SAID}",
    ),
    ("an alias", *_OWN_MEANING),
    ("an anchor", *_OWN_MEANING),
    ("chomping or indentation", *_NOTHING_ELSE),
    ("comment or line break", *_NOTHING_ELSE),
)
"""What a message of the YAML reader contains, what is wrong, and what to write instead.

These mistakes stand where they were noticed.
"""

_WHERE_BEGUN: Final = (
    (
        "could not find expected ':'",
        "This line stands where a key belongs, and it has no colon.",
        f"Write `key: value`, or indent the line if it goes on with the text above. {_QUOTES}",
    ),
    (
        "quoted scalar",
        "A quotation mark opens here and never closes.",
        f"Close it with the same mark at the end. {IN_QUOTES}",
    ),
    (
        "flow sequence",
        "A list that opens here with `[` is not well formed or never closes.",
        f"Write it as [one, two], with `]` at the end; {_IF_SAID}",
    ),
    (
        "flow mapping",
        "A block that opens here with `{` is not well formed or never closes.",
        f"Write it as {{key: value}}, with `}}` at the end; {_IF_SAID}",
    ),
    (
        "flow node",
        "Something is missing here after an opening bracket or comma.",
        "Close every `[` with `]` and every `{` with `}`.",
    ),
)
"""The same for mistakes where something began, which is often far above where it was noticed."""

_OTHERWISE: Final = (
    "This line does not fit what stands above it.",
    (
        "Give it as many spaces as the lines it belongs with, and end a key with a colon. If it is "
        "part of what is said, put the whole text in quotes."
    ),
)


def in_plain_words(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> Problem:
    """Return what a YAML reader complains of as a problem, at the place that is likely wrong."""
    said = f"{error.context} {error.problem}"
    place = _place(error.problem_mark or error.context_mark)
    begun = _place(error.context_mark or error.problem_mark)
    # What can be seen in the lines goes first: the reader says where it could not read on, which is
    # often far below the quotation mark or the space that is missing.
    given_away = telltale(lines, place, begun)
    if given_away:
        return given_away
    sentence = _among(_WHERE_NOTICED, said)
    if not sentence and (sentence := _among(_WHERE_BEGUN, said)):
        place = begun
    message, hint = sentence or _OTHERWISE
    return Problem(Code.SYNTAX, message, hint, line=place[0], column=place[1])


def _among(sentences: Iterable[tuple[str, str, str]], said: str) -> _Sentence | None:
    """Return what is wrong and what to write, by the first entry that fits what the reader said."""
    return next(((wrong, mend) for part, wrong, mend in sentences if part in said), None)


def _place(mark: _Mark | None) -> Place:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
