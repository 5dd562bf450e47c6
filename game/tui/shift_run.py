"""A shift in the terminal app: its calls as entries, and how far it has come."""

from collections.abc import Sequence

from game.call import Level
from game.level.packs.carried import carried
from game.play.session import Session
from game.play.shift import Shift
from game.tui.level_list import Entry


class ShiftRun:
    """One shift, of entries that can be played."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = tuple(entries)
        row = carried([entry.path for entry in entries])
        self.shift = Shift([_level(entry) for entry in entries], row)

    @property
    def taken(self) -> tuple[tuple[Entry, Session], ...]:
        """The calls that were taken, in order, each with how it went."""
        # Calls are taken in their order, so that the first entries are the ones that were taken.
        return tuple(zip(self.entries, self.shift.sessions, strict=False))

    @property
    def next(self) -> Entry | None:
        """The call that comes next; None once the shift is over."""
        if self.shift.over:
            return None
        return self.entries[self.shift.number - 1]


def _level(entry: Entry) -> Level:
    if entry.level is None:
        message = f"{entry.name} cannot be played."
        raise ValueError(message)
    return entry.level
