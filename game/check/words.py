"""The words and times of a call: whether they fit the screen, the clock and the turn's cap."""

import re
from collections.abc import Iterator
from typing import Final

from game.call import Say, replay
from game.call.script.level import Line, Speech
from game.call.tuning import READING_TIME, TURN_CAP
from game.call.units import MINUTE, POINT
from game.check.case import Case
from game.level import Code
from game.level.problem import Path, Problem
from game.level.wording import quoted
from game.level.yaml.node import Plain
from game.text import columns as columns_of

_REPLY: Final = (74, 2)
_CALLER: Final = (50, 9)
_BRIEF: Final = (72, 12)
"""Columns and lines that there are for a text on a screen of 80 by 24."""


def texts_too_long(case: Case) -> Iterator[Problem]:
    """Yield every text that does not fit on a screen of 80 by 24."""
    if lines := _over(case.level.brief, _BRIEF):
        yield _too_long(("brief",), "The brief", lines, _BRIEF)
    for name, scene in case.level.scenes.items():
        path: Path = ("scenes", name)
        for where, line in _spoken((*path, "caller"), scene.caller):
            if lines := _over(line.text, _CALLER):
                yield _too_long(where, "What the caller says", lines, _CALLER)
    for path, _, _, reply in case.replies():
        for where, line in _spoken((*path, "answer"), reply.answer):
            if lines := _over(line.text, _CALLER):
                yield _too_long(where, "What the caller answers", lines, _CALLER)
        for number, phrasing in enumerate(reply.phrasings):
            where = (*path, "say") if len(reply.phrasings) == 1 else (*path, "say", number)
            if lines := _over(phrasing, _REPLY):
                yield _too_long(where, "The reply", lines, _REPLY)


def _spoken(path: Path, speech: Speech) -> Iterator[tuple[Path, Line]]:
    """Yield every wording of a speech; all of them have the path of the whole speech."""
    for _, line in speech.wordings:
        yield path, line


def _over(text: str, room: tuple[int, int]) -> int:
    """Return how many lines a text takes where it takes more than there are; else 0."""
    columns, most = room
    lines = sum(_lines(part, columns) for part in text.splitlines() or [""])
    return lines if lines > most else 0


def _lines(text: str, columns: int) -> int:
    """Return how many lines of so many columns words take."""
    lines, used = 1, 0
    for word in text.split():
        width = columns_of(word)
        if used and used + 1 + width > columns:
            lines, used = lines + 1, 0
        used += width + (1 if used else 0)
        # A word longer than the room is broken over as many lines as it needs.
        while used > columns:
            lines, used = lines + 1, used - columns
    return lines


def _too_long(path: Path, what: str, lines: int, room: tuple[int, int]) -> Problem:
    return Problem(
        Code.TOO_LONG_TO_SEE,
        f"{what} takes {lines} lines on a screen of 80 by 24, and {room[1]} can be seen.",
        f"Say it in about {room[0] * room[1] * 9 // 10} characters, or in two steps.",
        path,
    )


def too_short_a_time(case: Case) -> Iterator[Problem]:
    """Yield whether the best play found cannot even be heard and read in the level's own time."""
    play = case.exploration.range.best.events
    took = reading = 0
    for turn in replay(case.level, 0, play):
        took = turn.after.tally.elapsed
        if isinstance(turn.event, Say):
            # The replies are there to be read while the caller speaks.
            words = turn.before.current_scene.words_to_read * READING_TIME
            reading += max(words - turn.before.speaking, 0)
    needed = took + reading
    if needed > case.level.target:
        minutes = case.level.target / MINUTE
        yield case.shown(
            Problem(
                Code.TOO_SHORT_A_TIME,
                f"{minutes:g} minutes are too few: to hear and read the best call found takes "
                f"{needed / MINUTE:.1f}.",
                f"Write at least `minutes: {-(-needed * 10 // MINUTE) / 10 + 0.5:g}`; people also "
                "have to think.",
                ("minutes",),
            ),
            play,
        )


_TAGS: Final = (
    "b|i|u|s|bold|italic|underline|strike|reverse|dim|blink|link|em|strong|br|p|span|div|a|"
    "script|font|red|green|blue|yellow|white|black|cyan|magenta"
)
_MARKUP: Final = re.compile(
    rf"\[/?(?:{_TAGS})(?:[ =][^\]]*)?\]|\[@[^\]]*\]|\[/\]"
    rf"|</?(?:{_TAGS})(?: [^>]*)?/?>|\*\*[^*]+\*\*|__[^_]+__",
    re.IGNORECASE,
)


def markup(case: Case) -> Iterator[Problem]:
    """Yield every text with what looks like markup; the game shows it as it stands."""
    root = case.reading.root
    for path, text in _texts((), None if root is None else root.value):
        if found := _MARKUP.search(text):
            yield Problem(
                Code.MARKUP,
                f"{quoted(found.group())} looks like markup, and will be shown just so.",
                "Remove it: words on the phone have no colours. If it is meant to be read, "
                "a pack can turn this message off (`severity: {CC503: off}`).",
                path,
            )


def _texts(path: Path, plain: Plain | None) -> Iterator[tuple[Path, str]]:
    if isinstance(plain, str):
        yield path, plain
    elif isinstance(plain, list):
        for place, each in enumerate(plain):
            yield from _texts((*path, place), each)
    elif isinstance(plain, dict):
        for key, each in plain.items():
            yield from _texts((*path, key), each)


def effects_beyond_the_cap(case: Case) -> Iterator[Problem]:
    """Yield every stated effect of which the turn's cap takes some away."""
    for path, _, _, reply in case.replies():
        for meter in ("patience", "satisfaction", "tension", "heard"):
            amount = getattr(reply.effect, meter)
            if abs(amount) > TURN_CAP:
                most = TURN_CAP // POINT
                yield Problem(
                    Code.BEYOND_CAP,
                    f"{amount / POINT:+g} is more than one reply can do: a meter moves by "
                    f"{most} points at the most.",
                    f"Write a number from -{most} to +{most}.",
                    (*path, "effect", meter),
                )
