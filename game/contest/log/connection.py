"""Connections to a log's database, and its errors told as ours."""

import sqlite3
from pathlib import Path
from typing import Final, Literal

from game.contest.log.errors import LogDamaged, LogNewer, LogUnavailable
from game.contest.log.schema import APPLICATION, PROBES, VERSION
from game.errors import CallcraftError
from game.files import is_file

FAILURES: Final = (sqlite3.Error, UnicodeError)
"""What sqlite3 raises; the second where a damaged file makes it speak in something but UTF-8."""

BUSY_SECONDS: Final = 10.0
"""How long to wait for another program, such as a backup, that holds the database.

Long, since a commit that fails ends a competition.
"""

# The last of them is a statement that makes no sense. All of ours do, with tables as we made them.
_DAMAGE: Final = frozenset(
    {
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_FORMAT,
        sqlite3.SQLITE_ERROR,
    }
)
_PRIMARY: Final = 0xFF
"""The part of an error code that names its kind."""


def connect(path: Path, mode: Literal["ro", "rw"]) -> sqlite3.Connection:
    """Return a connection that any thread may use; it begins and ends transactions itself.

    One that only reads leaves the file and its journal as they are, also when it is closed.
    """
    try:
        connection = sqlite3.connect(
            f"{path.as_uri()}?mode={mode}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except FAILURES as error:
        raise told(path, error) from error
    # Names and settings have no digest; a broken letter in one is no reason to stop.
    connection.text_factory = _decoded
    return connection


def make_durable(connection: sqlite3.Connection) -> None:
    """Have every commit on the disk before it is acknowledged, and readers never in its way."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    # macOS calls a write done when the drive has it in its memory. Elsewhere these do nothing.
    connection.execute("PRAGMA fullfsync = 1")
    connection.execute("PRAGMA checkpoint_fullfsync = 1")
    # A name that is forgotten must not stay in what has become free.
    connection.execute("PRAGMA secure_delete = 1")


def need_log(path: Path) -> None:
    """Refuse what is no file, or one without anything in it."""
    # A pipe or a device would be waited for.
    if not is_file(path):
        raise LogUnavailable(path, "there is no such file")
    if not path.stat().st_size:
        raise LogDamaged(path, "it is empty, as the program ended while it made the file")


def need_tables(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a database that is not a log of this version."""
    try:
        if _pragma(connection, "application_id") != APPLICATION:
            raise LogDamaged(path, "it is no log of a competition")
        if _pragma(connection, "user_version") > VERSION:
            raise LogNewer(path)
        for probe in PROBES:
            connection.execute(probe)
    except FAILURES as error:
        raise told(path, error) from error


def told(path: Path, error: Exception) -> CallcraftError:
    """Return the error to raise for one of sqlite3's."""
    code = int(getattr(error, "sqlite_errorcode", None) or 0) & _PRIMARY
    if isinstance(error, UnicodeError) or code in _DAMAGE:
        return LogDamaged(path, f"as a database it is not whole ({error})")
    return LogUnavailable(path, str(error))


def _pragma(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
