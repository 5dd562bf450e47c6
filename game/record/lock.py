"""A lock of the operating system on a file, which goes with its program however that ends.

Libraries for this load OpenSSL to draw names by chance: five megabytes as long as a call lasts.
"""

import os
import sys
from contextlib import suppress
from pathlib import Path


class FileLock:
    """A lock that one program at a time can have."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def acquire(self) -> None:
        """Take the lock at once; OSError where another program has it, or there can be none."""
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            _lock(file)
            self._need_same(file)
        # Also where the player interrupts: an open file would keep the lock.
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def is_taken(self) -> bool:
        """Return whether a program has the lock just now, and leave everything as it is.

        OSError where that cannot be told.
        """
        try:
            file = os.open(self.path, os.O_RDWR)
        except FileNotFoundError:
            return False
        try:
            _lock_to_look(file)
        except (BlockingIOError, PermissionError):
            return True
        finally:
            os.close(file)
        return False

    def _need_same(self, file: int) -> None:
        """Refuse a file that whoever had it has just taken away: it locks nothing any more."""
        if not os.path.samestat(os.fstat(file), self.path.stat()):
            raise BlockingIOError(str(self.path))

    def release(self, *, for_good: bool) -> None:
        """Let others have the lock; `for_good`: take its file away, as nobody needs it any more."""
        if for_good and sys.platform != "win32":
            # Before it is free, so that nobody takes a lock that is about to go.
            with suppress(OSError):
                self.path.unlink(missing_ok=True)
        if self._file is not None:
            os.close(self._file)
            self._file = None
        # On Windows a file that is open cannot be taken away, so there it goes last.
        if for_good and sys.platform == "win32":
            with suppress(OSError):
                self.path.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _lock(file: int) -> None:
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)

    # There are no locks there that several can have.
    _lock_to_look = _lock

else:
    import fcntl

    def _lock(file: int) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _lock_to_look(file: int) -> None:
        # Two who look do not take each other for one who has it.
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
