"""The record's database: opening it, telling whether it can be used, and asking it things."""

import sqlite3
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from game.errors import CallcraftError
from game.record.schema import APPLICATION, MIGRATIONS, PROBES, PROBES_OF_THIS, VERSION

Value = str | int | None
Row = tuple[Value, ...]

BUSY_SECONDS: Final = 1.0
"""How long to wait for another program that is writing. What it keeps out is tried again later."""

SMALL: Final = 2 * 1_024 * 1_024
"""Bytes up to which a database is looked through whenever it is opened, which nobody feels.

A larger one is looked through beside the game (`checkup`).
"""

# What the header of a database says of it, and at which byte (sqlite.org/fileformat2.html).
_MAGIC: Final = b"SQLite format 3\x00"
"""What every database begins with."""
_HEADER: Final = 100
"""The length of the header, in bytes."""
_VERSION_AT: Final = 60
"""Where the version of our schema stands in it."""
_APPLICATION_AT: Final = 68
"""Where the program that it belongs to stands in it."""
_WORD: Final = 4
"""The length of each of these numbers, in bytes."""

# The last of them is a statement that makes no sense. All of ours do, with tables as we made them.
_DAMAGE: Final = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_ERROR,
    }
)
_HELD: Final = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
_FAILURES: Final = (sqlite3.Error, UnicodeError)
"""What sqlite3 raises; the second where a damaged file makes it speak in something but UTF-8."""

_STEPS: Final = 10_000
"""Steps of SQLite's machine between two looks at whether to stop: well under a millisecond."""

_PRIMARY: Final = 0xFF
"""The part of an error code that names its kind."""


class Damaged(CallcraftError):
    """A file that is no database, not ours, or not whole."""


class Newer(CallcraftError):
    """A database of a later version of the program."""


class Unavailable(CallcraftError):
    """A database that cannot be used now; the message says why, in a few words."""


class Locked(Unavailable):
    """A database that another program holds just now."""


