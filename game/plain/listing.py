"""The levels there are to play, as text and as JSON."""

import json
import os
from collections.abc import Iterable, Iterator
from itertools import filterfalse
from pathlib import Path

from attrs import evolve, field, frozen

from game.call import Medal, Score
from game.files import is_there
from game.level import PackReading, Problem, Severity, load_level, load_pack, shipped
from game.level.packs.pack import PACK_NAME
from game.playtest.place import is_playtest
from game.record import Store
from game.text import clean, columns

_LEVEL_FILES = ("*.yaml", "*.yml")


@frozen
class Listed:
    """One level as it is listed. Its texts are plain already, but for those of its problems."""

    number: int | None
    """Its number in the shipped pack, from 1; None outside of it."""
    word: str
    """What to type after `callcraft play`."""
    path: Path
    """Its file."""
    title: str
    """What the call is called; empty where it cannot be played."""
    sector: str
    """The trade it comes from; may be empty."""
    digest: str
    """The digest of the level, under which its attempts are kept."""
    best: Score | None
    """The best score at it so far; None where none counts."""
    playable: bool
    """Whether it can be played: False where a problem is an error."""
    problems: tuple[Problem, ...] = field(repr=False)
    """The errors in it."""
    after: tuple[str, ...] = ()
    """The titles of the calls that come before it in its pack and open it."""


def listed(paths: Iterable[Path], store: Store) -> Iterator[Listed | Problem]:
    """Yield the levels at `paths` in order, the shipped ones where none is named.

    A path is a level file or a folder of them. Problems of a pack come before its levels.
    """
    places = tuple(paths)
    if not places:
        yield from _of_pack(load_pack(shipped()), store, numbered=True)
    for place in places:
        if not os.path.isdir(place):  # noqa: PTH112 - unlike Path's, it takes any text
            yield _level(place, str(place), None, store)
        elif is_there(place / PACK_NAME):
            yield from _of_pack(load_pack(place), store, numbered=False)
        else:
            found = sorted(each for ending in _LEVEL_FILES for each in place.glob(ending))
            for path in filterfalse(is_playtest, found):
                yield _level(path, str(path), None, store)


def _of_pack(pack: PackReading, store: Store, *, numbered: bool) -> Iterator[Listed | Problem]:
    yield from pack.problems
    titles: dict[Path, str] = {}
    for place, entry in enumerate(pack.entries, start=1):
        number, word = (place, entry.path.stem) if numbered else (None, str(entry.path))
        row = _level(entry.path, word, number, store)
        titles[entry.path] = row.title or row.word
        yield evolve(row, after=tuple(titles[path] for path in entry.after if path in titles))


def _level(path: Path, word: str, number: int | None, store: Store) -> Listed:
    reading = load_level(path)
    level = reading.level
    return Listed(
        number=number,
        # Names of files come from strangers, too: a control character in one acts in a terminal.
        word=clean(word),
        path=path,
        title=clean(level.title) if level else "",
        sector=clean(level.sector) if level else "",
        digest=reading.digest,
        best=store.best(reading.digest) if level else None,
        playable=level is not None,
        problems=tuple(each for each in reading.problems if each.severity is Severity.ERROR),
    )


def listing_lines(levels: Iterable[Listed]) -> list[str]:
    """Return the levels as lines, the words to type in one column."""
    rows = list(levels)
    width = max((columns(row.word) for row in rows), default=0)
    gaps = (" " * (width - columns(row.word)) for row in rows)
    return [
        f"{_number(row)}{row.word}{gap}  {_about(row)}" for row, gap in zip(rows, gaps, strict=True)
    ]


def _number(row: Listed) -> str:
    return f"{row.number:>2}  " if row.number is not None else ""


def _about(row: Listed) -> str:
    if not row.playable:
        count = len(row.problems)
        return "cannot be played: " + ("1 problem" if count == 1 else f"{count} problems")
    sector = f" ({row.sector})" if row.sector else ""
    after = f", opens after {' and '.join(row.after)}" if row.after else ""
    return f"{row.title}{sector}, {_best(row.best)}{after}"


def _best(best: Score | None) -> str:
    if best is None:
        return "not played yet"
    medal = "" if best.medal is Medal.NONE else f" {best.medal.value},"
    return f"best:{medal} {best.total}"


def listing_json(levels: Iterable[Listed]) -> str:
    """Return the levels as one line of JSON, in ASCII."""
    return json.dumps([_data(row) for row in levels])


def _data(row: Listed) -> dict[str, object]:
    return {
        "number": row.number,
        "name": clean(row.path.stem),
        "title": row.title,
        "sector": row.sector,
        "path": clean(str(row.path)),
        "level_hash": row.digest,
        "playable": row.playable,
        "problems": len(row.problems),
        "best_score": row.best.total if row.best else None,
        "best_medal": row.best.medal.value if row.best else None,
    }
