"""The addresses of this machine, found without sending anything, so that it works offline."""

import socket
import sys
from contextlib import suppress
from typing import Final

_FAR: Final = (
    (socket.AF_INET, "192.0.2.1"),
    (socket.AF_INET, "10.255.255.254"),
    (socket.AF_INET, "172.31.255.254"),
    (socket.AF_INET, "192.168.255.254"),
    (socket.AF_INET6, "2001:db8::1"),
    (socket.AF_INET6, "fd00::1"),
)
"""Places elsewhere, in the networks for examples and in those of offices and homes."""

_DISCARD: Final = 9
"""A port that nobody answers at; nothing is sent there."""


def machine_addresses() -> list[str]:
    """Return the addresses of this machine, of every kind.

    Those come first under which it would speak with others: on a network card for programs on this
    machine alone, such as those in containers, nobody else reaches it.
    """
    return [*dict.fromkeys((*_by_route(), *_by_system()))]


def _by_route() -> list[str]:
    """Return the addresses under which this machine would speak with others."""
    found = []
    for family, far in _FAR:
        # Where there is no way to there, or no such kind of address at all.
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            # For datagrams this only looks up the way.
            probe.connect((far, _DISCARD))
            found.append(str(probe.getsockname()[0]))
    return found


if sys.platform == "linux":
    import fcntl

    _ASK_ADDRESS: Final = 0x8915
    """SIOCGIFADDR of linux/sockios.h."""

    def _by_system() -> list[str]:
        """Return the first IPv4 address of every network card.

        Not by the machine's name, which may be asked of a server that is long silent.
        """
        found = []
        with suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
            for _, name in socket.if_nameindex():
                # A card without an address.
                with suppress(OSError):
                    answer = fcntl.ioctl(probe, _ASK_ADDRESS, name.encode()[:15].ljust(40, b"\0"))
                    # Behind the name (16 bytes), the family (2) and the port (2).
                    found.append(socket.inet_ntoa(answer[20:24]))
        return found

else:

    def _by_system() -> list[str]:
        """Return the addresses that Windows and macOS know under the machine's own name."""
        with suppress(OSError, UnicodeError):
            return [str(each[4][0]) for each in socket.getaddrinfo(socket.gethostname(), None)]
        return []
