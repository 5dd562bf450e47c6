"""What a host says to a facilitator of how the room stands."""

from attrs import frozen

from game.contest.rules.clock import RoomPhase


@frozen
class SeatStatus:
    """A seat as a facilitator sees it."""

    seat: int
    """Its number."""
    name: str
    """What it is called."""
    team: str
    """Its team; empty where there are none."""
    here: bool
    """Whether it is connected."""
    gone: int
    """How long it has not been, in milliseconds; 0 where it is."""
    call: int
    """Which call it is in, from 0."""
    done: int
    """How many calls are over."""
    points: int
    """Its points as they stand."""
    share: int
    """How much real time becomes one part of its calls, in thousandths."""
    removed: bool
    """Whether it was taken out of the room."""
    place: int = 0
    """Its place on the board as it is; 0 where it is on none, as in the lobby."""
    time: int = 0
    """How long its calls have taken, in milliseconds of the calls' own time."""


@frozen
class TeamStatus:
    """A team as a facilitator sees it."""

    place: int
    """Its place on the board as it is; who is equal shares one."""
    name: str
    """What it is called."""
    points: int
    """The mean of its best members, rounded down."""


@frozen
class Status:
    """How the room stands, as a facilitator sees it."""

    id: int
    """The number of the message."""
    title: str
    """What the room is called."""
    phase: RoomPhase
    """What it is doing."""
    left: int
    """How long it still runs, in milliseconds."""
    limit: int
    """How long it runs in all, in milliseconds."""
    admits: bool
    """Whether people may come in late."""
    frozen: bool
    """Whether the board is frozen."""
    calls: tuple[str, ...]
    """The titles of the calls."""
    code: str
    """The code to join by."""
    seats: tuple[SeatStatus, ...]
    """Everybody who came in."""
    addresses: tuple[str, ...] = ()
    """Where one joins, the best first; empty where nobody can."""
    begins: int = 0
    """How long until the calls begin, in milliseconds, in the countdown; else 0."""
    since: int | None = None
    """How long ago the board was frozen, in milliseconds; None where it is not."""
    digest: str = ""
    """What stands for the log of a room that is closed; empty before."""
    teams: tuple[TeamStatus, ...] = ()
    """The teams, the best first; empty where there are none, and before the calls begin."""
