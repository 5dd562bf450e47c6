"""The board: who stands where. A ranking of what has happened, worked out anew each time."""

from attrs import frozen


@frozen
class Row:
    """A seat on the board."""

    place: int
    """From 1; who is equal in everything shares a place."""
    seat: int
    """Whose."""
    points: int
    """The sum of the scores of their calls, as they stand."""
    time: int
    """How long these calls have taken, in milliseconds of the calls' own time."""
    done: int
    """How many of them are over."""


@frozen
class TeamRow:
    """A team on the board."""

    place: int
    """From 1; who is equal shares a place."""
    team: int
    """Which, by its place in the room's list."""
    points: int
    """The mean of its best members, rounded down."""
    members: int
    """How many play for it."""


@frozen
class Board:
    """Who stands where."""

    rows: tuple[Row, ...]
    """Everybody who plays, the best first; seats that share a place stand by their number."""
    teams: tuple[TeamRow, ...] = ()
    """The teams, the best first; empty where everyone plays for themselves."""


@frozen
class FrozenBoard:
    """A board as it stood."""

    since: int
    """The contest time since which it is shown."""
    board: Board
    """What is shown."""
