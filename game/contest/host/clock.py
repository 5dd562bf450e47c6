"""Contest time: how long a room has been held, without what nobody held it for."""

from collections.abc import Callable
from typing import Final

LONGEST_GAP: Final = 3.0
"""Seconds between two looks that still count.

A host looks four times a second. Where more lies between, its machine slept or the process was
stopped: nobody could play then, and it counts as little as after a crash.
"""

_SECOND: Final = 1_000


class ContestClock:
    """Counts contest time on, in milliseconds, from where a room's log ends.

    `monotonic` tells the seconds since whenever. It is not believed where it runs back.
    """

    def __init__(self, monotonic: Callable[[], float], at: int) -> None:
        self._monotonic = monotonic
        self._at = float(at)
        self._last: float | None = None

    def start(self) -> None:
        """Let time count from this moment; before it stands still."""
        self._last = self._monotonic()

    def now(self) -> int:
        """Return the contest time."""
        if self._last is not None:
            now = self._monotonic()
            passed, self._last = now - self._last, now
            if 0 < passed <= LONGEST_GAP:
                self._at += passed * _SECOND
        return int(self._at)
