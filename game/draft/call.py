"""The text of a new level: the draft that comes with the game, with the author's answers in it."""

import re
from collections.abc import Mapping
from functools import partial
from typing import Final

from game.call.meters.mood import Mood
from game.draft.quoting import scalar
from game.draft.schemas import schema_file
from game.resources import folder

_METERS: Final[Mapping[str, tuple[int, int]]] = {
    Mood.CALM: (75, 60),
    Mood.UNEASY: (70, 54),
    Mood.UPSET: (65, 48),
    Mood.ANGRY: (60, 45),
    Mood.FURIOUS: (60, 42),
}
"""Patience and satisfaction to begin with, for a call that can be won and lost in every mood."""

_PLACE: Final = re.compile(r"@([a-z]+)@")
_KEY_AND_VALUE: Final = re.compile(r'( *[a-z]+: )"?([^"#]*@[a-z]+@[^"#]*)"?')


def drafted(answers: Mapping[str, str]) -> str:
    """Return the text of a level, given an answer to every question of answers.py."""
    patience, satisfaction = _METERS[answers["mood"]]
    given = {**answers, "patience": str(patience), "satisfaction": str(satisfaction)}
    draft = (folder("assets") / "drafts" / "call.yaml").read_text(encoding="utf-8")
    lines = (_filled(line, given) for line in draft.splitlines())
    return "\n".join((editor_line(), *lines, ""))


def editor_line() -> str:
    """Return the line that tells editors which schema a level has.

    It names the schema that came with this copy of the game, so it works from any folder and
    without a network; as an address, as spaces in a path would end it.
    """
    return f"# yaml-language-server: $schema={schema_file('level').resolve().as_uri()}"


def _filled(line: str, given: Mapping[str, str]) -> str:
    """Return a line with the answers in their places: as a value, or in the text of a block."""
    fill = partial(_PLACE.sub, lambda place: given[place.group(1)])
    found = _KEY_AND_VALUE.fullmatch(line)
    if not found:
        # A line of a block of text, or a comment: quotes would become part of what it says.
        return fill(line)
    key, value = found.groups()
    filled = fill(value)
    return key + (filled if filled.isdecimal() and value in _NUMBERS else scalar(filled))


_NUMBERS: Final = frozenset({"@patience@", "@satisfaction@"})
"""The places of numbers, which need no quotes."""
