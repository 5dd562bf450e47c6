"""What comes of a level under a bot: exactly where its choices are few, else from sampled plays."""

from collections.abc import Iterable, Mapping
from math import sqrt
from typing import Final, TypeVar

from attrs import frozen

from game.call import CallState, HangUp, Level, Listen, Medal, Outcome, Wait, may_listen, score
from game.call.event import Answer, Event
from game.call.step import new_call, step
from game.explore.bots import Bot
from game.explore.plays import play

# For each bot in turn: the larger, the longer everybody waits for figures that sampling gives
# nearly as well; the smaller, the fewer bots are told exactly.
EXACT_BUDGET: Final = 800
"""States that are followed before a bot's plays are sampled instead."""

PLAYS: Final = 100
"""Plays that are sampled where nothing else is said."""

_SURE: Final = 1.96
"""Standard errors on either side within which the truth lies 95 times of 100."""

K = TypeVar("K")


@frozen
class Span:
    """The least, the middle and the most of something over plays, in whatever unit that has."""

    least: int
    """The least in any play."""
    middle: int
    """The median: in at least half of the plays, counted by how likely they are, it is no more."""
    most: int
    """The most in any play."""


@frozen
class PolicyResult:
    """What came of a level under a bot."""

    bot: str
    """The bot's name."""
    outcomes: Mapping[Outcome, float]
    """How likely each outcome is, 0 to 1."""
    medals: Mapping[Medal, float]
    """How likely each medal is, 0 to 1."""
    score: Span
    """The score, in points."""
    mean: float
    """The mean score, in points."""
    turns: Span
    """How many replies a play has."""
    ms: Span
    """How long a play takes, in milliseconds, with no time spent on thinking."""
    plays: int = 0
    """How many plays were sampled; 0 where every play of the bot was followed."""
    sure: bool = True
    """Whether the outcomes at least are exact."""

    @property
    def exact(self) -> bool:
        """Whether every play of the bot was followed."""
        return self.plays == 0

    @property
    def doubt(self) -> float:
        """How far a sampled share may be off, 0 to 1, where chance is at its largest."""
        return max(map(self.error, self.medals.values()), default=0.0)

    def error(self, share: float) -> float:
        """Return how far a share may be off, 0 to 1, for 95 of 100 samples; 0 where exact."""
        if not self.plays:
            return 0.0
        # Wilson's interval is honest near 0 and 1, where the plain one says 0.
        plays, sure = self.plays, _SURE**2
        spread = _SURE * sqrt(share * (1 - share) / plays + sure / (4 * plays**2))
        middle = (share + sure / (2 * plays)) / (1 + sure / plays)
        half = spread / (1 + sure / plays)
        return max(abs(middle + half - share), abs(share - middle + half))


def played(
    level: Level, bot: Bot, *, budget: int = EXACT_BUDGET, plays: int = PLAYS
) -> PolicyResult:
    """Return what comes of a level under a bot."""
    ends = None if by_chance(level) else followed(level, bot, budget)
    if ends is not None:
        return _told(bot, ends, 0)
    sampled: dict[int, tuple[CallState, float]] = {
        seed: (play(level, bot, seed), 1 / plays) for seed in range(plays)
    }
    return _told(bot, sampled.values(), plays)


def by_chance(level: Level) -> bool:
    """Return whether chance decides more than what the agent does: when messages come in."""
    return any(ping.first != ping.last for ping in level.pings)


def followed(
    level: Level, bot: Bot, budget: int = EXACT_BUDGET
) -> tuple[tuple[CallState, float], ...] | None:
    """Return every end of a bot's plays with its probability; None past the budget of states."""
    ends: list[tuple[CallState, float]] = []
    layer = {_key(start): (start, 1.0) for start in (step(new_call(level), Answer()),)}
    seen = 0
    while layer:
        seen += len(layer)
        if seen > budget:
            return None
        following: dict[object, tuple[CallState, float]] = {}
        for state, chance in layer.values():
            options = _options(state, bot)
            for event in options:
                led = step(state, event)
                part = chance / len(options)
                if led.over:
                    ends.append((led, part))
                else:
                    _, before = following.get(key := _key(led), (led, 0.0))
                    following[key] = (led, before + part)
        layer = following
    return tuple(ends)


def _options(state: CallState, bot: Bot) -> tuple[Event, ...]:
    """Return what a bot may do; what it has begun is waited for first, as in `plays`."""
    if state.errand is not None:
        return (Wait(state.speaking + state.errand.left),)
    options = bot.options(state)
    return (HangUp(),) if options == (Listen(),) and not may_listen(state) else options


def _key(state: CallState) -> object:
    # With the tally, unlike the states of a space: scores are told here, not only outcomes.
    values = dict(state.__dict__)
    del values["level"]
    return tuple(values.values())


def _told(bot: Bot, ends: Iterable[tuple[CallState, float]], plays: int) -> PolicyResult:
    ends = tuple(ends)
    scores = [(score(state), chance) for state, chance in ends]
    return PolicyResult(
        bot.name,
        _shares((state.outcome or Outcome.LEFT, chance) for state, chance in ends),
        _shares((each.medal, chance) for each, chance in scores),
        _span((each.total, chance) for each, chance in scores),
        sum(each.total * chance for each, chance in scores),
        _span((state.turns, chance) for state, chance in ends),
        _span((state.tally.elapsed, chance) for state, chance in ends),
        plays,
        sure=not plays,
    )


def _shares(parts: Iterable[tuple[K, float]]) -> Mapping[K, float]:
    shares: dict[K, float] = {}
    for what, chance in parts:
        shares[what] = shares.get(what, 0.0) + chance
    return shares


def _span(parts: Iterable[tuple[int, float]]) -> Span:
    ordered = sorted(parts)
    passed, middle = 0.0, ordered[-1][0]
    for value, chance in ordered:
        passed += chance
        # Chances are sums of fractions and may come out a trifle below a half.
        if passed >= 0.5 - 1e-12:
            middle = value
            break
    return Span(ordered[0][0], middle, ordered[-1][0])
