"""The odds of a level under random replies, from every state that it can come to."""

from collections.abc import Callable, Mapping

from attrs import frozen

from game.call import Event, Level, Listen, Outcome, Say
from game.explore.bots import Bot
from game.explore.space import Space, StateNode
from game.explore.walk import explored


@frozen
class Odds:
    """How likely each outcome is when every offered reply is equally likely.

    Thinking takes no time, and nobody turns to the desk; a caller is listened to only where no
    reply is open.
    """

    outcomes: Mapping[Outcome, float]
    """The probability of each outcome, 0 to 1; with `unknown` they add up to 1."""
    states: int
    """How many different states there are in which a move is to be chosen."""
    transitions: int
    """How many moves there are in all of them."""
    unknown: float = 0.0
    """The share of plays that the budget did not follow to their end, 0 to 1."""

    @property
    def exact(self) -> bool:
        """Whether nothing is left out."""
        return self.unknown == 0.0


def random_odds(level: Level, budget: int | None = None) -> Odds:
    """Return the odds of a level under random replies, within a budget of states."""
    return odds_of(explored(level, budget))


def odds_of(space: Space) -> Odds:
    """Return the odds of a level whose states were explored.

    Where no reply is open and the caller has nothing to add, the silence ends in a hang-up.
    """
    outcomes, unknown = _ends(space, chances_of(space))
    return Odds(outcomes, space.states, space.transitions, unknown)


def bot_odds(space: Space, bot: Bot) -> Mapping[Outcome, float] | None:
    """Return the exact outcomes of a bot; None where it makes moves that were not followed.

    What a bot likes depends on what is open to it and on what it remembers, and never on patience
    or satisfaction; so it is asked once for all states of a node in which the same is open.
    """
    liked: dict[tuple[StateNode, tuple[Event, ...]], tuple[Event, ...]] = {}

    def ways(place: int) -> list[int]:
        first, last = space.first[place], space.last[place]
        open_now = tuple(space.events[first:last])
        asked = (space.node_of[place], open_now)
        if asked not in liked:
            liked[asked] = bot.options(space.state(place))
        return [first + open_now.index(each) for each in liked[asked] if each in open_now]

    chances = _chances(space, ways)
    if any(not set(options) <= set(open_now) for (_, open_now), options in liked.items()):
        return None
    outcomes, unknown = _ends(space, chances)
    return None if unknown else outcomes


def _ends(space: Space, chances: list[float]) -> tuple[dict[Outcome, float], float]:
    """Return how likely each outcome is, and how likely the budget ran out first."""
    outcomes: dict[Outcome, float] = {}
    followed = set(space.order)
    unknown = 0.0
    for place, chance in enumerate(chances):
        if not chance:
            continue
        outcome = space.outcome(place)
        if outcome is None and place not in followed:
            unknown += chance
        elif outcome is not None or not _ways(space, place):
            ending = outcome or Outcome.HUNG_UP
            outcomes[ending] = outcomes.get(ending, 0.0) + chance
    return outcomes, unknown


def chances_of(space: Space) -> list[float]:
    """Return how likely a random play is to come to each state, by its place."""
    return _chances(space, lambda place: _ways(space, place))


def _chances(space: Space, ways_of: Callable[[int], list[int]]) -> list[float]:
    chances = [0.0] * len(space.keys)
    chances[0] = 1.0
    # In this order every chance is complete before it is passed on: no state stands in it before
    # one that leads to it.
    for place in space.order:
        chance = chances[place]
        if chance:
            ways = ways_of(place)
            for move in ways:
                chances[space.to[move]] += chance / len(ways)
    return chances


def _ways(space: Space, place: int) -> list[int]:
    """Return the moves of a random play in a state: its replies, else to listen on."""
    moves = range(space.first[place], space.last[place])
    replies = [move for move in moves if isinstance(space.events[move], Say)]
    return replies or [move for move in moves if isinstance(space.events[move], Listen)]
