"""A turn: one event of a call with all that came of it."""

from functools import cached_property

from attrs import frozen

from game.call.event import Event
from game.call.meters.explanation import Part, Stage
from game.call.meters.settling import parts_of
from game.call.meters.values import Meter
from game.call.script.level import Line
from game.call.state import CallState


@frozen(slots=False)
class Turn:
    """One event of a call, the state before and after it, and why.

    `stages`: the gains as the rules built them up. `said`: what the caller says because of the
    event. `fit`: how well a move suited the moment (0 to 1,000), None for other events.
    """

    before: CallState
    event: Event
    after: CallState
    stages: tuple[Stage, ...] = ()
    said: tuple[Line, ...] = ()
    fit: int | None = None

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Each rule's share in the change of the meters; the shares add up to it, exactly."""
        return parts_of(self.before.meters, self.stages, self.after.meters)

    def moved(self, meter: Meter) -> int:
        """Return by how much a meter changed, in thousandths of a point."""
        return sum(part.amount for part in self.parts if part.meter is meter)
