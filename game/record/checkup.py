"""Looking through all of a large record beside the game, for damage that shows nowhere else."""

from pathlib import Path
from threading import Event, Thread
from typing import Final

from game.record.database import SMALL, Damaged, Database, Unavailable

DELAY: Final = 1.0
"""Seconds before it begins: what a player waits for comes first."""


class Checkup:
    """One look through a record, in a thread that nobody waits for.

    It reads, and whoever wants to write meanwhile calls it off: it is done at another start.
    """

    def __init__(self, path: Path) -> None:
        # Only these two flags change while the thread runs, so it needs no lock.
        self._path = path
        self._called_off = Event()
        self._damaged = Event()

    def begin(self) -> None:
        """Begin, unless the record is so small that it was looked through when it was opened."""
        try:
            large = self._path.stat().st_size > SMALL
        except OSError:
            return
        if large:
            Thread(target=self._look, name="checkup", daemon=True).start()

    @property
    def damaged(self) -> bool:
        """Whether damage was found; the file is let go of then."""
        return self._damaged.is_set()

    def call_off(self) -> None:
        """Let go of the record as soon as may be."""
        self._called_off.set()

    def _look(self) -> None:
        # The flag is what is waited for, so that calling off does not wait for the delay to end.
        if not self._called_off.wait(DELAY) and self._is_damaged():
            self._damaged.set()

    def _is_damaged(self) -> bool:
        try:
            database = Database.unexamined(self._path)
        except Damaged:
            return True
        except Unavailable:
            return False
        try:
            # Looking through a large file takes seconds, in which a call may have to be kept.
            database.stop_when(self._called_off.is_set)
            return bool(database.problems())
        except Damaged:
            return True
        except Unavailable:
            return False  # called off, or held by another program
        finally:
            database.close()