class Database:
    """An open database. What goes wrong with it is Damaged or Unavailable, never sqlite3's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # A damaged file may hold text that is no UTF-8: a call with a broken title is still a call.
        connection.text_factory = _decoded

    @classmethod
    def at(cls, path: Path, patience: float | None = None) -> "Database":
        """Return the database at `path`, made where there is none, brought up to date where older.

        `patience`: seconds to wait for another program that holds it, BUSY_SECONDS for None.
        Damaged, Newer or Unavailable where it cannot be used; its file is then as it was.
        """
        _look_at_header(path)
        wait = BUSY_SECONDS if patience is None else patience
        database = cls(_connected(path, "rwc", wait))
        try:
            database._examine(path)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def in_memory(cls) -> "Database":
        """Return an empty database that is gone when the program ends."""
        # For any thread, as the terminal app calls the record in one of its own.
        memory = cls(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
        memory.migrate()
        return memory

    @classmethod
    def copy_of(cls, path: Path) -> "Database":
        """Return a copy in memory of what can be read of a database; empty where nothing can."""
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        copy = cls(memory)
        try:
            source = cls.to_read(path)
            try:
                source.copy_to(memory)
            finally:
                source.close()
            if not copy.problems():
                copy.migrate()
                return copy
        except CallcraftError:
            pass  # nothing in it can be read
        copy.close()
        return cls.in_memory()

    @classmethod
    def to_read(cls, path: Path) -> "Database":
        """Return a database that is only read, be it an older one; errors as for `at`."""
        _look_at_header(path)
        database = cls(_connected(path, "ro", 0))
        try:
            database._judge(whole=path.stat().st_size <= SMALL)
        except BaseException:
            database.close()
            raise
        return database

    @classmethod
    def unexamined(cls, path: Path) -> "Database":
        """Return a database that is only read, whatever may be wrong in it."""
        return cls(_connected(path, "ro", 0))

    def rows(self, question: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows that answer a question."""
        try:
            return self._connection.execute(question, values).fetchall()
        except _FAILURES as error:
            raise _told(error) from error

    def change(self, *changes: tuple[str, Sequence[Value]]) -> None:
        """Make changes, all of them or none."""
        try:
            # At once for writing: begun as reading, a transaction could find out half-way that
            # another program is writing, and then waiting may not help any more.
            self._connection.execute("BEGIN IMMEDIATE")
            for change, values in changes:
                self._connection.execute(change, values)
            self._connection.execute("COMMIT")
        except _FAILURES as error:
            raise _told(error) from error
        finally:
            # Also where the program is asked to end in between.
            self._undo()

    def migrate(self) -> None:
        """Bring the schema up to date, step by step from what it is, in one transaction."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            # Read only now: another program may have done all of it meanwhile.
            steps = MIGRATIONS[self._pragma("user_version") :]
            for change in (each for step in steps for each in step):
                self._connection.execute(change)
            self._connection.execute(f"PRAGMA application_id = {APPLICATION}")
            self._connection.execute(f"PRAGMA user_version = {VERSION}")
            self._connection.execute("COMMIT")
        except _FAILURES as error:
            if _kind(error) == sqlite3.SQLITE_ERROR:
                message = "a part of it is missing"
                raise Damaged(message) from error
            raise _told(error) from error
        finally:
            self._undo()

    def problems(self) -> tuple[str, ...]:
        """Return what a look through all of it finds: pages, rows, and indexes beside tables."""
        found = tuple(str(row[0]) for row in self.rows("PRAGMA integrity_check(10)"))
        return () if found == ("ok",) else found

    def stop_when(self, stopped: Callable[[], bool]) -> None:
        """Have every question end with Unavailable as soon as `stopped` says so."""
        self._connection.set_progress_handler(stopped, _STEPS)

    def wait_for_others(self, seconds: float) -> None:
        """Wait from now on at most so long for another program that holds the database."""
        self.rows(f"PRAGMA busy_timeout = {round(seconds * 1_000)}")

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy everything into another database."""
        try:
            self._connection.backup(target)
        except _FAILURES as error:
            raise _told(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _examine(self, path: Path) -> None:
        """Make sure that this is a whole database of ours, or make it one if it is empty."""
        # Empty is not damaged: a program that is killed while it makes the file leaves it so.
        if not self._is_empty():
            self._judge(whole=path.stat().st_size <= SMALL)
        if self._pragma("user_version") < VERSION:
            self.migrate()
        for probe in PROBES_OF_THIS:
            self._probe(probe)

    def _is_empty(self) -> bool:
        unmarked = self._pragma("application_id") == self._pragma("user_version") == 0
        return unmarked and not self.rows("SELECT 1 FROM sqlite_master LIMIT 1")

    def _judge(self, *, whole: bool) -> None:
        """Raise Damaged or Newer where that is so; `whole`: after a look through all of it."""
        if self._pragma("application_id") != APPLICATION:
            message = "it is not a record of this game"
            raise Damaged(message)
        version = self._pragma("user_version")
        if version > VERSION:
            message = "it was written by a newer version"
            raise Newer(message)
        if version < 1 or (whole and self.problems()):
            message = "it is not whole"
            raise Damaged(message)
        for probe in PROBES:
            self._probe(probe)

    def _probe(self, question: str) -> None:
        try:
            self._connection.execute(question)
        except _FAILURES as error:
            # A question that cannot be understood names a table or column that is not there.
            if _kind(error) not in (0, sqlite3.SQLITE_ERROR):
                raise _told(error) from error
            message = "a part of it is missing"
            raise Damaged(message) from error

    def _pragma(self, name: str) -> int:
        return int(self.rows(f"PRAGMA {name}")[0][0] or 0)

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


def _connected(path: Path, mode: str, patience: float) -> sqlite3.Connection:
    # By its address, as only that can say that no file is to be made. The module's own handling of
    # transactions is off, since `change` and `migrate` say themselves where one begins.
    try:
        return sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={mode}",
            uri=True,
            timeout=patience,
            isolation_level=None,
            check_same_thread=False,
        )
    except _FAILURES as error:
        raise _told(error) from error


def _look_at_header(path: Path) -> None:
    """Tell what can be told without opening a file as a database, which might write to it."""
    try:
        # A pipe or a device would be waited for; a folder is told by the error of opening it.
        if not (stat.S_ISREG(mode := path.stat().st_mode) or stat.S_ISDIR(mode)):
            message = "it is no ordinary file"
            raise Unavailable(message)
        with path.open("rb") as file:
            header = file.read(_HEADER)
    except FileNotFoundError:
        return
    except OSError as error:
        raise Unavailable(error.strerror or "it cannot be read") from error
    if not header:
        return
    if len(header) < _HEADER or not header.startswith(_MAGIC):
        message = "it is not a database"
        raise Damaged(message)
    application, version = _word(header, _APPLICATION_AT), _word(header, _VERSION_AT)
    if application not in (0, APPLICATION):
        message = "it is not a record of this game"
        raise Damaged(message)
    if application and version > VERSION:
        message = "it was written by a newer version"
        raise Newer(message)


def _word(header: bytes, place: int) -> int:
    return int.from_bytes(header[place : place + _WORD], "big")


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")


def _kind(error: Exception) -> int:
    return int(getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY


def _told(error: Exception) -> CallcraftError:
    """Return the error to raise for one of sqlite3's."""
    if isinstance(error, UnicodeError) or _kind(error) in _DAMAGE:
        return Damaged("it is not whole")
    if _kind(error) in _HELD:
        return Locked("another program holds it just now")
    return Unavailable(str(error))
