"""What can happen in a shift."""

from attrs import field, frozen
from attrs.validators import ge

from game.call import CallState, Turn


@frozen
class TakeCall:
    """The next call in the queue is taken."""


@frozen
class CallOver:
    """The call is over, or was left; `turns` is all of it, from the answer to the end."""

    turns: tuple[Turn, ...] = field(repr=False)

    @property
    def end(self) -> CallState | None:
        """Where the call ended; None where nothing happened in it."""
        return self.turns[-1].after if self.turns else None


@frozen
class Breathe:
    """A rest of `ms` milliseconds, one of BREATHERS."""

    ms: int = field(validator=ge(1))


@frozen
class GoHome:
    """The shift ends before its last call; what is left of it goes to colleagues."""


ShiftEvent = TakeCall | CallOver | Breathe | GoHome
