"""Strain: what a call does to the one who takes it.

Being treated with hostility impairs recall, taking the other's perspective softens that, and short
breaks help (docs/evidence.md). So strain rises with moves made to a hot or abusive caller, with
those that take the caller's perspective less so, and with answers that are only surface.
"""

from collections.abc import Iterable
from typing import Final

from attrs import frozen

from game.call import Interrupt, Listen, Say, Technique, Turn
from game.call.meters.explanation import Rule
from game.call.tuning import HOT
from game.call.units import bounded, percent
from game.shift.tuning import (
    ABUSIVE_TURN,
    HOSTILE_TURN,
    PERSPECTIVE_SHARE,
    SURFACE_ANSWER,
)

T = Technique

PERSPECTIVE: Final = frozenset(
    {T.LISTEN, T.ACKNOWLEDGE_FEELING, T.PARAPHRASE, T.VALIDATE, T.AGREE_IN_PART}
)
"""Techniques that take the caller's perspective."""

SURFACE: Final = frozenset({T.RECITE_SCRIPT, T.GENERIC_APOLOGY})
"""Answers that are only surface: said because one says so."""

HOSTILITY: Final = Rule(
    "strain-hostility",
    "It takes something out of you when somebody is this angry with you.",
    source="rafaeli-2012",
)
TAKEN_IN: Final = Rule(
    "strain-perspective",
    "It was hard, and seeing it from their side made it easier to bear.",
    source="rafaeli-2012",
)
SURFACE_ONLY: Final = Rule(
    "strain-surface",
    "Saying what one does not mean is tiring, however easily it comes.",
    source="hulsheger-2011",
)


@frozen
class Strained:
    """One rule's share in the strain of a turn."""

    rule: Rule
    """What explains it."""
    amount: int
    """How much strain it adds, in thousandths of a point, 0 or more."""


def strained(turn: Turn) -> tuple[Strained, ...]:
    """Return what a turn of a call adds to the strain; time and deeds at the desk add nothing."""
    # Only what is done with the caller on the line: during a hold or a look-up one is without them.
    technique = _technique(turn)
    if not isinstance(turn.event, Say | Listen | Interrupt):
        return ()
    found = []
    # By the state before the move: it is the mood one had to answer to, and not what came of it.
    before = turn.before
    heat = ABUSIVE_TURN if before.current_scene.abusive else HOSTILE_TURN
    if before.current_scene.abusive or before.meters.tension >= HOT:
        if technique in PERSPECTIVE:
            found.append(Strained(TAKEN_IN, percent(heat, PERSPECTIVE_SHARE)))
        else:
            found.append(Strained(HOSTILITY, heat))
    # On top of the other, with a calm caller too: not meaning it is what tires.
    if technique in SURFACE:
        found.append(Strained(SURFACE_ONLY, SURFACE_ANSWER))
    return tuple(found)


def strained_by(strain: int, turns: Iterable[Turn]) -> int:
    """Return the strain (0 to 100,000 thousandths of a point) after some turns of a call."""
    return bounded(strain + sum(each.amount for turn in turns for each in strained(turn)))


def _technique(turn: Turn) -> Technique | None:
    if isinstance(turn.event, Say):
        return turn.before.current_scene.replies[turn.event.reply].technique
    return T.LISTEN if isinstance(turn.event, Listen) else None
