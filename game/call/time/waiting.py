"""How a caller waits: in silence, on hold, or told what the wait is for; and what that costs."""

from bisect import bisect_left
from collections.abc import Callable
from typing import Final

from attrs import frozen

from game.call.meters.explanation import Rule
from game.call.script.level import Scene
from game.call.state import CallState
from game.call.tuning import (
    ANNOUNCED_WAIT,
    DRAIN_CALM,
    DRAIN_HOT,
    HOLD_LIMIT,
    READING_TIME,
    SILENCE_LIMIT,
    THINKING_GRACE,
)
from game.call.units import SECOND, between

SILENCE: Final = Rule(
    "silence",
    "Nobody spoke for a while. An unexplained wait feels longer than it is.",
    "Is anybody there?",
    "maister-1985",
)

HELD: Final = Rule(
    "on-hold",
    "On hold without a word of why and how long, every minute is two.",
    "Have they forgotten me?",
    "maister-1985",
)

ANNOUNCED: Final = Rule(
    "announced-wait",
    "A wait that was explained costs less, for as long as you said it would take.",
    "They did say that there would be a wait.",
    "maister-1985",
)

OVERDUE: Final = Rule(
    "overdue-wait",
    "It took longer than you had said; from then on it is a wait like any other.",
    "That was more than they said.",
    "maister-1985",
)

_PER_MILLISECOND: Final = 100 * SECOND
"""What a drain in percent-thousandths a second is divided by to give thousandths a millisecond."""


@frozen
class Waiting:
    """How a caller waits at a moment."""

    rule: Rule
    """What explains its cost."""
    so_far: int
    """How long the wait has been, in milliseconds."""
    cost: Callable[[int], int]
    """The patience, in thousandths, that a wait of so many milliseconds takes from its beginning.

    It never takes less for more of them.
    """
    limit: int
    """The milliseconds after which the caller goes, however patient."""

    def lasts(self, patience: int) -> int:
        """Return after how many milliseconds in all the caller goes, with so much patience left."""
        worn = self.cost(self.so_far) + patience
        # Costs are rounded, so the moment is searched for and not worked out by dividing: it has to
        # be the very millisecond at which stepping through the wait would end the call.
        return bisect_left(range(self.limit), worn, lo=min(self.so_far, self.limit), key=self.cost)

    def lost(self, until: int) -> int:
        """Return what the wait costs from now until so many milliseconds in all."""
        return self.cost(until) - self.cost(self.so_far)


def waiting(state: CallState) -> Waiting:
    """Return how the caller waits just now."""
    rate = _rate(state)
    # A hold comes before an errand: whatever the agent does meanwhile, the caller only hears that
    # they are on hold.
    if state.hold is not None:
        stated, so_far = state.hold.stated, state.hold.waited
        rule = HELD if not stated else ANNOUNCED if so_far < stated else OVERDUE
        return Waiting(rule, so_far, _announced(rate, stated), HOLD_LIMIT)
    errand = state.errand
    if errand is not None and (errand.announced or errand.leads is not None):
        # Whoever is handed over without a word waits in a queue, as on hold.
        stated = errand.spent + errand.left if errand.announced else 0
        rule = ANNOUNCED if errand.announced else HELD
        return Waiting(rule, errand.spent, _announced(rate, stated), HOLD_LIMIT)
    # Articles and messages are read in silence: the caller is told nothing and waits for a word.
    free = grace(state.current_scene)
    return Waiting(
        SILENCE,
        state.waited,
        lambda ms: rate * max(ms - free, 0) // _PER_MILLISECOND,
        SILENCE_LIMIT,
    )


def grace(scene: Scene) -> int:
    """Return how much of a silence costs nothing, in milliseconds: a breath, and time to read.

    All replies of the scene count, open or not. Else a reply that opens during a silence would move
    the grace, and the silence so far would have cost something else (law 3).
    """
    return THINKING_GRACE + READING_TIME * scene.words_to_read


def _rate(state: CallState) -> int:
    """Return patience lost in silence, in thousandths of a point a second, times a hundred.

    It is 0 while the phone rings, as the agent has kept nobody waiting yet, and without the caller
    model.
    """
    if not state.level.modelled or not state.answered:
        return 0
    drain = state.level.caller.temperament.drain
    return drain * between(DRAIN_CALM, DRAIN_HOT, state.meters.tension)


def _announced(rate: int, stated: int) -> Callable[[int], int]:
    """Return the cost of a wait that was announced to take `stated` milliseconds, 0 for not at all.

    It is cheap up to the time that was named, and as dear as any other after it.
    """

    def cost(ms: int) -> int:
        # Divided once, at the end, so that nothing is lost to rounding where the named time ends.
        shared = ANNOUNCED_WAIT * min(ms, stated) + 100 * max(ms - stated, 0)
        return rate * shared // (100 * _PER_MILLISECOND)

    return cost
