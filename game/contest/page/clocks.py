"""Times that run on while a page stands there: marks in its sentences, and what they stand for."""

from typing import Final

from game.view.times import Times

MARK: Final = "\x01"
"""Stands on both sides of a clock's number in a sentence. No level and no name can hold it."""

_MINUTES, _LONG, _SECONDS = "m:ss", "mm:ss", "s"
"""How a page writes a time: "0:40", "00:40" and "40"."""


class PageTimes(Times):
    """Writes a mark in the place of each time, and remembers what it stands for."""

    def __init__(self) -> None:
        self.clocks: list[list[int | str]] = []
        """For each mark: milliseconds, +1 for a time that grows or -1 for one that gets less, the
        milliseconds until it begins to, how it is written, and whether it is the room's time or
        the call's."""

    def so_far(self, ms: int) -> str:
        """Return a mark for how long something has taken so far in a call."""
        return self._mark(ms, 1, 0, _MINUTES, "call")

    def to_go(self, ms: int, after: int = 0) -> str:
        """Return a mark for how long something takes yet in a call."""
        return self._mark(ms, -1, after, _MINUTES, "call")

    def call_so_far(self, ms: int) -> str:
        """Return a mark for how long a call has taken so far."""
        return self._mark(ms, 1, 0, _LONG, "call")

    def room_to_go(self, ms: int) -> str:
        """Return a mark for how long a room still runs."""
        return self._mark(ms, -1, 0, _LONG, "room")

    def room_so_far(self, ms: int) -> str:
        """Return a mark for how long ago something was in a room."""
        return self._mark(ms, 1, 0, _LONG, "room")

    def seconds_to_go(self, ms: int) -> str:
        """Return a mark for the seconds of a countdown."""
        return self._mark(ms, -1, 0, _SECONDS, "room")

    def _mark(self, *clock: int | str) -> str:
        self.clocks.append(list(clock))
        return f"{MARK}{len(self.clocks) - 1}{MARK}"
