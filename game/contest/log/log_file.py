"""The file of a log: made, opened with a look through all of it, read and appended to."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import Any, Final

from game.contest.log.changes import Change, LevelRow, SeatRow
from game.contest.log.check import sound_until
from game.contest.log.connection import (
    FAILURES,
    connect,
    make_durable,
    need_log,
    need_tables,
    told,
)
from game.contest.log.entry import BEGINNING, LogEntry, LogPosition, chained
from game.contest.log.errors import LogUnavailable
from game.contest.log.journal import look_at_journal
from game.contest.log.making import absolute, is_log_taken, lock_of_log, make_log
from game.record.lock import FileLock

_LAST: Final = "SELECT number, digest FROM entries WHERE number <= ? ORDER BY number DESC LIMIT 1"
_NEXT: Final = """
    SELECT number, body, digest FROM entries WHERE number > ? AND number <= ?
    ORDER BY number LIMIT ?
"""
_BATCH: Final = 4_096
"""Entries fetched together. Between two batches nothing is held that would keep a journal long."""

_NO_LIMIT: Final = 2**63 - 1
"""The largest number that an entry can have."""


class LogFile:
    """An open log. One program at a time can have it for writing; others may read meanwhile.

    Reading sees what is committed and nothing else, from whatever thread it is called.
    """

    def __init__(self, path: Path, reading: sqlite3.Connection) -> None:
        """Take a connection; `create`, `open` and `to_read` are the ways to get a log."""
        self.path = path
        self.notice = ""
        """What was wrong when it was opened and no longer is, in sentences; mostly empty."""
        self._reading = reading
        # The module may give one prepared question to two threads at once, and mix their answers.
        self._reading_alone = Lock()
        self._writing: sqlite3.Connection | None = None
        self._lock: FileLock | None = None
        self._until = _NO_LIMIT

    @classmethod
    def create(cls, path: Path) -> "LogFile":
        """Return a new log at `path`, which only its owner can read.

        LogInUse, or LogUnavailable where there is a file already or none can be made.
        """
        path = absolute(path)
        lock = lock_of_log(path)
        try:
            make_log(path)
            return cls._locked_at(path, lock)
        except BaseException:
            lock.release(for_good=True)
            raise

    @classmethod
    def open(cls, path: Path) -> "LogFile":
        """Return the log at `path` after a look through all of it, about a second a million.

        Damaged entries at its end are cut off, and `notice` tells how many. LogDamaged where
        anything else is wrong, LogNewer, LogInUse or LogUnavailable; its file is then as it was.
        """
        path = absolute(path)
        need_log(path)
        lock = lock_of_log(path)
        try:
            return cls._locked_at(path, lock)
        except BaseException:
            lock.release(for_good=True)
            raise

    @classmethod
    def to_read(cls, path: Path) -> "LogFile":
        """Return the log at `path` for looking at, also while a host has it; errors as for `open`.

        Damaged entries at its end stay where they are, and are not shown.
        """
        path = absolute(path)
        need_log(path)
        # While a host has it, its last write may be half done, and that is no damage.
        left = "" if is_log_taken(path) else look_at_journal(path)
        log = cls(path, connect(path, "ro"))
        try:
            log._look_through()
        except BaseException:
            log.close()
            raise
        log.notice = left + log.notice
        return log

    @classmethod
    def _locked_at(cls, path: Path, lock: FileLock) -> "LogFile":
        # Before SQLite opens it, which may mend the journal.
        left = look_at_journal(path)
        log = cls(path, connect(path, "ro"))
        try:
            log._look_through()
            log._begin_writing()
        except BaseException:
            log.close()
            raise
        log._lock = lock
        log.notice = left + log.notice
        return log

    def _look_through(self) -> None:
        need_tables(self.path, self._reading)
        sound, damaged = sound_until(self.path, self._reading)
        if damaged:
            self._until = sound
            self.notice = f"The last entries ({damaged}) are damaged and left out."

    def _begin_writing(self) -> None:
        self._writing = connect(self.path, "rw")
        try:
            make_durable(self._writing)
            # Also where there is nothing to cut: whoever may not write should hear of it now.
            self._writing.execute("BEGIN IMMEDIATE")
            if self._until != _NO_LIMIT:
                self._cut(self._writing)
            self._writing.execute("COMMIT")
        except FAILURES as error:
            raise told(self.path, error) from error

    def _cut(self, writing: sqlite3.Connection) -> None:
        """Remove the damaged entries at the end."""
        damaged = "DELETE FROM entries WHERE number > ?"
        count = writing.execute(damaged, (self._until,)).rowcount
        self.notice = (
            f"The last entries ({count}) were damaged and have been cut off; "
            f"the log now ends with entry {self._until}."
        )
        self._until = _NO_LIMIT

    @property
    def last(self) -> LogPosition:
        """Where the log ends."""
        return _position(self._rows(_LAST, self._until))

    def holds(self, position: LogPosition) -> bool:
        """Return whether the log has been at a position, as one that a snapshot was taken at."""
        return _position(self._rows(_LAST, min(position.number, self._until))) == position

    def entries(self, after: int = 0) -> Iterator[LogEntry]:
        """Yield the entries behind the one with a number, in order, up to the end there is then."""
        while rows := self._rows(_NEXT, after, self._until, _BATCH):
            yield from (LogEntry(*row) for row in rows)
            after = rows[-1][0]

    def seats(self) -> tuple[SeatRow, ...]:
        """Return all seats by their numbers."""
        return tuple(
            SeatRow(*row)
            for row in self._rows("SELECT seat, name, salt, token FROM seats ORDER BY seat")
        )

    def levels(self) -> tuple[LevelRow, ...]:
        """Return all levels in the order in which they came."""
        return tuple(
            LevelRow(*row)
            for row in self._rows("SELECT digest, name, source FROM levels ORDER BY rowid")
        )

    def settings(self) -> dict[str, str]:
        """Return all settings."""
        return dict(self._rows("SELECT key, value FROM settings ORDER BY key"))

    def append(self, bodies: Sequence[str], changes: Sequence[Change] = ()) -> LogPosition:
        """Write entries and changes, all or none, and return where the log ends then.

        It returns when they are on the disk. LogUnavailable where they cannot be written.
        """
        if self._writing is None:
            raise LogUnavailable(self.path, "it is open for reading only, or closed")
        try:
            self._writing.execute("BEGIN IMMEDIATE")
            end = self._put(self._writing, bodies)
            for change in changes:
                self._writing.execute(*change.statement())
            self._writing.execute("COMMIT")
        except FAILURES as error:
            raise told(self.path, error) from error
        finally:
            # An error of the disk has mostly undone it already, or keeps it from being undone.
            with suppress(sqlite3.Error):
                if self._writing.in_transaction:
                    self._writing.execute("ROLLBACK")
        return end

    def _put(self, writing: sqlite3.Connection, bodies: Sequence[str]) -> LogPosition:
        # Asked of the file each time: whatever happened to it, a chain is never forked.
        last = _position(writing.execute(_LAST, (_NO_LIMIT,)).fetchall())
        digest, rows = last.digest, []
        for number, body in enumerate(bodies, last.number + 1):
            digest = chained(digest, body)
            rows.append((number, body, digest))
        writing.executemany("INSERT INTO entries VALUES (?, ?, ?)", rows)
        return LogPosition(last.number + len(rows), digest)

    def checkpoint(self) -> None:
        """Bring everything from the journal into the file itself, and empty the journal."""
        if self._writing is not None:
            try:
                self._writing.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            except FAILURES as error:
                raise told(self.path, error) from error

    def close(self) -> None:
        """Let go of the file; more than once does no harm."""
        # First what reads: the last one to go puts the journal away, which that cannot.
        with self._reading_alone:
            self._reading.close()
        if self._writing is not None:
            self._writing.close()
            self._writing = None
        if self._lock is not None:
            self._lock.release(for_good=True)
            self._lock = None

    def _rows(self, question: str, *values: int) -> list[tuple[Any, ...]]:
        try:
            with self._reading_alone:
                return self._reading.execute(question, values).fetchall()
        except FAILURES as error:
            raise told(self.path, error) from error


def _position(rows: list[tuple[Any, ...]]) -> LogPosition:
    return LogPosition(*rows[0]) if rows else BEGINNING
