"""The ways through a level worth knowing: the shortest to each end, the best and the worst."""

from collections.abc import Iterable, Mapping
from typing import Final

from attrs import evolve, frozen

from game.call import (
    Answer,
    CallState,
    Event,
    Level,
    Outcome,
    Tally,
    new_call,
    score,
    step,
)
from game.call.tuning import CARE_MOST, CRAFT_MOST
from game.call.units import FULL
from game.explore.settled import settled
from game.explore.space import SPAN, Space


@frozen
class Way:
    """A play from its answer to its end: what the agent does, how it ends, and its score."""

    events: tuple[Event, ...]
    outcome: Outcome
    score: int


@frozen
class Range:
    """The shortest way found to each outcome, and those to the least and the most points.

    `exact`: whether no play scores less or more by more than two points, which rounding leaves
    open; else these are the best and the worst play that were found.
    """

    shortest: Mapping[Outcome, Way]
    worst: Way
    best: Way
    exact: bool


def way(level: Level, events: Iterable[Event]) -> Way:
    """Return a play with its end and score; thinking takes no time, errands are waited for."""
    state = end_of(level, moves := tuple(events))
    return way_of(state, (Answer(), *moves))


def way_of(state: CallState, events: Iterable[Event]) -> Way:
    """Return a play that came to `state`."""
    return Way(tuple(events), state.outcome or Outcome.LEFT, score(state).total)


def end_of(level: Level, events: Iterable[Event]) -> CallState:
    """Return the state after some moves."""
    state = settled(step(new_call(level), Answer()))
    for event in events:
        state = settled(step(state, event))
    return state


def range_of(space: Space) -> Range | None:
    """Return the range of a level whose states were explored; None where no end was reached.

    Both sums behind a score, satisfaction and fit, are means over the same moves; so the way by
    which a state is reached with the most of both is the best way to it, as long as nothing else
    tells two ways to a state apart: breaches, and time beyond the target.
    """
    most, least = _Ways(space, 1), _Ways(space, -1)
    ends = [place for place in range(len(space.keys)) if space.outcome(place) is not None]
    if not ends:
        return None
    found = [
        way(space.level, ways.to(place)) for ways in (most, least) for place in _few(ways, ends)
    ]
    return Range(
        _shortest(space, ends),
        min(found, key=lambda each: each.score),
        max(found, key=lambda each: each.score),
        space.exact and _only_means_differ(space),
    )


_CANDIDATES: Final = 12
"""So many ends, the best by the sums, are played and scored."""


def _few(ways: "_Ways", ends: list[int]) -> list[int]:
    return sorted(ends, key=ways.promise, reverse=True)[:_CANDIDATES]


class _Ways:
    """The ways to every state with the most of both sums, or with the least."""

    def __init__(self, space: Space, sign: int) -> None:
        """Go through the states in the order in which they lead to one another."""
        self.space, self.sign = space, sign
        count = len(space.keys)
        self.sums = [float("-inf")] * count
        self.moves = [0] * count
        self.by = [-1] * count
        self.came = [-1] * count
        if count:
            self.sums[0] = 0.0
        for place in space.order:
            self._go_on(place)

    def _go_on(self, place: int) -> None:
        space, sums, sign = self.space, self.sums, self.sign
        here, moves = sums[place], self.moves[place]
        for move in range(space.first[place], space.last[place]):
            tally, to = space.tallies[move], space.to[move]
            sum_to = here
            if tally.moves:
                satisfaction = space.keys[to] % SPAN
                sum_to += sign * (_CARE * satisfaction + _CRAFT * tally.fit)
            if sum_to > sums[to]:
                sums[to], self.moves[to] = sum_to, moves + tally.moves
                self.by[to], self.came[to] = move, place

    def promise(self, place: int) -> float:
        """Return what a play that ends in this state scores, about, or the less the more so."""
        satisfaction = self.space.keys[place] % SPAN
        state = evolve(self.space.state(place), tally=Tally(moves=1, satisfaction=satisfaction))
        fixed = score(evolve(state, tally=Tally(moves=1))).total
        return self.sums[place] / max(self.moves[place], 1) + self.sign * fixed

    def to(self, place: int) -> tuple[Event, ...]:
        """Return the moves to a state."""
        return _back(self.space, self.by, self.came, place)


_CARE: Final = CARE_MOST / (2 * FULL)
_CRAFT: Final = CRAFT_MOST / 1_000
"""What a thousandth of satisfaction, and of fit, in a mean is worth in points."""


def _shortest(space: Space, ends: list[int]) -> Mapping[Outcome, Way]:
    """Return the way with the fewest moves to each outcome."""
    steps = [0] + [len(space.keys)] * (len(space.keys) - 1)
    by, came = [-1] * len(space.keys), [-1] * len(space.keys)
    for place in space.order:
        for move in range(space.first[place], space.last[place]):
            to = space.to[move]
            if steps[place] + 1 < steps[to]:
                steps[to], by[to], came[to] = steps[place] + 1, move, place
    nearest: dict[Outcome, int] = {}
    for end in ends:
        outcome = space.node_of[end].like.outcome
        if outcome is not None and steps[end] < steps[nearest.setdefault(outcome, end)]:
            nearest[outcome] = end
    return {
        outcome: way(space.level, _back(space, by, came, end)) for outcome, end in nearest.items()
    }


def _back(space: Space, by: list[int], came: list[int], place: int) -> tuple[Event, ...]:
    events = []
    while by[place] >= 0:
        events.append(space.events[by[place]])
        place = came[place]
    return tuple(reversed(events))


def _only_means_differ(space: Space) -> bool:
    level = space.level
    replies = [reply for scene in level.scenes.values() for reply in scene.replies]
    careful = not any(reply.breaches or reply.promises for reply in replies)
    longest = max(_longest(space), default=0)
    return careful and not level.has_desk and longest <= level.target


def _longest(space: Space) -> list[int]:
    """Return the most time in which each state is reached, in milliseconds."""
    ms = [0] * len(space.keys)
    for place in space.order:
        for move in range(space.first[place], space.last[place]):
            to = space.to[move]
            ms[to] = max(ms[to], ms[place] + space.tallies[move].elapsed)
    return ms
