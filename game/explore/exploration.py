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
from game.explore.policy import PLAYS, PolicyResult, by_chance, played
from game.explore.range import Range, Way, range_of, way_of
from game.explore.space import Space
from game.explore.traffic import Traffic, sampled_traffic, traffic_of
from game.explore.walk import Progress, explored, usual_budget


@frozen
class Exploration:
    """What can happen in a level, in figures."""

    level: Level
    """The level that was explored."""
    exact: bool
    """Whether every state was followed and nothing but the agent's choice decides.

    Where not, the odds are those of sampled plays, and nothing is proven.
    """
    states: int
    """How many different states were followed in which a move was to be chosen."""
    transitions: int
    """How many moves there are in all of them."""
    seconds: float
    """What it took to follow the states and work out the odds."""
    outcomes: Mapping[Outcome, float]
    """How likely random replies come to each outcome, 0 to 1."""
    policies: tuple[PolicyResult, ...]
    """What comes of each bot, random replies first."""
    range: Range
    """The shortest, the best and the worst ways through the level."""
    traffic: Traffic
    """How often random replies come to each reply, and where they lose the call."""
    space: Space
    """The states that were followed, and the moves between them."""
    short: bool = False
    """Whether it was for want of memory that no more was followed."""

    @property
    def random(self) -> PolicyResult:
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
        # A new one each time: what is counted here belongs to one attempt.
        reach = _Reach(progress)
        with suppress(MemoryError), _without_an_aside():
            return evolve(_explored(level, most, plays, reach.tell), short=short)
        # The states are gone by now, which an error still at hand would hold. Half of them leaves
        # room for the odds, and for whatever else is made of them.
        most, short = halved(reach.states or most), True
    raise TooLittleMemory


@contextmanager
def _without_an_aside() -> Iterator[None]:
    """Keep Python from printing what fails while it cleans up without memory."""
    # It writes such errors straight to the terminal, in the middle of a screen. The lack of memory
    # is told as a whole, and whatever else goes wrong is still printed.
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
    """How far an exploration has come, and whom to tell."""

    progress: Progress | None
    """Who is told of it; None for nobody."""
    states: int = 0
    """How many states were followed."""
    looked: int = 0
    """How many were followed when memory was last looked at."""

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
    # Messages that come at a time drawn by the seed are not in the states, so even all of these do
    # not tell what happens.
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


def _played(level: Level, bot: Bot, plays: int, space: Space | None) -> PolicyResult:
    """Return what comes of a bot; where all states are known, its outcomes are exact at least."""
    found = played(level, bot, plays=plays)
    if space is None or found.exact:
        return found
    outcomes = bot_odds(space, bot)
    return found if outcomes is None else evolve(found, outcomes=outcomes, sure=True)


def _range(space: Space, odds: Odds, level: Level) -> Range:
    """Return the range of an explored level; that of the bots' plays where no end was reached."""
    return (range_of(space) if odds.outcomes else None) or _seen(level)


_SEEDS: Final = 20
"""Plays of each bot that are looked through for the best and the worst."""


def _seen(level: Level) -> Range:
    """Return the range of the plays that the bots make."""
    # Bots often make the same play: it is looked at once, and in the order in which it was met.
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
