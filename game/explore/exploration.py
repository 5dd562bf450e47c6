"""Everything that can happen in a level, in figures: exactly, or as far as a budget goes."""

import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from time import perf_counter
from typing import Final

from attrs import define, evolve, frozen

from game.call import Level, Outcome
from game.errors import CallcraftError
from game.explore.bots import BOTS, Bot
from game.explore.memory import running_out
from game.explore.odds import Odds, bot_odds, odds_of
from game.explore.plays import turns_of
from game.explore.policy import PLAYS, Played, by_chance, played
from game.explore.range import Range, Way, range_of, way_of
from game.explore.space import Space
from game.explore.traffic import Traffic, sampled_traffic, traffic_of
from game.explore.walk import Progress, explored, usual_budget


@frozen
class Exploration:
    """What can happen in a level.

    `exact`: whether every state was followed and nothing but the agent's choice decides; else the
    budget ran out after `states` of them, the odds are those of sampled plays, and nothing is
    proven. `seconds`: what it took to follow the states and work out the odds. `traffic` is that of
    random replies. `short`: whether it was for want of memory that no more was followed.
    """

    level: Level
    exact: bool
    states: int
    transitions: int
    seconds: float
    outcomes: Mapping[Outcome, float]
    policies: tuple[Played, ...]
    range: Range
    traffic: Traffic
    space: Space
    short: bool = False

    @property
    def random(self) -> Played:
        """What came of random replies."""
        return self.policies[0]


_LEAST: Final = 100
"""States that are followed at least: where there is no memory for these, there is for nothing."""


class TooLittleMemory(CallcraftError):
    """Not even a few states of a level can be followed."""

    def __init__(self) -> None:
        super().__init__(_TOO_LITTLE)


def explore(
    level: Level,
    *,
    budget: int | None = None,
    plays: int = PLAYS,
    progress: Progress | None = None,
) -> Exploration:
    """Return what can happen in a level; `budget` in states, `plays` for what is sampled.

    `progress` is told how far it is. Where memory runs out, half as many states are followed as
    there was room for; raises TooLittleMemory where there is none for a few.
    """
    most, short = budget or usual_budget(level), False
    while most >= min(_LEAST, budget or _LEAST):
        reach = _Reach(progress)
        with suppress(MemoryError), _without_an_aside():
            return evolve(_explored(level, most, plays, reach.tell), short=short)
        # The states are gone by now, which an error still at hand would hold. Half of them leaves
        # room for the odds, and for whatever else is made of them.
        most, short = halved(reach.states or most), True
    raise TooLittleMemory


@contextmanager
def _without_an_aside() -> Iterator[None]:
    """Let what has no memory to clean up after itself say nothing: it is told as a whole."""
    usual = sys.unraisablehook
    sys.unraisablehook = lambda told: None if told.exc_type is MemoryError else usual(told)
    try:
        yield
    finally:
        sys.unraisablehook = usual


def halved(states: int) -> int:
    """Return how many states to follow where so many were too many for the memory there is."""
    return states // 2


_TOO_LITTLE: Final = (
    "There is too little memory to follow this call. Close other programs, or allow this one more."
)


_STRIDE: Final = 1_000
"""States between two looks at the memory that is left: few enough to need little of it."""


@define
class _Reach:
    """How far an exploration has come, and whom else to tell.

    `looked`: how many states were followed when memory was last looked at.
    """

    progress: Progress | None
    states: int = 0
    looked: int = 0

    def tell(self, states: int, most: int) -> None:
        """Take in how many states were followed, of how many at the most.

        Raises MemoryError where there is nearly no memory left.
        """
        self.states = states
        if states - self.looked >= _STRIDE:
            self.looked = states
            if running_out():
                raise MemoryError
        if self.progress is not None:
            self.progress(states, most)


def _explored(level: Level, budget: int, plays: int, progress: Progress) -> Exploration:
    began = perf_counter()
    space = explored(level, budget, progress)
    odds = odds_of(space)
    seconds = perf_counter() - began
    exact = space.exact and not by_chance(level)
    policies = tuple(_played(level, bot, plays, space if exact else None) for bot in BOTS)
    return Exploration(
        level,
        exact,
        space.states,
        space.transitions,
        seconds,
        odds.outcomes if exact else policies[0].outcomes,
        policies,
        _range(space, odds, level) if exact else _seen(level),
        traffic_of(space) if exact else sampled_traffic(level, range(plays)),
        space,
    )


def _played(level: Level, bot: Bot, plays: int, space: Space | None) -> Played:
    """Return what comes of a bot; where all states are known, its outcomes are exact at least."""
    found = played(level, bot, plays=plays)
    if space is None or found.exact:
        return found
    outcomes = bot_odds(space, bot)
    return found if outcomes is None else evolve(found, outcomes=outcomes, sure=True)


def _range(space: Space, odds: Odds, level: Level) -> Range:
    """Return the range of an explored level; one that never ends is waited out by a bot."""
    return (range_of(space) if odds.outcomes else None) or _seen(level)


_SEEDS: Final = 20
"""Plays of each bot that are looked through for the best and the worst."""


def _seen(level: Level) -> Range:
    """Return the range of the plays that the bots make."""
    ways = dict.fromkeys(_way(level, bot, seed) for bot in BOTS for seed in range(_SEEDS))
    shortest: dict[Outcome, Way] = {}
    for each in sorted(ways, key=lambda each: len(each.events)):
        shortest.setdefault(each.outcome, each)
    return Range(
        shortest,
        min(ways, key=lambda each: each.score),
        max(ways, key=lambda each: each.score),
        exact=False,
    )


def _way(level: Level, bot: Bot, seed: int) -> Way:
    turns = list(turns_of(level, bot, seed, call=0))
    return way_of(turns[-1].after, (turn.event for turn in turns))
