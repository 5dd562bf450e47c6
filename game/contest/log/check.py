"""Looking through a whole log: every digest, every number, every page of the database."""

import sqlite3
from hashlib import sha256
from pathlib import Path
from typing import Final

from game.contest.log.connection import FAILURES, told
from game.contest.log.entry import START
from game.contest.log.errors import LogDamaged

Row = tuple[int, bytes, bytes]
"""An entry as the database holds it: its number, its body in UTF-8, its digest."""

# Whatever a damaged row holds there, it comes as bytes. The order is that of the table itself.
_ALL: Final = """
    SELECT number, coalesce(cast(body AS BLOB), x''), coalesce(cast(digest AS BLOB), x'')
    FROM entries ORDER BY number
"""
_BATCH: Final = 4_096
"""Rows looked at together: enough that Python's part is small, and memory is not felt."""


def sound_until(path: Path, connection: sqlite3.Connection) -> tuple[int, int]:
    """Return the number of the last sound entry, and how many damaged ones come after it.

    LogDamaged where anything else than the last entries is damaged.
    """
    chain = _Chain(path)
    try:
        cursor = connection.execute(_ALL)
        while rows := cursor.fetchmany(_BATCH):
            chain.look_at(rows)
        # After the entries, as those say where. It costs a sixth of what they do.
        found = connection.execute("PRAGMA quick_check(1)").fetchone()[0]
    except FAILURES as error:
        where = f"as a database it is not whole after entry {chain.number} ({error})"
        raise _placed(path, error, where) from error
    if found != "ok":
        raise LogDamaged(path, f"as a database it is not whole ({found})")
    return chain.last_sound, chain.number - chain.last_sound


def _placed(path: Path, error: Exception, where: str) -> Exception:
    """Return the error to raise for one of sqlite3's, with the place where that is damage."""
    other = told(path, error)
    return LogDamaged(path, where) if isinstance(other, LogDamaged) else other


class _Chain:
    """How far the chain of digests has been followed.

    An entry is sound if its digest is what follows from its body and from the digest that stands
    in the entry before it, even if that one is damaged: then something sound comes after damage,
    and it was not a last write that went wrong.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.number = 0
        self._digest = START
        self._first_bad = 0

    @property
    def last_sound(self) -> int:
        return self._first_bad - 1 if self._first_bad else self.number

    def look_at(self, rows: list[Row]) -> None:
        """Follow the chain through the rows that come next."""
        fitting = self._fitting(rows)
        self._follow(fitting)
        if len(fitting) < len(rows):
            number = self._first_bad or self.number + 1
            raise LogDamaged(self._path, f"entry {number} is missing or damaged, and others follow")

    def _fitting(self, rows: list[Row]) -> list[Row]:
        """Return the rows before the first that does not have the number that comes next."""
        # Numbers are ascending and differ, so that none is missing if both ends are right.
        if rows[0][0] == self.number + 1 and rows[-1][0] == self.number + len(rows):
            return rows
        return [row for number, row in enumerate(rows, self.number + 1) if row[0] == number]

    def _follow(self, rows: list[Row]) -> None:
        previous = [self._digest, *(row[2] for row in rows)]
        sound = [
            sha256(before + row[1]).digest() == row[2]
            for before, row in zip(previous, rows, strict=False)
        ]
        if self._first_bad or not all(sound):
            self._judge(sound)
        self.number += len(rows)
        self._digest = previous[-1]

    def _judge(self, sound: list[bool]) -> None:
        for number, is_sound in enumerate(sound, self.number + 1):
            if not is_sound:
                self._first_bad = self._first_bad or number
            elif self._first_bad:
                what = f"entry {self._first_bad} is damaged, and sound ones come after it"
                raise LogDamaged(self._path, what)
