"""Who somebody is in a room. It follows from the token they hold, never from a name."""

from attrs import frozen


@frozen
class Host:
    """The program that runs the room: its clock, and nothing else."""


@frozen
class Facilitator:
    """Who leads the competition."""


@frozen
class BoardViewer:
    """Who may look at the board, such as a projector."""


@frozen
class SeatHolder:
    """Who plays."""

    seat: int
    """The number of their seat, from 1."""


@frozen
class Stranger:
    """Anybody else; one who names the right code may take a seat."""


Who = Host | Facilitator | BoardViewer | SeatHolder | Stranger
