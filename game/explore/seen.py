"""What was seen to happen in a level: moments that plays come to, and what replies do there."""

from collections.abc import Iterator
from typing import Final

from attrs import frozen

from game.call import CallState, Event, Level, Technique, Wait, open_replies, take
from game.call.meters.gains import GRAIN
from game.call.script.technique import MISSTEPS
from game.explore.bots import BOTS, Bot, constant
from game.explore.plays import turns_of
from game.explore.range import ShortestWays
from game.explore.space import Space

_SEEDS: Final = {"random": 30}
_FEW_SEEDS: Final = 4
"""How many plays of each bot are looked at."""

_MOST_MOMENTS: Final = 150
"""So many of the states that were followed are looked at as well."""


@frozen
class SeenEffect:
    """What a reply does at some moment: how it fits, what it gains, and where it leads."""

    fit: int
    """How well it suits the moment, 0 to 1,000."""
    patience: int
    """What it gains in patience, in thousandths of a point, before the ends of the meter."""
    satisfaction: int
    """What it gains in satisfaction, in the same way."""
    calm: int
    """How much tension it takes away, in the same way."""
    heard: int
    """How much more heard the caller is, in the same way."""
    leads: str
    """The scene after it."""

    @property
    def gains(self) -> tuple[int, int, int, int]:
        """What it gains, the more the better in each."""
        return (self.patience, self.satisfaction, self.calm, self.heard)


@frozen
class SeenMoment:
    """A moment in which a reply is to be chosen."""

    state: CallState
    """The state, with the caller's words spoken."""
    play: tuple[Event, ...]
    """A play that leads there, from its answer on."""
    effects: dict[int, SeenEffect]
    """What each open reply does, by its place in the scene."""


@frozen
class Seen:
    """Moments of a level that plays come to."""

    moments: tuple[SeenMoment, ...]
    """Different moments of all plays, those with the shortest plays to them first."""
    by_craft: tuple[SeenMoment, ...]
    """The moments in the plays of the bot that de-escalates, play by play."""
    stuck: tuple[CallState, tuple[Event, ...]] | None
    """The shortest play to a moment in which nothing can be said or done; None if none was met."""


def seen(level: Level, space: Space) -> Seen:
    """Return the moments in plays of all bots, and in some of the states that were followed."""
    found: dict[object, SeenMoment] = {}
    stuck: list[tuple[CallState, tuple[Event, ...]]] = []
    for state, play in (*_followed(space), *_played(level)):
        key = tuple(value for name, value in state.__dict__.items() if name not in _UNSEEN)
        if state.over or state.errand is not None or state.hold is not None or key in found:
            continue
        moment = _moment(state, play)
        if moment.effects:
            found[key] = moment
        elif _helpless(state):
            stuck.append((state, play))
    ordered = sorted(found.values(), key=lambda each: len(each.play))
    return Seen(
        tuple(ordered),
        tuple(_of(level, BOTS[1])),
        min(stuck, key=lambda each: len(each[1]), default=None),
    )


# Moments that differ only in these are one to whoever looks at the replies: what is on offer in
# them, and what it does, is the same.
_UNSEEN: Final = ("level", "tally", "seed", "waited", "speaking", "telling", "coming")


def _moment(state: CallState, play: tuple[Event, ...]) -> SeenMoment:
    effects = {}
    for say in open_replies(state):
        turn = take(state, say)
        gains = turn.stages[-1][1]
        effects[say.reply] = SeenEffect(
            turn.fit or 0,
            gains.patience // GRAIN,
            gains.satisfaction // GRAIN,
            gains.calm // GRAIN,
            gains.heard // GRAIN,
            turn.after.scene,
        )
    return SeenMoment(state, play, effects)


def _helpless(state: CallState) -> bool:
    """Return whether no reply can open any more: nothing is left to hear or to find out."""
    level, scene = state.level, state.current_scene
    more = state.listened < len(scene.burst) or bool(level.articles or level.departments)
    return not more and not state.speaking and state.answered


def _played(level: Level) -> Iterator[tuple[CallState, tuple[Event, ...]]]:
    for bot in (*BOTS, *map(constant, techniques(level))):
        for seed in range(_SEEDS.get(bot.name, _FEW_SEEDS)):
            yield from _states(level, bot, seed)


def _states(level: Level, bot: Bot, seed: int) -> Iterator[tuple[CallState, tuple[Event, ...]]]:
    """Yield the states of a play of seed 0 with the moves so far; the draw is the bot's own."""
    play: tuple[Event, ...] = ()
    for turn in turns_of(level, bot, seed, call=0):
        play = (*play, turn.event)
        # The caller's words are over by the time that anybody answers.
        spoken = take(turn.after, Wait(turn.after.speaking)).after
        yield spoken, play


def _of(level: Level, bot: Bot) -> Iterator[SeenMoment]:
    for seed in range(_FEW_SEEDS):
        for state, play in _states(level, bot, seed):
            if not state.over and (moment := _moment(state, play)).effects:
                yield moment


def _followed(space: Space) -> Iterator[tuple[CallState, tuple[Event, ...]]]:
    """Yield some of the states that were followed, and all in which nothing can be done."""
    ways = ShortestWays(space)
    every = max(len(space.order) // _MOST_MOMENTS, 1)
    for number, place in enumerate(space.order):
        if number % every == 0 or space.first[place] == space.last[place]:
            yield space.state(place), ways.to(place)


def techniques(level: Level) -> tuple[Technique, ...]:
    """Return the techniques that replies of a level have, missteps aside."""
    replies = (reply for scene in level.scenes.values() for reply in scene.replies)
    named = {reply.technique for reply in replies} - MISSTEPS
    return tuple(sorted(each for each in named if each is not None))
