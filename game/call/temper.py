"""How a caller's temperament colours what reaches them."""

from typing import Final

from attrs import evolve

from game.call.explanation import Rule
from game.call.gains import Gains
from game.call.moment import Law, Moment
from game.call.units import percent

_EVEN_HEAT: Final = 100


def _taste(gains: Gains, moment: Moment) -> Gains:
    if moment.technique is None:
        return gains
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
    if heat == _EVEN_HEAT or gains.calm == 0:
        return gains
    share = 2 * _EVEN_HEAT - heat if gains.calm > 0 else heat
    return evolve(gains, calm=percent(gains.calm, share))


HEAT: Final = Law(
    Rule(
        "temper",
        "A hot-tempered caller heats up faster and cools more slowly; a gentle one the reverse.",
        "I am not somebody who lets go quickly.",
    ),
    _heat,
)
