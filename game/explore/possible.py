"""What can happen in a level and what cannot, whatever a trainee does and however long it takes.

Where every state was followed, those are looked at; else only what is plain without following any:
which scenes lead where, and what can be known, used, broken or promised by then. What is not called
possible here cannot happen; the other way round it need not be so.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Final

from attrs import frozen

from game.call import CallState, Level, Say
from game.call.actions.condition import holds
from game.call.meters.values import Meter
from game.call.script.level import Condition, Reply, Subject, Test
from game.call.units import FULL
from game.explore.facts import Fact, Known, at_hand, of_promises, of_reply
from game.explore.space import Space

Spot = tuple[str, int, int]
"""A condition: its scene, the reply's place there, the arrow's place in that or -1 for its own."""

OFFER: Final = -1
"""Stands for the condition of a reply itself, where else the place of an arrow is."""

Truths = frozenset[bool]


@frozen
class Possible:
    """What can happen. What is left out of it cannot; what is in it need not."""

    scenes: frozenset[str]
    """The scenes that can be reached, by name."""
    replies: frozenset[tuple[str, int]]
    """The replies that can be chosen: the scene, and the place there from 0."""
    arrows: frozenset[Spot]
    """The arrows that can be taken; one past a reply's last arrow stands for staying."""
    facts: frozenset[Fact]
    """What can come to be remembered."""
    truths: Mapping[Spot, tuple[Truths, ...]]
    """Which ways each test of a condition can come out, by where the condition stands."""


def possible(level: Level, space: Space, carried: frozenset[str] = frozenset()) -> Possible:
    """Return what can happen in a level whose states were explored as far as the budget went."""
    plain = _plainly(level, carried)
    return _looked_up(level, space, plain) if _all_is_there(level, space, carried) else plain


def _all_is_there(level: Level, space: Space, carried: frozenset[str]) -> bool:
    """Return whether the states that were followed are all there are, waiting and desk aside."""
    by_time = level.has_desk or any(each.within is not None for each in level.promises.values())
    return space.exact and not (by_time or carried or level.openings)


def _plainly(level: Level, carried: frozenset[str]) -> Possible:
    # This ends: what is reached only ever grows, or is reached in fewer turns.
    found = _Plainly(level, at_hand(level, carried))
    while found.grows():
        pass
    return Possible(
        frozenset(found.known),
        frozenset(found.replies),
        frozenset(found.arrows),
        found.may,
        {spot: tuple(truths) for spot, truths in found.truths.items()},
    )


class _Plainly:
    """What is possible as far as it is plain, growing until nothing new follows from it."""

    def __init__(self, level: Level, may: frozenset[Fact]) -> None:
        """Begin with the scenes that a call may open with."""
        self.level, self.may = level, may
        self.known: dict[str, tuple[frozenset[Fact], int]] = {}
        self.replies: set[tuple[str, int]] = set()
        self.arrows: set[Spot] = set()
        self.truths: dict[Spot, list[Truths]] = {}
        for scene in (level.start, *level.openings.values()):
            self.known[scene] = (frozenset(), 0)

    def grows(self) -> bool:
        """Go once through what is reached; return whether anything was new."""
        before = (self.may, dict(self.known), len(self.replies), len(self.arrows))
        for name in list(self.known):
            self._scene(name)
        for department in self.level.departments.values():
            if department.takes_over is not None:
                self._reach(department.takes_over, frozenset(), 0)
        return before != (self.may, self.known, len(self.replies), len(self.arrows))

    def _scene(self, name: str) -> None:
        scene = self.level.scenes[name]
        for piece in scene.burst:
            if piece.reveals is not None:
                self.may |= {(Subject.KNOWS, piece.reveals)}
        for place, reply in enumerate(scene.replies):
            must, turns = self.known[name]
            if True in self._ask((name, place, OFFER), reply.when, must, turns):
                self.replies.add((name, place))
                self._say(name, place, reply)

    def _say(self, name: str, place: int, reply: Reply) -> None:
        must, turns = self.known[name]
        said = of_reply(reply)
        kept = frozenset({reply.keeps} - {None}) | {
            other for subject, other in self.may if subject is Subject.KEPT
        }
        self.may |= said
        self.may |= of_promises(self.level, self.may, frozenset(filter(None, kept)))
        asked = self.level.departments.get(reply.consults or "")
        after = must | said
        if asked is not None and asked.reveals is not None:
            self.may |= {(Subject.KNOWS, asked.reveals)}
        for arrow, each in enumerate(reply.to):
            verdict = self._ask((name, place, arrow), each.when, after, turns + 1)
            if True in verdict:
                self.arrows.add((name, place, arrow))
                self._reach(each.scene, after, turns + 1)
            # An arrow that is always taken leaves nothing for those after it, nor for staying.
            if False not in verdict:
                return
        self.arrows.add((name, place, len(reply.to)))

    def _reach(self, scene: str, must: frozenset[Fact], turns: int) -> None:
        had = self.known.get(scene)
        if had is None:
            self.known[scene] = (must, turns)
        else:
            # What must be so in a scene is what every way to it brings along.
            self.known[scene] = (had[0] & must, min(had[1], turns))

    def _ask(self, spot: Spot, when: Condition, must: frozenset[Fact], turns: int) -> Truths:
        known = Known(self.may, must, turns)
        self.truths[spot] = [known.truths(self.level, test) for test in when]
        return known.verdict(self.level, when)


