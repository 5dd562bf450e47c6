"""The kinds of things that views and debriefs speak of, and their units, for whatever draws them.

They belong to the rules of a call; who imports them from here needs to know nothing else of those.
"""

from game.call import HOLD_TIMES, Fulfilment, Medal, Mood, Outcome, Score
from game.call.tuning import BREACH_COST, CARE_MOST, CRAFT_MOST, PACE_MOST, RESOLUTION_MOST
from game.call.units import FULL, MINUTE, POINT, SECOND

__all__ = [
    "BREACH_COST",
    "CARE_MOST",
    "CRAFT_MOST",
    "FULL",
    "HOLD_TIMES",
    "MINUTE",
    "PACE_MOST",
    "POINT",
    "RESOLUTION_MOST",
    "SECOND",
    "Fulfilment",
    "Medal",
    "Mood",
    "Outcome",
    "Score",
]
