"""What an attempt is worth: played again from its log under the rules it was played under."""

from enum import Enum
from typing import Final

from attrs import frozen

from game.call import (
    KNOWN_RULES,
    RULES_VERSION,
    CallState,
    Level,
    Outcome,
    Score,
    new_call,
    replay,
    score,
)
from game.errors import CallcraftError
from game.play.past import CallEnd, end_of
from game.record.attempt import Attempt

_ENDED_SINCE: Final = 2
"""The rules under which a call could first be ended fairly."""


class Standing(Enum):
    """Whether an attempt counts, and if not, why. The record holds these texts, so they stay."""

    COUNTED = "counted"
    LEFT = "left before its end"
    OTHER_RULES = "played under other rules"
    NO_LEVEL = "its level cannot be read any more"
    BROKEN = "its log does not replay"


@frozen
class Result:
    """An attempt with what playing it again gives."""

    attempt: Attempt
    """The attempt."""
    standing: Standing
    """Whether it counts, and if not, why."""
    outcome: Outcome | None = None
    """How the call ended; None unless it counts."""
    score: Score | None = None
    """Its score; None unless it counts."""
    end: CallEnd | None = None
    """What a later call of the same caller is to know of it; None unless it counts."""

    @property
    def why(self) -> str:
        """A sentence on why the attempt does not count; empty where it does."""
        if self.standing is Standing.COUNTED:
            return ""
        if self.standing is Standing.OTHER_RULES:
            return (
                f"This call was played under rules {self.attempt.rules}, and this program knows "
                f"rules {RULES_VERSION}; the same call would come to another score today."
            )
        return f"This call does not count: {self.standing.value}."


def result_of(attempt: Attempt, level: Level | None) -> Result:
    """Return what an attempt is worth. `level` is the one its digest names, None where unknown."""
    # The rules first: under others, that a log does not replay says nothing against it.
    if attempt.rules not in KNOWN_RULES:
        return Result(attempt, Standing.OTHER_RULES)
    if level is None:
        return Result(attempt, Standing.NO_LEVEL)
    try:
        end = _replayed(attempt, level)
    except CallcraftError:
        return Result(attempt, Standing.BROKEN)
    if not end.over:
        return Result(attempt, Standing.LEFT)
    # Under the first rules the same log ended as a call that the agent had left.
    if end.outcome is Outcome.ENDED and attempt.rules < _ENDED_SINCE:
        return Result(attempt, Standing.OTHER_RULES)
    return Result(attempt, Standing.COUNTED, end.outcome, score(end), end_of(end))


def _replayed(attempt: Attempt, level: Level) -> CallState:
    turns = replay(level, attempt.seed, attempt.events())
    return turns[-1].after if turns else new_call(level, attempt.seed)