def _looked_up(level: Level, space: Space, plain: Possible) -> Possible:
    """Return what is possible in the states that were followed."""
    found = _LookedUp(level)
    for place in space.order:
        state = space.state(place)
        found.scenes.add(state.scene)
        found.offers(state)
        for event, to in space.moves(place):
            if isinstance(event, Say):
                found.leads(state, event.reply, space.state(to))
            elif space.outcome(to) is None:
                found.scenes.add(space.node_of[to].like.scene)
    return Possible(
        frozenset(found.scenes),
        frozenset(found.replies),
        frozenset(found.arrows),
        plain.facts,
        {spot: tuple(map(frozenset, truths)) for spot, truths in found.truths.items()},
    )


class _LookedUp:
    """What was met in the states of a level."""

    def __init__(self, level: Level) -> None:
        """Begin with nothing met."""
        self.level = level
        self.scenes: set[str] = set()
        self.replies: set[tuple[str, int]] = set()
        self.arrows: set[Spot] = set()
        self.truths: defaultdict[Spot, list[set[bool]]] = defaultdict(list)

    def offers(self, state: CallState) -> None:
        """Take in what is offered in a state, or would be after a silence in it."""
        for place, reply in enumerate(state.current_scene.replies):
            if self._ask((state.scene, place, OFFER), reply.when, state):
                self.replies.add((state.scene, place))

    def leads(self, state: CallState, place: int, after: CallState) -> None:
        """Take in where a reply leads."""
        reply = state.current_scene.replies[place]
        landed = self.level.scenes[after.scene].end
        # A call that ended before it got anywhere, as in a hang-up, asked no arrow.
        if after.outcome is not None and after.outcome is not landed:
            return
        self.scenes.add(after.scene)
        taken = None
        for arrow, each in enumerate(reply.to):
            if self._ask((state.scene, place, arrow), each.when, after):
                self.arrows.add((state.scene, place, arrow))
            if holds(each.when, after):
                taken = arrow
                break
        if taken is None:
            self.arrows.add((state.scene, place, len(reply.to)))

    def _ask(self, spot: Spot, when: Condition, state: CallState) -> bool:
        """Note how the tests of a condition can come out; return whether all can hold at once."""
        truths = self.truths[spot]
        if not truths and when:
            truths.extend(set() for _ in when)
        can_hold = True
        for met, test in zip(truths, when, strict=True):
            outcomes = _outcomes(test, state)
            met.update(outcomes)
            can_hold = can_hold and True in outcomes
        return can_hold


def _outcomes(test: Test, state: CallState) -> set[bool]:
    """Return how a test can come out in a state, or once silence has made it a worse one."""
    # Thinking takes no time where states are followed, but it does in play: silence can lower
    # patience to its last bit, and a promise missed in it satisfaction and calm.
    found = {holds((test,), state)}
    if not state.level.modelled:
        return found
    value = None
    if test.subject in (Meter.PATIENCE, Meter.SATISFACTION):
        value = getattr(state.meters, test.subject)
        low, high = 1 if test.subject is Meter.PATIENCE else 0, value
    elif test.subject in (Meter.TENSION, Subject.MOOD):
        value = state.meters.tension
        low, high = value, FULL
    if value is not None:
        if low <= test.high and test.low <= high:
            found.add(not test.negated)
        if low < test.low or high > test.high:
            found.add(test.negated)
    elif test.subject is Subject.USED:
        found |= {True, False} if test.name in ("listen", "interrupt") else set()
    return found
