"""A seat: who plays, with which time, and their calls so far."""

from attrs import frozen

from game.call import CallState
from game.contest.rules.call import SeatCall
from game.contest.rules.tuning import WHOLE


@frozen(slots=False)
class Seat:
    """One who plays in a room."""

    number: int
    """Its number, from 1. It is never given to another."""
    commitment: str
    """What stands for the name."""
    reply_seed: int
    """What decides how replies are shown."""
    call: SeatCall
    """The call that is played, or that was played last."""
    team: int | None = None
    """The team, by its place; None where there are none."""
    share: int = WHOLE
    """How much real time becomes one part of the call's, in thousandths."""
    removed: bool = False
    """Whether it was taken out of the room."""
    done: tuple[SeatCall, ...] = ()
    """The calls before that one, each over."""

    @property
    def calls(self) -> tuple[SeatCall, ...]:
        """All calls that have rung here so far."""
        return (*self.done, self.call)

    @property
    def states(self) -> tuple[CallState, ...]:
        """Where each of them stands."""
        return tuple(call.state for call in self.calls)
