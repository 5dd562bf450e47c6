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
    Wait,
    new_call,
    score,
    step,
)
from game.call.tuning import CARE_MOST, CRAFT_MOST
from game.call.units import FULL
from game.explore.space import SPAN, Space


@frozen
class Way:
    """A play from its answer to its end."""

    events: tuple[Event, ...]
    """What the agent does, with the waits for what was begun."""
    outcome: Outcome
    """How it ends."""
    score: int
    """Its score, 0 to 1,000."""


@frozen
class Range:
    """The ways through a level worth knowing."""

    shortest: Mapping[Outcome, Way]
    """The way with the fewest moves to each outcome that was found."""
    worst: Way
    """The play with the fewest points."""
    best: Way
    """The play with the most points."""
    exact: bool
    """Whether no play has more or fewer points than these, two points aside.

    Rounding leaves these open. If it is False, they are the best and the worst that were found.
    """


def way(level: Level, events: Iterable[Event]) -> Way:
    """Return a play with its end and score; thinking takes no time, errands are waited for."""
    spelled = with_waits(level, events)
    state = new_call(level)
    for event in spelled:
        state = step(state, event)
    return way_of(state, spelled)


def with_waits(level: Level, events: Iterable[Event]) -> tuple[Event, ...]:
    """Return a play from its answer on, with a wait for whatever the agent begins in it."""
    state, spelled = step(new_call(level), Answer()), [_ANSWER]
    for event in events:
        state = step(state, event)
        spelled.append(event)
        while state.errand is not None and not state.over:
            wait = Wait(state.speaking + state.errand.left)
            state = step(state, wait)
            spelled.append(wait)
    return tuple(spelled)


def way_of(state: CallState, events: Iterable[Event]) -> Way:
    """Return the play with these events, which ended in `state`, with its score."""
    return Way(tuple(events), state.outcome or Outcome.LEFT, score(state).total)


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
    # The sums only say which ends are worth playing: what each scores is then worked out by the
    # rules themselves.
    found = [
        way(space.level, ways.to(place)) for ways in (most, least) for place in _few(ways, ends)
    ]
    return Range(
        _shortest(space, ends),
        min(found, key=lambda each: each.score),
        max(found, key=lambda each: each.score),
        space.exact and _only_means_differ(space),
    )


_ANSWER: Final[Event] = Answer()

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
        """Return about what a play that ends in this state scores; for the least, turned round.

        More is always what is looked for: the more points, or the fewer.
        """
        satisfaction = self.space.keys[place] % SPAN
        state = evolve(self.space.state(place), tally=Tally(moves=1, satisfaction=satisfaction))
        fixed = score(evolve(state, tally=Tally(moves=1))).total
        return self.sums[place] / max(self.moves[place], 1) + self.sign * fixed

    def to(self, place: int) -> tuple[Event, ...]:
        """Return the moves that lead to a state by the best way, without waits."""
        return _back(self.space, self.by, self.came, place)


_CARE: Final = CARE_MOST / (2 * FULL)
_CRAFT: Final = CRAFT_MOST / 1_000
"""What a thousandth of satisfaction, and of fit, in a mean is worth in points."""


class ShortestWays:
    """The ways to every state with the fewest moves."""

    def __init__(self, space: Space) -> None:
        """Go through the states in the order in which they lead to one another."""
        self.space = space
        count = len(space.keys)
        self.steps = [0] + [count] * (count - 1)
        self.by, self.came = [-1] * count, [-1] * count
        for place in space.order:
            for move in range(space.first[place], space.last[place]):
                to = space.to[move]
                if self.steps[place] + 1 < self.steps[to]:
                    self.steps[to] = self.steps[place] + 1
                    self.by[to], self.came[to] = move, place

    def to(self, place: int) -> tuple[Event, ...]:
        """Return the play to a state, from its answer on."""
        return with_waits(self.space.level, _back(self.space, self.by, self.came, place))


def _shortest(space: Space, ends: list[int]) -> Mapping[Outcome, Way]:
    """Return the way with the fewest moves to each outcome."""
    ways = ShortestWays(space)
    nearest: dict[Outcome, int] = {}
    for end in ends:
        outcome = space.outcome(end)
        if outcome is not None and ways.steps[end] < ways.steps[nearest.setdefault(outcome, end)]:
            nearest[outcome] = end
    return {
        outcome: way(space.level, _back(space, ways.by, ways.came, end))
        for outcome, end in nearest.items()
    }


def _back(space: Space, by: list[int], came: list[int], place: int) -> tuple[Event, ...]:
    events = []
    while by[place] >= 0:
        events.append(space.events[by[place]])
        place = came[place]
    return tuple(reversed(events))


def _only_means_differ(space: Space) -> bool:
    """Return whether two ways to a state can differ in nothing but the sums behind the means."""
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
