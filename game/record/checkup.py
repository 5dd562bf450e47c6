"""Looking through all of a large record beside the game, for damage that shows nowhere else."""

from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from game.record.database import SMALL, Damaged, Database, Unavailable

DELAY: Final = 1.0
"""Seconds before it begins: what a player waits for comes first."""


class Checkup:
    """One look through a record, in a thread that nobody waits for.

    It reads, and whoever wants to write meanwhile calls it off: it is done at another start.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._called_off = Event()
        self._busy = Lock()
        self._database: Database | None = None
        self._damaged = False

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
        """Whether damage was found, and the file is let go of."""
        return self._damaged and self._database is None

    def call_off(self) -> None:
        """Let go of the record as soon as may be."""
        self._called_off.set()
        with self._busy:
            if self._database is not None:
                self._database.interrupt()

    def _look(self) -> None:
        if self._called_off.wait(DELAY):
            return
        try:
            with self._busy:
                self._database = Database.unexamined(self._path)
            self._damaged = bool(self._database.problems())
        except Damaged:
            self._damaged = True
        except Unavailable:
            return  # called off, or held by another program
        finally:
            with self._busy:
                if self._database is not None:
                    self._database.close()
                self._database = None
