"""How long nobody has been in a room, so that one that is forgotten does not run for ever."""

from collections.abc import Callable
from typing import Final

from game.contest.host.clock import LONGEST_GAP

LONGEST_VACANCY: Final = 2 * 60 * 60.0
"""Seconds without anybody connected after which a room closes, and its host ends.

Long enough for a lunch between two halves, and for a laptop that is carried home and back.
"""


class Vacancy:
    """Counts the time in which nobody is connected to a room. `monotonic` tells the seconds."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._last = monotonic()
        self._vacant = 0.0

    def look(self, *, anybody: bool) -> bool:
        """Return whether a room has been empty too long; `anybody`: whether somebody is in it."""
        now = self._monotonic()
        passed, self._last = now - self._last, now
        # While its machine slept nobody could come in: a lid that was closed ends no room.
        if 0 < passed <= LONGEST_GAP:
            self._vacant += passed
        if anybody:
            self._vacant = 0.0
        return self._vacant >= LONGEST_VACANCY
