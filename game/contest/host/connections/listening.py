"""Where and how a server listens."""

from ssl import SSLContext

from attrs import frozen

from game.contest.identity.addresses import Network


@frozen
class Listening:
    """Where and how a server listens."""

    bind: str = "127.0.0.1"
    """The address it listens on."""
    port: int = 0
    """The port; 0 for any."""
    origins: tuple[str, ...] = ()
    """Origins under which it may be spoken with, beside those of its own addresses."""
    trusted: tuple[Network, ...] = ()
    """Proxies that are believed as to whom they speak for."""
    tls: SSLContext | None = None
    """What it proves itself with; None for plain text."""
    certificate: str = ""
    """The path of the certificate in it; empty for none."""
