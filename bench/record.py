"""A record full of calls: a few plays by bots, kept again and again with new ids and dates."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle, islice
from pathlib import Path
from typing import Final

from attrs import evolve

from game.call import Level
from game.explore.bots import BOTS, Bot
from game.explore.plays import turns_of
from game.level import load_level, load_pack, shipped
from game.level.reading import Reading
from game.play.session import Session
from game.record.attempt import Attempt, attempt_of, new_id
from game.record.database import Database, Value
from game.record.place import database_path
from game.record.rows import ADD, INSERT, attempt_row, row_of
from game.record.standing import Result, result_of

_SEEDS: Final = 3
"""Plays of each level by each bot; all others repeat one of them."""

_BATCH: Final = 5_000
_FIRST: Final = datetime(2020, 1, 1, tzinfo=UTC)
_APART: Final = timedelta(minutes=20)

_LEVEL: Final = "INSERT INTO levels (digest, source) VALUES (?, ?)"

Change = tuple[str, tuple[Value, ...]]


def fill(folder: Path, calls: int) -> None:
    """Make a record of so many calls in a folder, spread over the shipped levels."""
    folder.mkdir(parents=True, exist_ok=True)
    readings = [load_level(path) for path in load_pack(shipped()).levels]
    played = [list(_played(reading)) for reading in readings]
    # One of each level in turn, as nobody plays all of one before the next.
    results = [result for row in zip(*played, strict=True) for result in row]
    database = Database.at(database_path(folder))
    try:
        database.change(*((_LEVEL, (each.digest, each.source)) for each in readings))
        for begun in range(0, calls, _BATCH):
            some = islice(cycle(results), begun % len(results), None)
            numbers = range(begun, min(begun + _BATCH, calls))
            rows = zip(numbers, some, strict=False)
            database.change(*(change for row in rows for change in _changes(*row)))
    finally:
        database.close()


def _played(reading: Reading) -> Iterator[Result]:
    """Yield plays of a level by each of the bots, with what they come to."""
    if reading.level is None:
        message = "A level that comes with the game cannot be read."
        raise ValueError(message)
    for bot in BOTS:
        for seed in range(_SEEDS):
            yield result_of(_attempt(reading, reading.level, bot, seed), reading.level)


def _attempt(reading: Reading, level: Level, bot: Bot, seed: int) -> Attempt:
    session = Session(level, seed)
    for turn in turns_of(level, bot, seed):
        session.send(turn.event)
    return attempt_of(session, digest=reading.digest, name=level.title, started_at="")


def _changes(number: int, result: Result) -> tuple[Change, Change]:
    """Return what keeps a play once more, as one of its own."""
    started = (_FIRST + number * _APART).isoformat(timespec="seconds")
    attempt = evolve(result.attempt, id=new_id(), started_at=started)
    return (ADD, attempt_row(attempt)), (INSERT, row_of(evolve(result, attempt=attempt)))
