"""What a reply says about the rest of its level, and whether its parts go together."""

from collections.abc import Iterator
from typing import Final

from game.call.script.level import Subject
from game.call.script.technique import Technique
from game.call.script.trait import TRAIT_FACTS, Trait
from game.level.code import Code
from game.level.problem import Path, Problem
from game.level.references.names import Names, refer
from game.level.shape.blocks import ArrowFile, Conditions, ReplyFile
from game.level.shape.conditions import parse_condition
from game.level.wording import choices, quoted


def arrows(reply: ReplyFile) -> tuple[tuple[Path, ArrowFile], ...]:
    """Return the ways on from a reply, each with the path within the reply that names its scene."""
    if isinstance(reply.to, str):
        return ((("to",), ArrowFile(reply.to)),)
    return tuple(
        (("to", place), ArrowFile(each))
        if isinstance(each, str)
        else (("to", place, "scene"), each)
        for place, each in enumerate(reply.to)
    )


def conditions(when: Conditions) -> tuple[tuple[Path, str], ...]:
    """Return the conditions of a `when`, each with its path."""
    if isinstance(when, str):
        return ((("when",), when),)
    return tuple((("when", place), each) for place, each in enumerate(when))


def reply_problems(reply: ReplyFile, path: Path, names: Names) -> Iterator[Problem]:
    """Yield everything in a reply that does not fit another part of the level."""
    yield from refer("clue", reply.reveals, names, (*path, "reveals"))
    yield from refer("limit", reply.breaks, names, (*path, "breaks"))
    yield from refer("promise", reply.promises, names, (*path, "promises"))
    yield from refer("promise", reply.keeps, names, (*path, "keeps"))
    yield from refer("promise", reply.withdraws, names, (*path, "withdraws"))
    yield from refer("department", reply.consults, names, (*path, "consults"))
    yield from _settled_at_once(reply, path)
    yield from _traits(reply, path)
    yield from _conditions(reply.when, path, names)
    for where, arrow in arrows(reply):
        yield from refer("scene", arrow.scene, names, (*path, *where))
        yield from _conditions(arrow.when, (*path, *where[:2]), names)


def _settled_at_once(reply: ReplyFile, path: Path) -> Iterator[Problem]:
    for key, name in (("keeps", reply.keeps), ("withdraws", reply.withdraws)):
        if name is not None and name == reply.promises:
            yield Problem(
                Code.SETTLED_AT_ONCE,
                f"{quoted(name)} is promised by this very reply.",
                f"Remove `{key}` or `promises` here; a promise is made in one reply and settled "
                "in another.",
                (*path, key),
            )


def _needed(trait: Trait) -> tuple[frozenset[Technique], str]:
    """Return the techniques that a trait goes with, and what a sentence calls them."""
    facts = TRAIT_FACTS[trait]
    # A list of every technique there is would say nothing.
    if facts.goes_with == frozenset(Technique):
        return facts.goes_with, facts.goes_with_name
    return facts.goes_with, f"{facts.goes_with_name} ({choices(sorted(facts.goes_with))})"


def _traits(reply: ReplyFile, path: Path) -> Iterator[Problem]:
    for place, trait in enumerate(reply.traits):
        techniques, needs = _needed(trait)
        if reply.technique not in techniques:
            yield Problem(
                Code.STRAY_TRAIT,
                f"`{trait}` can only go with {needs}.",
                "Remove it from `with`, or change the reply's `technique`.",
                (*path, "with", place),
                within=(path,),
            )


_NAMED: Final = {
    Subject.KNOWS: "clue",
    Subject.BROKE: "limit",
    Subject.PROMISED: "promise",
    Subject.KEPT: "promise",
    Subject.MISSED: "promise",
}
"""The subjects of conditions that are followed by a name, and what it names."""


def _conditions(when: Conditions, path: Path, names: Names) -> Iterator[Problem]:
    for where, text in conditions(when):
        # It was parsed once already, when the shape was read: so it can be, and comes out of the
        # cache.
        for test in parse_condition(text):
            what = _NAMED.get(test.subject) if isinstance(test.subject, Subject) else None
            if what:
                yield from refer(what, test.name, names, (*path, *where))
