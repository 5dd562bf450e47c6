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
    """One event of a call, the state before and after it, and why."""

    before: CallState
    """The state in which the event happened."""
    event: Event
    """What happened."""
    after: CallState
    """The state that came of it."""
    stages: tuple[Stage, ...] = ()
    """The gains as the rules built them up, each rule with all the gains up to it; may be empty."""
    said: tuple[Line, ...] = ()
    """What the caller says because of the event."""
    fit: int | None = None
    """How well a move suited its moment, 0 to 1,000; None for an event that is no move."""

    # Worked out only when somebody asks, and then once: the debrief asks again and again, while
    # exploring makes a turn for every state and never asks.
    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Each rule's share in the change of the meters; together they are that change exactly."""
        return parts_of(self.before.meters, self.stages, self.after.meters)

    def moved(self, meter: Meter) -> int:
        """Return by how much a meter changed, in thousandths of a point."""
        return sum(part.amount for part in self.parts if part.meter is meter)
