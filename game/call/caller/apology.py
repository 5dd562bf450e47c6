"""Apologies: heard before sorry, specific, in time, and not worn out."""

from typing import Final

from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import Technique as T
from game.call.script.trait import Trait
from game.call.tuning import (
    APOLOGY_REPEAT,
    APOLOGY_WINDOW,
    LATE_APOLOGY,
    LATEST_APOLOGY,
    UNHEARD_APOLOGY,
)
from game.call.units import FULL

# Law 6: neither responsibility nor repair ever lowers an apology's gain: nothing here is below 0.
_OWNED: Final = Gains.points(0, 2, 1, 0)


def _carried_by(trait: Trait, gains: Gains, moment: Moment) -> Gains:
    carried = moment.technique is T.SPECIFIC_APOLOGY and trait in moment.traits
    return gains.plus(_OWNED) if carried else gains


TAKES_RESPONSIBILITY: Final = Law(
    Rule(
        "takes-responsibility",
        "The apology said whose doing it was: ours.",
        "They are not hiding behind anybody.",
        "lewicki-2016",
    ),
    lambda gains, moment: _carried_by(Trait.RESPONSIBILITY, gains, moment),
)

OFFERS_REPAIR: Final = Law(
    Rule(
        "offers-repair",
        "The apology said what will be put right.",
        "Sorry, and something done about it.",
        "lewicki-2016",
    ),
    lambda gains, moment: _carried_by(Trait.REPAIR, gains, moment),
)


def _heard_first(gains: Gains, moment: Moment) -> Gains:
    if not moment.apology:
        return gains
    # Law 5: the share rises evenly with `heard`, and is whole for a caller who was heard in full.
    share = UNHEARD_APOLOGY + (100 - UNHEARD_APOLOGY) * moment.heard // FULL
    return gains.good_scaled(share)


HEARD_FIRST: Final = Law(
    Rule(
        "heard-before-sorry",
        "The caller had not been fully heard yet, so the apology counted for less than it could.",
        "Sorry already? They do not know yet what happened.",
        "frantz-2005",
    ),
    _heard_first,
)


def _in_time(gains: Gains, moment: Moment) -> Gains:
    # Law 5: from the window on the share only falls, down to LATEST_APOLOGY.
    late = moment.state.turns - APOLOGY_WINDOW
    if not moment.apology or late <= 0:
        return gains
    return gains.good_scaled(max(100 - LATE_APOLOGY * late, LATEST_APOLOGY))


IN_TIME: Final = Law(
    Rule(
        "late-apology",
        "The apology came late; the moment for it had gone by.",
        "Now they say it.",
        "roschk-2013",
    ),
    _in_time,
)

# Law 7 asks only for a gain of nothing; that a third apology grates besides is what the source
# found: repeated ones could be worse than none.
_WORN_OUT: Final = Gains.points(0, -3, 0, 0)


def _not_worn_out(gains: Gains, moment: Moment) -> Gains:
    # Counted over all kinds of apology, or a caller could be worn out with each kind in turn.
    times = moment.times
    if not moment.apology or times == 0:
        return gains
    last = len(APOLOGY_REPEAT) - 1
    kept = gains.good_scaled(APOLOGY_REPEAT[min(times, last)])
    return kept.plus(_WORN_OUT) if times >= last else kept


NOT_WORN_OUT: Final = Law(
    Rule(
        "worn-out-apology",
        "Each further apology says less; the third gains nothing.",
        "Stop saying sorry.",
        "halperin-2022",
    ),
    _not_worn_out,
)
