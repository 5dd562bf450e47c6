"""How real time becomes time in the call."""

from enum import Enum
from typing import TYPE_CHECKING

from attrs import field, frozen
from attrs.validators import ge, le

if TYPE_CHECKING:
    from game.call import CallState, Wait

SLOWEST, QUICKEST = 0.1, 10.0


class Clock(Enum):
    """Whether thinking takes time."""

    TIMED = "timed"
    UNTIMED = "untimed"


@frozen
class Pace:
    """How fast the call's clock runs: `rate` 2.0 is twice as fast as the world's (0.1 to 10)."""

    clock: Clock = Clock.TIMED
    rate: float = field(default=1.0, validator=[ge(SLOWEST), le(QUICKEST)])

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


def until_spoken(state: "CallState") -> "Wait":
    """Return the time it takes until the caller has finished speaking."""
    from game.call import Wait  # noqa: PLC0415 - see Pace.wait

    return Wait(state.speaking)
