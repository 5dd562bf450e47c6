"""How often each way through a level is taken, and what that does to the caller's patience."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from random import Random
from typing import Final

from attrs import Factory, define, frozen

from game.call import (
    Answer,
    CallState,
    Consult,
    Event,
    HangUp,
    Level,
    Listen,
    LookUp,
    Outcome,
    Past,
    Recall,
    Say,
    Transfer,
    Turn,
    Wait,
    deeds,
    may_listen,
    more_to_say,
    new_call,
    open_replies,
    take,
)
from game.call.units import POINT

PLAYS: Final = 400
"""Plays that are sampled: an arrow that one play in a hundred takes is missed one time in fifty."""

_ASIDE: Final = 0.3
"""How often something else is done before a reply: hearing the caller out, or looking things up."""

_HANDING_OVER: Final = 0.05
"""How often the caller is handed over instead, where colleagues take calls."""

Way = tuple[str, int, str | None]
"""A scene, the place of a reply in it from 0, and the scene it leads to: None where it is lost."""


@frozen
class Flow:
    """How often a way is taken, and what it does."""

    share: float
    """How often it is taken among the replies given in its scene, 0 to 1; never 0."""
    patience: float
    """The mean change of the caller's patience, in points."""


@frozen
class ShownTraffic:
    """What is known of how plays go through a level."""

    basis: str
    """Which plays it is known from, in a few words."""
    reached: Mapping[str, float]
    """The share of plays that come to each scene, 0 to 1; a scene not among them was never met."""
    lost: Mapping[str, float]
    """The share of plays in which the caller hangs up in each scene, 0 to 1; without those of 0."""
    flows: Mapping[Way, Flow]
    """The ways that were taken, with how often; a way not among them was never taken."""


def sampled(level: Level, plays: Iterable[int] = range(PLAYS)) -> ShownTraffic:
    """Return what comes of plays with random replies, each with its own seed of `plays`.

    Callers who know us in another way, and so open the call otherwise, take turns.
    """
    pasts = callers(level)
    count = _Count()
    for seed in plays:
        # Each play by its own seed, so that the same level gives the same picture every time.
        count.add(_turns(level, seed, pasts[seed % len(pasts)]))
    return count.traffic()


def callers(level: Level) -> tuple[Past, ...]:
    """Return how callers may know us, as far as it changes the scene a call opens with."""
    openings: dict[str, Past] = {}
    for past in (level.past, *Past):
        openings.setdefault(level.openings.get(past, level.start), past)
    return tuple(openings.values())


def _turns(level: Level, seed: int, past: Past) -> Iterator[Turn]:
    random = Random(seed)
    turn = take(take(new_call(level, seed), Recall(past)).after, Answer())
    yield turn
    while not turn.after.over:
        state = turn.after
        turn = take(state, _next(state, random))
        yield turn


def _next(state: CallState, random: Random) -> Event:
    if state.errand is not None:
        # The agent is busy; nothing else can be done until that is over.
        return Wait(state.speaking + state.errand.left)
    replies = open_replies(state)
    asides = list(_asides(state))
    if asides and (not replies or random.random() < _ASIDE):
        return random.choice(asides)
    handovers = [each for each in _deeds(state) if isinstance(each, Transfer)]
    if handovers and random.random() < _HANDING_OVER:
        return random.choice(handovers)
    if replies:
        return random.choice(replies)
    # No reply is open: hearing the caller out may open one. Where not even that can be done, the
    # call would never end.
    return Listen() if may_listen(state) else HangUp()


def _asides(state: CallState) -> Iterator[Event]:
    """Yield what can bring something to light before the next reply."""
    if may_listen(state) and more_to_say(state):
        yield Listen()
    level = state.level
    for each in _deeds(state):
        reveals = None
        if isinstance(each, LookUp):
            reveals = level.articles[each.article].reveals
        elif isinstance(each, Consult):
            reveals = level.departments[each.department].reveals
        # Only what brings something new; else plays would look up the same thing again and again.
        if reveals is not None and reveals not in state.clues:
            yield each


def _deeds(state: CallState) -> list[Event]:
    return list(deeds(state)) if state.level.has_desk else []


@define
class _Count:
    """What was met in the plays so far."""

    plays: int = 0
    """How many plays there were."""
    reached: Counter[str] = Factory(Counter)
    """How many of them came to each scene."""
    lost: Counter[str] = Factory(Counter)
    """In how many of them the caller hung up in each scene."""
    given: Counter[str] = Factory(Counter)
    """How many replies were given in each scene."""
    taken: Counter[Way] = Factory(Counter)
    """How often each way was taken."""
    patience: Counter[Way] = Factory(Counter)
    """What each way did to patience, summed up, in thousandths of a point."""

    def add(self, turns: Iterable[Turn]) -> None:
        # A scene that a play comes to twice is one that it comes to.
        met: set[str] = set()
        for turn in turns:
            met.add(turn.after.scene)
            if isinstance(turn.event, Say):
                self._add_reply(turn, turn.event.reply)
            if turn.after.outcome is Outcome.HUNG_UP:
                self.lost[turn.after.scene] += 1
        self.plays += 1
        self.reached.update(met)

    def _add_reply(self, turn: Turn, reply: int) -> None:
        before, after = turn.before, turn.after
        # A call that ends in a scene that ends none was broken off, as by hanging up: the reply led
        # to no scene.
        broken_off = after.outcome is not None and after.current_scene.end is None
        way = (before.scene, reply, None if broken_off else after.scene)
        self.given[before.scene] += 1
        self.taken[way] += 1
        self.patience[way] += after.meters.patience - before.meters.patience

    def traffic(self) -> ShownTraffic:
        every = max(self.plays, 1)
        return ShownTraffic(
            f"{self.plays} plays with random replies",
            {scene: times / every for scene, times in self.reached.items()},
            {scene: times / every for scene, times in self.lost.items()},
            {
                way: Flow(times / self.given[way[0]], self.patience[way] / times / POINT)
                for way, times in self.taken.items()
            },
        )
