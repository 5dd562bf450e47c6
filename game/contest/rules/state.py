"""Where a room stands: everything that decides what can happen next, and the results."""

from collections.abc import Mapping

from attrs import field, frozen

from game.call import Level
from game.contest.rules.board import FrozenBoard
from game.contest.rules.events import RoomOpened
from game.contest.rules.seat import Seat


@frozen(slots=False)
class RoomState:
    """A room at one moment."""

    opened: RoomOpened
    """How it was made."""
    levels: tuple[Level, ...] = field(eq=False, repr=False)
    """The levels of its calls, in their order."""
    limit: int
    """How long it runs, in milliseconds, pauses not counted."""
    at: int = 0
    """The contest time of the last event, in milliseconds."""
    seats: Mapping[int, Seat] = field(factory=dict)
    """Everybody who came in, by number; also those who were removed."""
    admits: bool = False
    """Whether people may come in while it runs."""
    starts: int | None = None
    """The contest time at which the calls begin; None before that is known."""
    paused: int | None = None
    """The contest time since which all clocks stand still; None while they run."""
    stood: int = 0
    """How long the pauses before that were, in milliseconds."""
    closed: int | None = None
    """The contest time at which it closed; None before."""
    frozen: FrozenBoard | None = None
    """The board that is shown instead of the one as it is; None where that is shown."""
