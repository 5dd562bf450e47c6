"""What can come to be remembered in a call, and what certainly is, whatever the meters do."""

from collections.abc import Iterator

from attrs import frozen

from game.call import Level, Reply, Technique
from game.call.meters.values import Meter
from game.call.script.level import Condition, Subject, Test
from game.call.tuning import MOST_TURNS
from game.call.units import FULL

Fact = tuple[Subject, str]
"""Something that conditions ask about: that a clue is known, a technique was used, and so on."""

_BY_HAND = frozenset(
    {
        Technique.LISTEN,
        Technique.INTERRUPT,
        Technique.EXPLAIN_HOLD,
        Technique.MULTITASK,
        Technique.CONSULT_DEPARTMENT,
        Technique.COLD_TRANSFER,
        Technique.THANK,
    }
)
"""Techniques that can be used without a reply that has them."""


@frozen
class Known:
    """What is known of what a call remembers when it comes to a scene."""

    may: frozenset[Fact]
    """What may be remembered anywhere in the level."""
    must: frozenset[Fact] = frozenset()
    """What is remembered in this scene, whichever way led there."""
    turns: int = 0
    """The fewest replies that lead there."""

    def truths(self, level: Level, test: Test) -> frozenset[bool]:
        """Return which ways a test may come out."""
        outcomes = _truths(level, self, test)
        return frozenset(each is not test.negated for each in outcomes)

    def verdict(self, level: Level, condition: Condition) -> frozenset[bool]:
        """Return which ways a whole condition may come out."""
        every = [self.truths(level, test) for test in condition]
        holds = _TRUE if all(True in each for each in every) else frozenset()
        return holds | _FALSE if any(False in each for each in every) else holds


_EITHER = frozenset({True, False})
_TRUE = frozenset({True})
_FALSE = frozenset({False})


def _truths(level: Level, known: Known, test: Test) -> frozenset[bool]:
    if isinstance(test.subject, Meter) or test.subject is Subject.MOOD:
        return _between(test, *_reach(level, test.subject))
    if test.subject is Subject.TURNS:
        return _between(test, known.turns, MOST_TURNS)
    if test.subject is Subject.WAS:
        return _EITHER
    fact = (test.subject, test.name)
    if fact in known.must:
        return _TRUE
    return _EITHER if fact in known.may else _FALSE


def _between(test: Test, low: int, high: int) -> frozenset[bool]:
    """Return how a comparison may come out for values from `low` to `high`."""
    if test.low <= low and high <= test.high:
        return _TRUE
    return _EITHER if test.low <= high and low <= test.high else _FALSE


def _reach(level: Level, subject: Meter | Subject) -> tuple[int, int]:
    """Return the ends between which a meter stays, in thousandths, as far as is plain to see."""
    if level.modelled:
        # A reply is only offered while the caller is on the line, and may be as little as that.
        return (1 if subject is Meter.PATIENCE else 0), FULL
    caller = level.caller
    name = "tension" if subject is Subject.MOOD else str(subject)
    start = {
        "patience": caller.patience,
        "satisfaction": caller.satisfaction,
        "tension": caller.tension,
        "heard": 0,
    }[name]
    moved = [getattr(reply.effect, name) for reply in all_replies(level)]
    return (0 if min(moved, default=0) < 0 else start), (
        FULL if max(moved, default=0) > 0 else start
    )


def all_replies(level: Level) -> Iterator[Reply]:
    """Yield every reply of a level."""
    for scene in level.scenes.values():
        yield from scene.replies


def of_reply(reply: Reply) -> frozenset[Fact]:
    """Return what is remembered once a reply was given."""
    found: set[Fact] = set()
    if reply.technique is not None:
        found.add((Subject.USED, str(reply.technique)))
    for subject, name in (
        (Subject.KNOWS, reply.reveals),
        (Subject.BROKE, reply.breaks),
        (Subject.PROMISED, reply.promises),
    ):
        if name is not None:
            found.add((subject, name))
    return frozenset(found)


def of_promises(level: Level, facts: frozenset[Fact], kept: frozenset[str]) -> frozenset[Fact]:
    """Return what may become of the promises that may have been made; `kept` may be kept."""
    made = {name for subject, name in facts if subject is Subject.PROMISED}
    found = {(Subject.KEPT, name) for name in made & kept}
    for name in made:
        promise = level.promises.get(name)
        undone = promise is not None and (Subject.KNOWS, promise.undone_by) in facts
        # What is owed from an earlier call falls due before the end of this one, silence or not.
        if promise is not None and (promise.within is not None or undone):
            found.add((Subject.MISSED, name))
    return frozenset(found)


def at_hand(level: Level, carried: frozenset[str]) -> frozenset[Fact]:
    """Return what may be remembered without any reply: from the desk, and from earlier calls."""
    found: set[Fact] = {(Subject.USED, str(each)) for each in _BY_HAND}
    found |= {(Subject.KNOWS, name) for name in carried if name in level.clues}
    found |= {(Subject.PROMISED, name) for name in carried if name in level.promises}
    told = [each.reveals for each in level.articles.values()]
    told += [each.reveals for each in level.departments.values()]
    told += [each.reveals for each in level.pings]
    found |= {(Subject.KNOWS, clue) for clue in told if clue is not None}
    return frozenset(found)
