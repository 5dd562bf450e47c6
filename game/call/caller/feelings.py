"""Feelings before facts: what a technique does depends on how hot the caller is."""

from typing import Final

from game.call.caller.effects import BASES
from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import Technique as T
from game.call.script.trait import Trait
from game.call.tuning import HOT
from game.call.units import FULL


def _tension(gains: Gains, moment: Moment) -> Gains:
    if moment.technique is None:
        return gains
    base = BASES[moment.technique]
    # Law 4: gains move evenly from the calm to the hot end, so that acknowledging gets ahead of
    # offering with every bit of tension and never falls back.
    return gains if moment.tension == 0 else base.calm.toward(base.hot, min(moment.tension, FULL))


FEELINGS_FIRST: Final = Law(
    Rule(
        "feelings-first",
        "The hotter a caller is, the more it helps to be acknowledged first.",
        "I cannot think about that right now.",
        "herhausen-2023",
    ),
    _tension,
)

# Points of patience, satisfaction, calm and heard, here and wherever gains are stated. Thanks that
# come too soon annoy, without hurting as a hostile word does.
_TOO_SOON: Final = Gains.points(0, -4, -4, 0)


def _thanked_too_soon(gains: Gains, moment: Moment) -> Gains:
    too_soon = moment.technique is T.THANK and moment.tension >= HOT and not moment.acknowledged
    return gains.good_scaled(0).plus(_TOO_SOON) if too_soon else gains


THANKED_TOO_SOON: Final = Law(
    Rule(
        "thanked-too-soon",
        "Thanks before anything was said to the anger sound like a way round it.",
        "Do not thank me. Do something about it.",
    ),
    _thanked_too_soon,
)

# The one cost of the model that takes away from `heard`: whoever names the wrong feeling shows that
# they have not listened.
_MISSED: Final = Gains.points(0, -5, -4, -5)


def _off_target(gains: Gains, moment: Moment) -> Gains:
    missed = Trait.OFF_TARGET in moment.traits
    return gains.good_scaled(0).plus(_MISSED) if missed else gains


OFF_TARGET: Final = Law(
    Rule(
        "off-target",
        "It was beside the point: not what this caller feels, or has lost.",
        "That is not it at all.",
        "yu-2021",
    ),
    _off_target,
)
