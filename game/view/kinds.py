"""The kinds of things that views and debriefs speak of, for whatever draws them.

They belong to the rules of a call; who imports them from here needs to know nothing else of those.
"""

from game.call import HOLD_TIMES, Fulfilment, Medal, Mood, Outcome, Score
from game.call.tuning import BREACH_COST, CARE_MOST, CRAFT_MOST, PACE_MOST, RESOLUTION_MOST

__all__ = [
    "BREACH_COST",
    "CARE_MOST",
    "CRAFT_MOST",
    "HOLD_TIMES",
    "PACE_MOST",
    "RESOLUTION_MOST",
    "Fulfilment",
    "Medal",
    "Mood",
    "Outcome",
    "Score",
]
