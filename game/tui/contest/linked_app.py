"""An app that shows a room over a link which mends itself."""

from ssl import SSLContext

from attrs import field, frozen

from game.contest.client.link import Link, LinkState
from game.contest.wire.messages import Enter, FromHost, Join
from game.settings import remember, setting
from game.tui.base_app import BaseApp

_THEME = "theme"


@frozen
class RoomDoor:
    """Where a room is, and as whom one comes in."""

    url: str
    """Where it is spoken with."""
    first: Enter | Join = field(repr=False)
    """What is said first."""
    tls: SSLContext | None = field(default=None, eq=False)
    """What proves the host; None for what the system trusts."""


class LinkedApp(BaseApp):
    """Keeps a link as long as it runs.

    Subclasses `hear` what comes, and `see` how the link stands.
    """

    def __init__(self, door: RoomDoor, *, ascii_only: bool = False) -> None:
        super().__init__(setting(_THEME), ascii_only=ascii_only)
        self.link = Link(door.url, door.first, self.hear, self.see, door.tls)

    def on_mount(self) -> None:
        """Connect, and stay connected."""
        self.heed_signals()
        self.run_worker(self.link.run())

    def hear(self, message: FromHost) -> None:
        """Take in what the host says, but for answers."""

    def see(self, state: LinkState) -> None:
        """Take in how the link stands now."""

    def remember_theme(self, name: str) -> None:
        """Remember the theme that was chosen."""
        remember(_THEME, name)
