"""How a step explains itself: which rule fired, what it moved, by how much, why, on what source."""

from attrs import frozen

from game.call.meters.gains import Gains
from game.call.meters.values import Meter


@frozen(eq=False)
class Rule:
    """A rule of the caller model, as it is told to the trainee.

    Each rule is one object, made once; it is compared by identity.
    """

    name: str
    """Its name on our pages, in reports and in docs/evidence.md."""
    why: str
    """What happened and why: a sentence for the trainee, after the call."""
    thought: str = ""
    """The caller's side of it, in their own voice; empty where they would think nothing of it."""
    source: str = ""
    """The finding it rests on, by its key in `sources`; empty for a rule of the game itself."""


Stage = tuple[Rule, Gains]
"""A rule and the gains of a move as they stood after it."""


@frozen
class Part:
    """One rule's share in the change of one meter."""

    rule: Rule
    """The rule at work."""
    meter: Meter
    """The meter it moved."""
    amount: int
    """By how much, in thousandths of a point; never 0. On tension, more is worse."""
