"""Where a shift stands."""

from enum import StrEnum

from attrs import frozen

from game.call import Outcome, Score


class ShiftPhase(StrEnum):
    """Between two calls, in one, or over."""

    BETWEEN = "between"
    IN_CALL = "in-call"
    OVER = "over"


@frozen
class CallResult:
    """A call of a shift: how it went, and what it did to the one who took it."""

    title: str
    """The level's title."""
    outcome: Outcome | None
    """How the call ended; None where the player left it before its end."""
    score: Score
    """Its score; nothing at all for a call that was left."""
    elapsed: int
    """How long it took, in milliseconds since the agent picked up."""
    strain_before: int
    """The strain when the call was taken, 0 to 100,000 thousandths of a point."""
    strain_after: int
    """The strain when it was over, in the same unit."""


@frozen
class ShiftState:
    """One moment of a shift."""

    waiting: tuple[int, ...]
    """The target times, in milliseconds, of the calls still in the queue, the next one first."""
    left: int
    """Milliseconds left on the shift's clock; at 0, calls still waiting go to colleagues."""
    strain: int = 0
    """The strain of the one who takes the calls, 0 to 100,000 thousandths of a point."""
    results: tuple[CallResult, ...] = ()
    """The calls taken so far, in their order."""
    rested: int = 0
    """Milliseconds spent on breathers so far."""
    phase: ShiftPhase = ShiftPhase.BETWEEN
    """Whether a call is on the line, and whether the shift goes on."""

    @property
    def total(self) -> int:
        """The points of all calls taken."""
        return sum(result.score.total for result in self.results)
