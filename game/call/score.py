"""The score of a call: care, resolution, craft and pace, less breaches of integrity.

Orderings only are claimed: a better outcome, better treatment and better procedure each raise the
score on their own (Orsingher et al. 2010; Gelbrich & Roschk 2011). The weights are ours. Craft is
the mean of how well each move fitted its moment, its fit, which is worked out here too.
"""

from enum import StrEnum
from typing import Final

from attrs import frozen

from game.call.caller.moment import Moment
from game.call.script.level import Outcome
from game.call.script.technique import MISSTEPS
from game.call.state import CallState
from game.call.tuning import (
    BREACH_COST,
    BRONZE,
    CARE_MOST,
    CRAFT_MOST,
    ENDED_SHARE,
    FIT_FULL,
    FIT_NEUTRAL,
    FIT_NONE,
    GOLD,
    GOLD_CRAFT,
    PACE_MOST,
    PACE_NONE_AT,
    PARTLY_SHARE,
    REPEAT,
    RESOLUTION_MOST,
    SILVER,
)
from game.call.units import FULL


class Medal(StrEnum):
    """What a score earns."""

    NONE = "none"
    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"


@frozen
class Score:
    """A call's score in points, part by part. docs/scoring.md explains the parts."""

    care: int
    """How satisfied the caller was, 0 to 350: half the mean after each move, half the ending."""
    resolution: int
    """What came of the call, 0 to 350."""
    craft: int
    """How well each move fitted its moment, 0 to 200."""
    pace: int
    """Handle time against the level's target, 0 to 100."""
    integrity: int
    """What breaches of integrity took off: 0 or less, 200 each."""
    medal: Medal
    """The medal earned. It asks for more than points, so it does not follow from the total."""

    @property
    def total(self) -> int:
        """The whole score, 0 to 1,000."""
        # Breaches can cost more than the rest is worth, and nobody has less than nothing.
        return max(self.care + self.resolution + self.craft + self.pace + self.integrity, 0)


_SHARES: Final = {
    Outcome.RESOLVED: 100,
    Outcome.PARTLY: PARTLY_SHARE,
    Outcome.ENDED: ENDED_SHARE,
}
"""Percent of the resolution and pace points each outcome gets; none for the others."""


def score(state: CallState) -> Score:
    """Return the score of a call as it stands; only an ended call has resolution and pace.

    A call in which the agent said nothing, or put the phone down, has no care and no craft:
    nobody was looked after in it.
    """
    share = _SHARES.get(state.outcome, 0) if state.outcome is not None else 0
    # Law 19: gold asks for conduct. Without this, hanging up on a caller who is still satisfied
    # would be paid as care.
    tended = state.tally.moves > 0 and state.outcome is not Outcome.LEFT
    care = _care(state) if tended else 0
    resolution = RESOLUTION_MOST * share // 100
    craft = CRAFT_MOST * _mean_fit(state) // 1_000 if tended else 0
    # By the outcome's share, too, or the quickest way to points would be to hang up (law 11).
    pace = PACE_MOST * share * _pace(state) // 10_000
    integrity = -BREACH_COST * state.tally.breaches
    total = care + resolution + craft + pace + integrity
    return Score(care, resolution, craft, pace, integrity, _medal(state, total))


def _care(state: CallState) -> int:
    """Mean and ending of satisfaction, half each: what overall ratings follow."""
    # The ending is the meter as it stands: a promise missed after the last move counts, too.
    mean = state.tally.satisfaction // state.tally.moves
    return CARE_MOST * (mean + state.meters.satisfaction) // (2 * FULL)


def _mean_fit(state: CallState) -> int:
    return state.tally.fit // state.tally.moves if state.tally.moves else 0


def _pace(state: CallState) -> int:
    """Percent of the pace points: all up to the target handle time, none at twice that."""
    taken = 100 * state.tally.elapsed // state.level.target
    return max(min(PACE_NONE_AT - taken, 100), 0)


def _medal(state: CallState, total: int) -> Medal:
    if state.outcome is Outcome.ENDED:
        # Nobody has to stay and be insulted: ended fairly, a call is not lost, and not won.
        return Medal.BRONZE if state.tally.breaches == 0 else Medal.NONE
    # Law 11: an unresolved call, a broken limit or an empty promise cannot reach gold. Points alone
    # would keep to that, too; it is asked for, so that no change of weights undoes it.
    if state.outcome not in _SHARES or total < BRONZE:
        return Medal.NONE
    if total < SILVER:
        return Medal.BRONZE
    flawless = state.outcome is Outcome.RESOLVED and state.tally.breaches == 0
    golden = flawless and total >= GOLD and _mean_fit(state) >= GOLD_CRAFT
    return Medal.GOLD if golden else Medal.SILVER


FULL_FIT = 1_000
"""The fit of a move that fits fully."""


def fit_of_worth(worth: int) -> int:
    """Return the fit (0 to 1,000) of a move worth so many thousandths of a point.

    It is never less for more worth: it rises evenly from FIT_NONE to 0 and from 0 to FIT_FULL.
    """
    if worth >= 0:
        return FIT_NEUTRAL + (FULL_FIT - FIT_NEUTRAL) * min(worth, FIT_FULL) // FIT_FULL
    return FIT_NEUTRAL * (max(worth, FIT_NONE) - FIT_NONE) // -FIT_NONE


def fit_of(moment: Moment, worth: int) -> int:
    """Return the fit of a move: none for a misstep, and less each time a technique repeats."""
    # Law 19: also a misstep that pleases for the moment, as over-promising does, is no craft.
    if moment.technique in MISSTEPS:
        return 0
    # Law 17: the worth shrinks when a technique repeats, and so does its fit on top of that; else a
    # single strong technique would keep craft high for a whole call.
    share = REPEAT[min(moment.times, len(REPEAT) - 1)]
    return fit_of_worth(worth) * share // 100
