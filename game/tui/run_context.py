"""What every screen of one run shares and none may change: records, pace, clock."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from random import SystemRandom
from time import monotonic
from typing import TYPE_CHECKING, Final

from attrs import field, frozen

from game.play.pace import Pace
from game.tui.record_thread import RecordThread
from game.tui.records import Records

if TYPE_CHECKING:
    from game.play.line import LocalLine
    from game.play.session import Session

_SEEDS: Final = 2**31
"""How many seeds there are to draw from: short enough to be typed again."""


@frozen
class RunContext:
    """One run of the program."""

    records: Records
    """Where attempts go and come from."""
    pace: Pace = field(factory=Pace)
    """How the clock of every call runs."""
    seed: int | None = None
    """The seed of every call; None for a new one each time."""
    now: Callable[[], float] = monotonic
    """A clock in seconds that never runs back."""
    pack: Path | None = None
    """The folder of the calls in the menu; None for those that came with the game."""
    record_thread: RecordThread = field(factory=RecordThread)
    """The thread in which the records are written and read."""
    in_shift: bool = False
    """Whether the calls are those of a shift."""
    watched: bool = False
    """Whether there is one call only, whose file is watched."""

    @property
    def home(self) -> str:
        """Where one goes back to: the menu, the shift, or the one call there is."""
        return "call" if self.watched else "shift" if self.in_shift else "menu"

    def line_to(self, session: "Session", listed: int | None = None) -> "LocalLine":
        """Return a line to a call that is played here; `listed` is its number in the menu."""
        # The rules take a moment to import, and the menu shows its first frame without them.
        from game.play.line import LocalLine  # noqa: PLC0415 - see above
        from game.play.stopwatch import Stopwatch  # noqa: PLC0415 - see above

        return LocalLine(session, self.pace, partial(Stopwatch, self.now), listed)

    def next_seed(self) -> int:
        """Return the seed of the next call: the one asked for, or a new one each time."""
        # Not by way of secrets, which loads OpenSSL to ask the system for the same number.
        return SystemRandom().randrange(_SEEDS) if self.seed is None else self.seed
