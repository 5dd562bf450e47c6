"""Reading out of a damaged record whatever can still be read, into a new one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from game.errors import CallcraftError
from game.record.database import Database, Row, Value
from game.record.schema import APPLICATION, ATTEMPT

_AT_ONCE: Final = 500
"""Rows read in one go; where one of them cannot be, they are read one by one."""

_LEVEL: Final = "digest, source"


def salvage(damaged: Path, into: Path) -> int:
    """Write what can be read of a damaged record into another, and return how many calls.

    Indexes are not asked: they may be what is damaged. Results are left to be worked out anew.
    """
    try:
        old = Database.unexamined(damaged)
    except CallcraftError:
        return 0
    try:
        # Another program's file may lie in the place of ours; nothing in it is a call.
        if old.rows("PRAGMA application_id") != [(APPLICATION,)]:
            return 0
        return _copied(old, into)
    except CallcraftError:
        return 0
    finally:
        old.close()


def _copied(old: Database, into: Path) -> int:
    new = Database.at(into)
    try:
        # Levels first, which attempts refer to.
        add = f"INSERT OR IGNORE INTO levels ({_LEVEL}) VALUES (?, ?)"  # noqa: S608 - ours
        for rows in _rows(old, "levels", _LEVEL):
            new.change(*((add, row) for row in rows))
        marks = ", ".join("?" * len(ATTEMPT.split(",")))
        add = f"INSERT OR IGNORE INTO attempts ({ATTEMPT}) VALUES ({marks})"  # noqa: S608 - ours
        for rows in _rows(old, "attempts", ATTEMPT):
            new.change(*((add, row) for row in rows))
        ((count,),) = new.rows("SELECT count(*) FROM attempts")
        return int(count or 0)
    finally:
        new.close()


def _rows(database: Database, table: str, columns: str) -> Iterator[list[Row]]:
    """Yield the rows of a table that can be read, some at a time, by their place in it."""
    place: Value = -1
    while isinstance(place, int):
        found, place = _after(database, table, columns, place)
        yield found


def _after(
    database: Database, table: str, columns: str, place: int
) -> tuple[list[Row], int | None]:
    """Return the next rows after a place, and the place of the last; None at the end."""
    question = (
        f"SELECT rowid, {columns} FROM {table} NOT INDEXED "  # noqa: S608 - ours
        "WHERE rowid > ? ORDER BY rowid LIMIT ?"
    )
    for count in (_AT_ONCE, 1):
        try:
            rows = database.rows(question, (place, count))
        except CallcraftError:
            continue
        last = rows[-1][0] if rows else None
        return [row[1:] for row in rows], last if isinstance(last, int) else None
    return [], _beyond(database, table, place)


def _beyond(database: Database, table: str, place: int) -> int | None:
    """Return a place from which on rows can be read again; None where there is none.

    It is looked for in steps that grow, so that a page of damage costs a few questions and a
    damaged rest does not cost one for each row that might have been.
    """
    step = 1
    while step < _FARTHEST:
        try:
            rows = database.rows(
                f"SELECT rowid FROM {table} NOT INDEXED WHERE rowid > ? LIMIT 1",  # noqa: S608 - ours
                (place + step,),
            )
        except CallcraftError:
            step *= 2
            continue
        return place + step if rows else None
    return None


_FARTHEST: Final = 2**24
"""Rows beyond which a record is taken to hold no more."""
