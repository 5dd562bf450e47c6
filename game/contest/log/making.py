"""Making the file of a log, and having it alone."""

import os
from contextlib import suppress
from pathlib import Path
from time import sleep
from typing import Final

from game.contest.log.connection import FAILURES, connect, make_durable, told
from game.contest.log.errors import LogInUse, LogUnavailable
from game.contest.log.schema import APPLICATION, TABLES, VERSION
from game.record.lock import FileLock

_TRIES: Final = 5
_LOOK: Final = 0.02
"""Seconds between two tries to have a lock."""


def absolute(path: Path) -> Path:
    """Return where a path really leads, so that every name of a log has the same lock."""
    try:
        return path.resolve()
    # A ring of links; a NUL in the name.
    except (OSError, RuntimeError, ValueError) as error:
        raise LogUnavailable(path, "its name leads to no file") from error


def lock_of_log(path: Path) -> FileLock:
    """Return the lock of a log, taken; LogInUse where another program has it."""
    lock = _lock_beside(path)
    try:
        _acquire(lock)
    # Windows calls what another has a thing that is not permitted.
    except (BlockingIOError, PermissionError) as error:
        if isinstance(error, PermissionError) and os.name != "nt":
            raise LogUnavailable(path, error.strerror or "no lock can be had") from error
        raise LogInUse(path) from error
    except OSError as error:
        raise LogUnavailable(path, error.strerror or "no lock can be had") from error
    return lock


def is_log_taken(path: Path) -> bool:
    """Return whether a program has a log just now; LogUnavailable where that cannot be told."""
    path = absolute(path)
    try:
        return _lock_beside(path).is_taken()
    except OSError as error:
        raise LogUnavailable(path, error.strerror or "no lock can be had") from error


def _lock_beside(path: Path) -> FileLock:
    return FileLock(path.with_name(f"{path.name}.lock"))


def _acquire(lock: FileLock) -> None:
    for _ in range(_TRIES):
        with suppress(BlockingIOError, PermissionError):
            lock.acquire()
            return
        # Somebody may only have looked at it, which takes no longer than this.
        sleep(_LOOK)
    lock.acquire()


def make_log(path: Path) -> None:
    """Make an empty log; LogUnavailable, and no file, where that fails."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError as error:
        raise LogUnavailable(path, "there is already a file of this name") from error
    except OSError as error:
        raise LogUnavailable(path, error.strerror or "it cannot be made") from error
    try:
        _fill(path)
    except BaseException:
        with suppress(OSError):
            path.unlink()
        raise


def _fill(path: Path) -> None:
    connection = connect(path, "rw")
    try:
        # The marks and the tables at once, so that there is no file with one and not the other.
        connection.execute("BEGIN IMMEDIATE")
        for change in TABLES:
            connection.execute(change)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
        make_durable(connection)
    except FAILURES as error:
        raise told(path, error) from error
    finally:
        connection.close()
