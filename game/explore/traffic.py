"""How often each reply is met under random replies, and where calls are lost."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any, Final

from attrs import Factory, define

from game.call import Level, Outcome, Say, open_replies
from game.explore.bots import RANDOM
from game.explore.odds import chances_of
from game.explore.plays import turns_of
from game.explore.space import Space

WON: Final = frozenset({Outcome.RESOLVED, Outcome.PARTLY})
"""Outcomes in which something was solved."""

Place = tuple[str, int]
"""A reply: its scene, and its place there from 0."""


def _shares() -> "defaultdict[Any, float]":
    return defaultdict(float)


@define
class Traffic:
    """What random plays come past."""

    offered: defaultdict[Place, float] = Factory(_shares)
    """How often each reply is offered in a play, in the mean."""
    said: defaultdict[Place, float] = Factory(_shares)
    """How often each reply is said in a play, in the mean."""
    lost: defaultdict[str, float] = Factory(_shares)
    """The share of plays that end unsolved, 0 to 1, by the scene in which that happens."""


def traffic_of(space: Space) -> Traffic:
    """Return the traffic of a level whose states were all followed."""
    found = Traffic()
    for place, chance in enumerate(chances_of(space)):
        if not chance or space.first[place] == space.last[place]:
            continue
        scene = space.node_of[place].like.scene
        ways = [(event, to) for event, to in space.moves(place) if isinstance(event, Say)]
        for event, to in ways:
            found.offered[scene, event.reply] += chance
            found.said[scene, event.reply] += chance / len(ways)
            if space.outcome(to) not in (None, *WON):
                found.lost[scene] += chance / len(ways)
    return found


def sampled_traffic(level: Level, seeds: Iterable[int]) -> Traffic:
    """Return the traffic of the random plays with these seeds."""
    found = Traffic()
    share = 1 / len(seeds := tuple(seeds))
    for seed in seeds:
        for turn in turns_of(level, RANDOM, seed):
            scene = turn.before.scene
            if isinstance(turn.event, Say):
                for each in open_replies(turn.before):
                    found.offered[scene, each.reply] += share
                found.said[scene, turn.event.reply] += share
            if turn.after.over and turn.after.outcome not in WON:
                found.lost[scene] += share
    return found
