"""Mistakes that the lines of a file show by themselves: tabs, quotes, missing spaces.

The YAML reader only says where it could not read on, which is often some lines below.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from game.level.code import Code
from game.level.problem import Problem
from game.level.wording import quoted

Place = tuple[int, int]
"""A line and a column, both from 1."""

IN_QUOTES: Final = (
    'Between double quotes, a quotation mark is written \\"; between single quotes, an apostrophe '
    "is written twice."
)
_MARKS: Final = ("'", '"')
_ODD_SPACE: Final = "\xa0\u1680\u2000-\u200a\u202f\u205f\u3000"
"""Spaces that look like ordinary ones, and are letters to YAML."""

_ODD_INDENT: Final = re.compile(rf"[ \t]*([{_ODD_SPACE}])")
_CURLY: Final = re.compile("[-:]\\s+([\u2018-\u201f\xab\xbb])")
# No slash directly behind the colon: an address such as `https://` is a text, and no key that lacks
# its space.
_NO_SPACE: Final = re.compile(r"\s*(?:- +)*([a-z][a-z-]*):([^\s/:].*)")
_OPENING: Final = re.compile(r"""\s*(?:- +)*(?:[^\s:"'][^:"']*:\s+)?(["'])""")
_LOOKED_BACK: Final = 2
"""Lines up to the one in which a missing space is noticed."""


def telltale(lines: Sequence[str], place: Place, begun: Place) -> Problem | None:
    """Return the mistake that can be seen in the lines at or before a place; None if none can.

    `place`: where the reader gave up; `begun`: where the block or text began that it was reading.
    """
    if place[0] > len(lines):
        # Noticed only at the end of the file: then it is in the last line or before.
        place = (len(lines), len(lines[-1]) + 1)
    begun = min(begun, place)
    return next(filter(None, (sign(lines, place, begun) for sign in _SIGNS)), None)


def spaced(text: str) -> str:
    """Return what to write for a key and its value without a space between them, else nothing."""
    found = _NO_SPACE.fullmatch(text)
    return f"Write a space after the colon: {quoted(': '.join(found.groups()))}." if found else ""


def has_odd_indent(text: str) -> bool:
    """Return whether a text begins with a space that is none to YAML."""
    return _ODD_INDENT.match(text) is not None


def _found(place: Place, message: str, hint: str) -> Problem:
    line, column = place
    return Problem(Code.SYNTAX, message, hint, line=line, column=column)


def _tab(lines: Sequence[str], place: Place, _: Place) -> Problem | None:
    text, before = lines[place[0] - 1], _before(lines, place)
    if text[place[1] - 1 : place[1]] == "\t" or (before.isspace() and "\t" in before):
        return _found(place, "A tab stands where YAML wants spaces.", "Replace each tab by spaces.")
    return None


def _odd_space(lines: Sequence[str], place: Place, _: Place) -> Problem | None:
    # Such a space can spoil a block whose trouble shows many lines later; so every line above is
    # looked at, the nearest first.
    for line in range(place[0], 0, -1):
        match = _ODD_INDENT.match(lines[line - 1])
        if match:
            return _found((line, match.start(1) + 1), *ODD_SPACE)
    return None


ODD_SPACE: Final = (
    "A space that YAML does not know stands in front of this line.",
    (
        "Delete what stands in front of the line and type the spaces anew; such ones come along "
        "when text is copied from a web page or a word processor."
    ),
)


def _curly(lines: Sequence[str], place: Place, _: Place) -> Problem | None:
    match = _CURLY.search(lines[place[0] - 1], 0, place[1])
    if match is None:
        return None
    return _found(
        (place[0], match.start(1) + 1),
        "A curly quotation mark stands here, and only straight ones hold a text together.",
        'Write " in front of the whole text and " behind it; curly ones may stand inside.',
    )


def _no_space(lines: Sequence[str], place: Place, begun: Place) -> Problem | None:
    for line in _near(place[0], begun[0]):
        match = _NO_SPACE.fullmatch(lines[line - 1])
        if match:
            said = quoted(lines[line - 1].strip().removeprefix("- "))
            message = f"A space is missing after this colon, so YAML takes {said} for a text."
            return _found((line, match.end(1) + 1), message, spaced(match.group().strip("- ")))
    return None


def _near(line: int, begun: int) -> Iterator[int]:
    """Yield the line where something began, and the last ones up to where it was noticed."""
    yield begun
    yield from range(line, max(line - _LOOKED_BACK, 0), -1)


def _never_closed(lines: Sequence[str], place: Place, _: Place) -> Problem | None:
    """Return a quotation mark further up, where the one before the place was to open a text."""
    before = _before(lines, place)
    mark = before.rstrip()[-1:]
    # An even number of marks up to here are pairs that open and close in this line; with an odd
    # one, the last was meant to open a text and closed one from further up.
    if mark not in _MARKS or before.count(mark) % 2 == 0:
        return None
    for line in range(place[0] - 1, 0, -1):
        match = _OPENING.match(lines[line - 1])
        if match and match.group(1) == mark and mark not in lines[line - 1][match.end() :]:
            message = "A quotation mark opens here, and its text runs on into the lines below."
            hint = f"Close it with the same mark at the end of the text. {IN_QUOTES}"
            return _found((line, match.start(1) + 1), message, hint)
    return None


def _after_quote(lines: Sequence[str], place: Place, _: Place) -> Problem | None:
    before = _before(lines, place)
    mark = before.rstrip()[-1:]
    if mark not in _MARKS or before.count(mark) < len(_MARKS):
        return None
    message = "The text goes on after its closing quotation mark."
    return _found(place, message, f"Put the whole text in quotes. {IN_QUOTES}")


def _before(lines: Sequence[str], place: Place) -> str:
    """Return what stands in the line of a place before it."""
    return lines[place[0] - 1][: place[1] - 1]


_Sign = Callable[[Sequence[str], Place, Place], Problem | None]

_SIGNS: Final[tuple[_Sign, ...]] = (
    _tab,
    _odd_space,
    _curly,
    _no_space,
    _never_closed,
    _after_quote,
)
"""What is looked for, the surest signs first."""
