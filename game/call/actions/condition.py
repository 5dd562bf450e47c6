"""Whether a condition of a level holds in a state."""

from typing import Final

from game.call.meters.values import Meter
from game.call.script.level import Condition, Subject, Test
from game.call.state import CallState, Fulfilment

# To have promised something stays true whatever became of it. A promise taken back is neither kept
# nor missed.
_FULFILMENTS: Final = {
    Subject.PROMISED: frozenset(Fulfilment),
    Subject.KEPT: {Fulfilment.KEPT},
    Subject.MISSED: {Fulfilment.MISSED, Fulfilment.UNDONE},
}


def holds(condition: Condition, state: CallState) -> bool:
    """Return whether every test of `condition` holds in `state`; the empty condition does."""
    for test in condition:  # noqa: SIM110 - `all` of a generator takes three times as long here
        if not _passes(test, state):
            return False
    return True


def _passes(test: Test, state: CallState) -> bool:
    subject = test.subject
    # Meters first: they are what most conditions ask for, and this runs for every reply on offer.
    if isinstance(subject, Meter):
        passed = test.low <= getattr(state.meters, subject) <= test.high
    elif subject is Subject.MOOD:
        passed = test.low <= state.meters.tension <= test.high
    elif subject is Subject.TURNS:
        passed = test.low <= state.turns <= test.high
    elif subject is Subject.KNOWS:
        passed = test.name in state.clues
    elif subject is Subject.USED:
        passed = test.name in state.used
    elif subject is Subject.BROKE:
        passed = test.name in state.broken
    elif subject is Subject.WAS:
        passed = test.name == (state.past or state.level.past)
    else:
        passed = any(
            each.promise == test.name and each.standing in _FULFILMENTS[subject]
            for each in state.ledger
        )
    return passed is not test.negated
