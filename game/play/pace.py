"""How real time becomes time in the call."""

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import ge, le

if TYPE_CHECKING:
    from game.call import CallState, Wait

SLOWEST, QUICKEST = 0.1, 10.0
"""Rates of the call's clock at the least and the most.

At less a sentence would take minutes; at more it would be over before anybody had read it.
"""


class Clock(Enum):
    """Whether thinking takes time."""

    TIMED = "timed"
    UNTIMED = "untimed"


@frozen
class Pace:
    """How the call's clock runs."""

    clock: Clock = Clock.TIMED
    """Whether thinking takes time."""
    rate: float = field(default=1.0, validator=[ge(SLOWEST), le(QUICKEST)])
    """How fast it runs, from SLOWEST to QUICKEST: 2.0 is twice as fast as the world's."""

    def wait(self, state: "CallState", seconds: float) -> "Wait | None":
        """Return the time to pass in `state` for so many real seconds, None where it stands still.

        Untimed, only the caller's own words take time; they do at every pace.
        """
        # The rules take a moment to import, and the menu shows its first frame without them.
        from game.call import Wait  # noqa: PLC0415 - see above
        from game.call.units import SECOND  # noqa: PLC0415 - see above

        ms = round(max(seconds, 0.0) * SECOND * self.rate)
        if self.clock is Clock.UNTIMED:
            ms = min(ms, state.speaking)
        return Wait(ms) if ms > 0 and not state.over else None
