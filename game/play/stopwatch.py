"""Real time, in laps: how long since one last looked."""

from collections.abc import Callable
from typing import Final

LONGEST_LAP: Final = 2.0
"""Seconds a lap counts at the most: a laptop that was shut has not kept the caller waiting."""


class Stopwatch:
    """Measures seconds between looks with a clock that never runs back. It begins running."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._last = now()
        self._stopped = False

    def lap(self) -> float:
        """Return the seconds since the last lap, 0 while stopped, at most LONGEST_LAP."""
        last, self._last = self._last, self._now()
        return 0.0 if self._stopped else min(max(self._last - last, 0.0), LONGEST_LAP)

    def stop(self) -> None:
        """Let no more time count. What has passed since the last lap is not counted either."""
        self._stopped = True

    def start(self) -> None:
        """Count again from this moment."""
        self._last = self._now()
        self._stopped = False
