"""Following every move of a level, within a budget.

Where the caller model is off, a move does the same to the meters in all states of a node, so the
rules are asked once for all of them; else they are asked for every state.
"""

from collections.abc import Callable
from heapq import heappop, heappush
from typing import Final

from attrs import Factory, define, frozen

from game.call import Answer, CallState, Event, Level, Say, Tally, new_call, step
from game.call.actions.condition import holds
from game.call.meters.values import Meter
from game.call.script.level import Condition, Reply
from game.call.tuning import TURN_CAP
from game.call.units import FULL, bounded
from game.explore.moves import moves, other_moves
from game.explore.pending import finish_pending, state_after, without_tally
from game.explore.space import SPAN, Space, StateNode, key_of

USUAL_BUDGET: Final = 200_000
"""States that are followed where nothing else is said and the caller model is off."""

MODELLED_BUDGET: Final = 2_500
"""The same where it is on, and every step asks all the rules."""

Progress = Callable[[int, int], None]
"""Is told how many states were followed, and of how many at the most."""


def usual_budget(level: Level) -> int:
    """Return how many states of a level are followed where nothing else is said."""
    return MODELLED_BUDGET if level.modelled else USUAL_BUDGET


def explored(level: Level, budget: int | None = None, progress: Progress | None = None) -> Space:
    """Return every state of a level, or as many as the budget allows."""
    space = Space(level)
    most = budget or usual_budget(level)
    start = without_tally(finish_pending(step(new_call(level), Answer())))
    queue = _Queue(space)
    space.place(queue.enter(start), key_of(start))
    follow = _follow_each if level.modelled else _follow_all
    while (node := queue.next()) is not None:
        # A node whole or not at all: with a part of it followed, its chances would be passed on
        # from some of its states only.
        if len(space.order) + len(node.states) > most:
            space.exact = False
            break
        follow(space, queue, node)
        if progress is not None:
            progress(min(len(space.order), most), most)
    return space


@define(eq=False)
class _Queue:
    """The nodes still to be followed, those with the lowest rank first.

    By rank, a node is followed only when all its states are known: what leads to it came before.
    """

    space: Space
    """The space whose nodes these are."""
    waiting: list[tuple[int, int]] = Factory(list)
    """A heap of the nodes still to be followed: rank, and place among the nodes of the space."""
    known: int = 0
    """How many nodes of the space have been seen here, ended ones too."""

    def enter(self, state: CallState) -> StateNode:
        """Return the node of a state; a new one is followed later, unless the call has ended."""
        node = self.space.node(state)
        if len(self.space.nodes) > self.known:
            if node.outcome is None:
                heappush(self.waiting, (node.rank, self.known))
            self.known += 1
        return node

    def next(self) -> StateNode | None:
        """Return the node to be followed now; None where there is no more."""
        if not self.waiting:
            return None
        return self.space.nodes[heappop(self.waiting)[1]]


def _follow_each(space: Space, queue: _Queue, node: StateNode) -> None:
    """Follow every state of a node by itself."""
    for place in list(node.states.values()):
        state = space.state(place)
        space.order.append(place)
        space.first[place] = len(space.to)
        for event in moves(state):
            led = state_after(state, event)
            target = queue.enter(without_tally(led))
            space.to.append(space.place(target, key_of(led)))
            space.events.append(event)
            space.tallies.append(led.tally)
        space.last[place] = len(space.to)


@frozen
class _Test:
    """A test of a condition that looks at patience or satisfaction."""

    of_patience: bool
    """Whether it looks at patience; else at satisfaction."""
    low: int
    """The least that passes, in thousandths of a point."""
    high: int
    """The most that passes, in the same unit."""
    negated: bool
    """Whether it passes where it otherwise would not."""

    def passes(self, patience: int, satisfaction: int) -> bool:
        """Return whether these meters, in thousandths, pass."""
        value = patience if self.of_patience else satisfaction
        return (self.low <= value <= self.high) is not self.negated


@define(eq=False)
class _Move:
    """A move from the states of a node, where the caller model is off."""

    event: Event
    """What is done."""
    needs: tuple[_Test, ...]
    """What has to hold of patience and satisfaction for it to be open."""
    patience: int
    """What it adds to patience, in thousandths of a point."""
    satisfaction: int
    """What it adds to satisfaction, in the same unit."""
    tests: tuple[_Test, ...]
    """The tests of the meters after it that decide where it leads."""
    ways: dict[int, tuple[StateNode, Tally]] = Factory(dict)
    """Where it leads and what it adds to the tally, by how the tests come out, once known.

    How they come out is one number, a binary digit for each test.
    """


# At no patience the caller hangs up, wherever the reply would have led: so that decides, too.
_ALL_GONE: Final = _Test(of_patience=True, low=0, high=0, negated=False)
_MOST: Final = TURN_CAP


def _moves_of(node: StateNode) -> list[_Move]:
    """Return the moves of a node, whatever patience and satisfaction are."""
    state = node.like
    found = []
    for place, reply in enumerate(state.current_scene.replies if state.free else ()):
        needs, others = _parted(reply.when)
        if holds(others, state):
            effect = reply.effect
            found.append(
                _Move(
                    Say(place),
                    needs,
                    bounded(effect.patience, -_MOST, _MOST),
                    bounded(effect.satisfaction, -_MOST, _MOST),
                    (_ALL_GONE, *_tests_of(reply)),
                )
            )
    found += (_Move(each, (), 0, 0, ()) for each in other_moves(state))
    return found


def _tests_of(reply: Reply) -> tuple[_Test, ...]:
    """Return the tests of meters that decide where a reply leads."""
    return tuple(test for arrow in reply.to for test in _parted(arrow.when)[0])


def _parted(when: Condition) -> tuple[tuple[_Test, ...], Condition]:
    """Return the tests of a condition that the states of a node may differ in, and the others."""
    meters, others = [], []
    for test in when:
        if test.subject in (Meter.PATIENCE, Meter.SATISFACTION):
            of_patience = test.subject is Meter.PATIENCE
            meters.append(_Test(of_patience, test.low, test.high, test.negated))
        else:
            others.append(test)
    return tuple(meters), tuple(others)


def _follow_all(space: Space, queue: _Queue, node: StateNode) -> None:
    """Follow all states of a node together; the caller model is off."""
    found = _moves_of(node)
    to, events, tallies = space.to, space.events, space.tallies
    for key, place in list(node.states.items()):
        was_patient, was_satisfied = divmod(key, SPAN)
        space.order.append(place)
        space.first[place] = len(to)
        for move in found:
            for need in move.needs:
                if not need.passes(was_patient, was_satisfied):
                    break
            else:
                # Written out and not called as `bounded`: this is the innermost loop, run for
                # hundreds of thousands of states.
                patience = was_patient + move.patience
                patience = 0 if patience < 0 else min(patience, FULL)
                satisfaction = was_satisfied + move.satisfaction
                satisfaction = 0 if satisfaction < 0 else min(satisfaction, FULL)
                way = 0
                for test in move.tests:
                    way = 2 * way + test.passes(patience, satisfaction)
                led = move.ways.get(way)
                # The rules are asked once for each way, by any state that takes it; all others
                # that take it differ only in patience and satisfaction, which were just added.
                if led is None:
                    state = state_after(space.state(place), move.event)
                    led = move.ways[way] = queue.enter(without_tally(state)), state.tally
                target, tally = led
                reached = patience * SPAN + satisfaction
                there = target.states.get(reached)
                if there is None:
                    there = space.place(target, reached)
                to.append(there)
                events.append(move.event)
                tallies.append(tally)
        space.last[place] = len(to)
