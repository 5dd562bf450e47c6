"""What can happen in a shift."""

from attrs import field, frozen
from attrs.validators import ge

from game.call import CallState, Turn


@frozen
class TakeCall:
    """The next call in the queue is taken."""


@frozen
class CallOver:
    """The call is over, or was left."""

    turns: tuple[Turn, ...] = field(repr=False)
    """All of the call, from its first turn to its last; empty where nothing happened in it."""

    @property
    def end(self) -> CallState | None:
        """Where the call ended; None where nothing happened in it."""
        return self.turns[-1].after if self.turns else None


@frozen
class Breathe:
    """A rest between two calls."""

    ms: int = field(validator=ge(1))
    """How long it takes, in milliseconds: one of BREATHERS."""


@frozen
class GoHome:
    """The shift ends before its last call; what is left of it goes to colleagues."""


ShiftEvent = TakeCall | CallOver | Breathe | GoHome
