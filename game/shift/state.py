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
    """A call of a shift: how it went, how long it took, and the strain before and after it."""

    title: str
    outcome: Outcome | None
    score: Score
    elapsed: int
    strain_before: int
    strain_after: int


@frozen
class ShiftState:
    """One moment of a shift.

    `waiting`: the targets, in milliseconds, of the calls still in the queue, the next one first.
    `left`: milliseconds of the shift's clock; once none is left, the calls still waiting go to
    colleagues. `strain`: 0 to 100,000 thousandths of a point. `rested`: milliseconds of breathers.
    """

    waiting: tuple[int, ...]
    left: int
    strain: int = 0
    results: tuple[CallResult, ...] = ()
    rested: int = 0
    phase: ShiftPhase = ShiftPhase.BETWEEN

    @property
    def total(self) -> int:
        """The points of all calls taken."""
        return sum(result.score.total for result in self.results)
