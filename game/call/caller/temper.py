"""How a caller's temperament colours what reaches them."""

from typing import Final

from attrs import evolve

from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.units import percent

_EVEN_HEAT: Final = 100


def _taste(gains: Gains, moment: Moment) -> Gains:
    if moment.technique is None:
        return gains
    # Gains and losses alike, unlike most rules: a sore point hurts more than it hurts others.
    share = moment.temperament.taste(moment.technique)
    return gains if share == _EVEN_HEAT else gains.scaled(share)


TASTE: Final = Law(
    Rule(
        "taste",
        "This caller's temperament makes more of some things and less of others.",
        "That is how I am.",
    ),
    _taste,
)


def _heat(gains: Gains, moment: Moment) -> Gains:
    heat = moment.temperament.heat
    # Law 16: what calms is multiplied by less the hotter the temper is, what heats by more.
    share = 2 * _EVEN_HEAT - heat if gains.calm > 0 else heat
    return evolve(gains, calm=percent(gains.calm, share))


def _hot(gains: Gains, moment: Moment) -> Gains:
    return _heat(gains, moment) if moment.temperament.heat > _EVEN_HEAT else gains


# Two laws that work alike, so that each can tell the trainee its own half of it.
HOT_TEMPER: Final = Law(
    Rule(
        "hot-temper",
        "This caller has a hot temper: tension rises faster in them and falls more slowly.",
        "I am not somebody who lets go quickly.",
    ),
    _hot,
)


def _gentle(gains: Gains, moment: Moment) -> Gains:
    return _heat(gains, moment) if moment.temperament.heat < _EVEN_HEAT else gains


GENTLE_TEMPER: Final = Law(
    Rule(
        "gentle-temper",
        "This caller has a gentle temper: tension rises more slowly in them and falls faster.",
        "I do not stay angry long.",
    ),
    _gentle,
)
