"""How a step explains itself: which rule fired, what it moved, by how much, why, on what source."""

from attrs import frozen

from game.call.meters.gains import Gains
from game.call.meters.values import Meter


@frozen(eq=False)
class Rule:
    """A rule of the caller model, told to the trainee.

    `why` is said after the call; `thought` is the caller's side of it, in their own voice;
    `source` names the finding it rests on, empty for a rule of the game itself.
    """

    name: str
    why: str
    thought: str = ""
    source: str = ""


Stage = tuple[Rule, Gains]
"""A rule and the gains of a move as they stood after it."""


@frozen
class Part:
    """One rule's share in a change: `amount` thousandths of a point on `meter`."""

    rule: Rule
    meter: Meter
    amount: int
