"""What it takes to join a room."""

from ssl import SSLContext

from attrs import field, frozen

from game.contest.client.address import RoomAddress


@frozen
class JoinOrder:
    """A room to be joined."""

    address: RoomAddress
    """Where it is."""
    code: str
    """Its code, as it was typed."""
    name: str | None = None
    """What the player wants to be called; None to be asked."""
    team: str = ""
    """The team they want to play for; empty for any."""
    tls: SSLContext | None = field(default=None, eq=False)
    """What proves the host; None for what the system trusts."""
    as_json: bool = False
    """Whether a line of JSON closes the output."""
