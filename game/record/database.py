"""The record's database: opening it, telling whether it can be used, and asking it things."""

import sqlite3
import stat
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from game.errors import CallcraftError
from game.record.schema import APPLICATION, PROBES, TABLES, VERSION

Value = str | int
Row = tuple[Value, ...]

BUSY_SECONDS: Final = 5.0
"""How long to wait for another program that is writing."""

_MAGIC: Final = b"SQLite format 3\x00"
_HEADER: Final = 100
_VERSION_AT: Final = 60
_APPLICATION_AT: Final = 68
_WORD: Final = 4
"""Where the file format keeps what a database is, in bytes (sqlite.org/fileformat2.html)."""

_DAMAGE: Final = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_FAILURES: Final = (sqlite3.Error, UnicodeError)
"""What sqlite3 raises; the second where a damaged file makes it speak in something but UTF-8."""

_PRIMARY: Final = 0xFF
"""The part of an error code that names its kind."""


class Damaged(CallcraftError):
    """A file that is no database, not ours, or not whole."""


class Newer(CallcraftError):
    """A database of a later version of the program."""


class Unavailable(CallcraftError):
    """A database that cannot be used now; the message says why, in a few words."""


class Database:
    """An open database. What goes wrong with it is Damaged or Unavailable, never sqlite3's."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        connection.text_factory = _decoded

    @classmethod
    def at(cls, path: Path) -> "Database":
        """Return the database at `path`, made where there is none.

        Damaged, Newer or Unavailable where it cannot be used; its file is then as it was.
        """
        _look_at_header(path)
        return cls._opened(path, writing=True)

    @classmethod
    def copy_of(cls, path: Path) -> "Database":
        """Return a copy in memory of what can be read of a database; empty where nothing can."""
        memory = sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False)
        copy = cls(memory)
        try:
            _look_at_header(path)
            source = cls._opened(path, writing=False)
        except CallcraftError:
            copy.make()
            return copy
        source.copy_to(memory)
        source.close()
        return copy

    @classmethod
    def _opened(cls, path: Path, *, writing: bool) -> "Database":
        mode = "rwc" if writing else "ro"
        try:
            connection = sqlite3.connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                timeout=BUSY_SECONDS,
                isolation_level=None,
                check_same_thread=False,
            )
        except _FAILURES as error:
            raise _told(error) from error
        database = cls(connection)
        try:
            database._examine(writing=writing)
        except BaseException:
            database.close()
            raise
        return database

    def rows(self, question: str, values: Sequence[Value] = ()) -> list[Row]:
        """Return the rows that answer a question."""
        try:
            return self._connection.execute(question, values).fetchall()
        except _FAILURES as error:
            raise _told(error) from error

    def change(self, *changes: tuple[str, Sequence[Value]]) -> None:
        """Make changes, all of them or none."""
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            for change, values in changes:
                self._connection.execute(change, values)
            self._connection.execute("COMMIT")
        except _FAILURES as error:
            self._undo()
            raise _told(error) from error

    def make(self) -> None:
        """Make the tables in a database that has none."""
        statements = [f"PRAGMA application_id = {APPLICATION}", f"PRAGMA user_version = {VERSION}"]
        statements += [each for each in TABLES.split(";") if each.strip()]
        for statement in statements:
            self.rows(statement)

    def copy_to(self, target: sqlite3.Connection) -> None:
        """Copy everything into another database."""
        try:
            self._connection.backup(target)
        except _FAILURES as error:
            raise _told(error) from error

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _examine(self, *, writing: bool) -> None:
        """Make sure that this is a whole database of ours, or make it one if it is empty."""
        self.rows("BEGIN IMMEDIATE" if writing else "BEGIN")
        try:
            if writing and self._is_empty():
                self.make()
            else:
                self._judge()
        except BaseException:
            self._undo()
            raise
        self.rows("COMMIT")

    def _is_empty(self) -> bool:
        unmarked = self._pragma("application_id") == self._pragma("user_version") == 0
        return unmarked and not self.rows("SELECT 1 FROM sqlite_master LIMIT 1")

    def _judge(self) -> None:
        if self._pragma("application_id") != APPLICATION:
            message = "it is not a record of this game"
            raise Damaged(message)
        if self._pragma("user_version") > VERSION:
            message = "it was written by a newer version"
            raise Newer(message)
        whole = self.rows("PRAGMA quick_check(1)") == [("ok",)]
        if self._pragma("user_version") < VERSION or not whole:
            message = "it is not whole"
            raise Damaged(message)
        for probe in PROBES:
            self._probe(probe)

    def _probe(self, question: str) -> None:
        try:
            self._connection.execute(question)
        except _FAILURES as error:
            if _kind(error) not in (0, sqlite3.SQLITE_ERROR):
                raise _told(error) from error
            message = "a part of it is missing"
            raise Damaged(message) from error

    def _pragma(self, name: str) -> int:
        return int(self.rows(f"PRAGMA {name}")[0][0])

    def _undo(self) -> None:
        if self._connection.in_transaction:
            self._connection.execute("ROLLBACK")


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
    return Unavailable(str(error))
