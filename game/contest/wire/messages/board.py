"""What a host says to a board that everybody may see."""

from attrs import frozen

from game.contest.rules.clock import RoomPhase


@frozen
class BoardRow:
    """A player on the board that everybody may see."""

    place: int
    """From 1; who is equal in everything shares a place. 0 before the calls begin."""
    seat: int
    """The number of the seat."""
    name: str
    """What it is called."""
    team: str
    """The team it plays for; empty where there are none."""
    points: int
    """The sum of the scores of its calls, as they stand."""
    done: int
    """How many of them are over."""


@frozen
class BoardTeam:
    """A team on the board that everybody may see."""

    place: int
    """From 1; who is equal shares a place."""
    name: str
    """What it is called."""
    points: int
    """The mean of its best members, rounded down."""
    members: int
    """How many play for it."""


@frozen
class BoardNews:
    """The board, sent when anything in it changes."""

    title: str
    """What the room is called."""
    calls: int
    """How many calls are played."""
    code: str
    """The code to join by; empty while nobody is let in."""
    addresses: tuple[str, ...]
    """Where one can join."""
    rows: tuple[BoardRow, ...]
    """Everybody who plays, the best first; before the calls begin, as they came in."""
    teams: tuple[BoardTeam, ...]
    """The teams, the best first; empty where there are none, and before the calls begin."""
    frozen: bool
    """Whether it is shown as it stood, and not as it stands."""


@frozen
class BoardClock:
    """The clock beside the board, sent once a second, and when what the room does changes."""

    phase: RoomPhase
    """What the room is doing."""
    left: int
    """How long it still runs, in milliseconds."""
    begins: int
    """How long until the calls begin, in milliseconds, in the countdown; else 0."""
    since: int | None
    """How long ago the board was frozen, in milliseconds; None where it is not."""
