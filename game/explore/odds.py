"""Exact odds of a level under random play, with equal states merged."""

from collections.abc import Iterator, Mapping
from typing import Final

from attrs import frozen

from game.call import Answer, CallState, Level, Outcome, Tally, Wait, new_call, replies_open, step
from game.call.changed import changed

_NO_TALLY: Final = Tally()


@frozen
class Odds:
    """How likely each outcome is when every offered reply is equally likely.

    `outcomes`: probabilities, 0 to 1. `states`: distinct states in which a reply is to be chosen;
    `transitions`: replies offered in all of them. Thinking takes no time, and nobody listens or
    turns to the desk.
    """

    outcomes: Mapping[Outcome, float]
    states: int
    transitions: int


def random_odds(level: Level) -> Odds:
    """Return the exact odds of a level under random replies.

    States are worked through in the order of their turns, so a state is complete before it is
    left. No time passes, so a condition that only silence fulfils stays unfulfilled, and a state
    without an open reply ends as hung up.
    """
    layer = {_merged(step(new_call(level), Answer())): 1.0}
    outcomes: dict[Outcome, float] = {}
    seen = transitions = 0
    while layer:
        following: dict[CallState, float] = {}
        for state, chance in layer.items():
            ways = list(_ways(state))
            if not ways:
                outcome = state.outcome or Outcome.HUNG_UP
                outcomes[outcome] = outcomes.get(outcome, 0.0) + chance
            seen += bool(ways)
            for after in ways:
                following[after] = following.get(after, 0.0) + chance / len(ways)
            transitions += len(ways)
        layer = following
    return Odds(outcomes, seen, transitions)


def _ways(state: CallState) -> Iterator[CallState]:
    return (_merged(step(state, say)) for say in replies_open(state))


def _merged(state: CallState) -> CallState:
    """Return the state without what no rule looks at: the tally, and words being spoken.

    What a reply has set going is seen through, such as colleagues being asked.
    """
    begun = state.speaking + (state.errand.left if state.errand else 0)
    spoken = step(state, Wait(begun)) if not state.over else changed(state, speaking=0)
    return changed(spoken, tally=_NO_TALLY)
