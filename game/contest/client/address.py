"""The address of a room as somebody typed it, or followed it from a link."""

from typing import Final
from urllib.parse import urlsplit

from attrs import frozen

from game.contest.identity.codes import read_code
from game.contest.wire.encoding import ROOM_PATH
from game.errors import CallcraftError
from game.text import clean

_LONGEST: Final = 500
_LONGEST_LABEL: Final = 63
"""Bytes between two dots in the name of a host (RFC 1035, 2.3.4)."""
_NEVER: Final = frozenset('<>"\\^`{|}')


class BadAddress(CallcraftError, ValueError):
    """What is no address of a room."""


@frozen
class RoomAddress:
    """Where a room is."""

    origin: str
    """The scheme, host and port: http://192.168.1.20:8137."""
    code: str = ""
    """The code that stood behind it, as in a link to join; empty where none did."""

    @property
    def url(self) -> str:
        """Where the room is spoken with."""
        return f"{self.origin}{ROOM_PATH}"


def port_of(address: str) -> int:
    """Return the port of an address, 0 where it names none; BadAddress where it is none."""
    return urlsplit(read_address(address).origin).port or 0


def read_address(typed: str) -> RoomAddress:
    """Return the address that somebody typed; BadAddress where it is none."""
    text = typed.strip()
    if "://" not in text:
        text = f"http://{text}"
    try:
        parts = urlsplit(text[:_LONGEST])
        scheme, host, port = parts.scheme, parts.hostname or "", parts.port
    except ValueError:
        raise _no_address(typed) from None
    if scheme not in ("http", "https") or not _can_be_host(host) or len(text) > _LONGEST:
        raise _no_address(typed)
    place = f"[{host}]" if ":" in host else host
    number = "" if port is None else f":{port}"
    return RoomAddress(f"{scheme}://{place}{number}", read_code(parts.fragment) or "")


def _no_address(typed: str) -> BadAddress:
    return BadAddress(
        f"{clean(typed):.60} is no address of a room. Type it as the host shows it, "
        "such as http://192.168.1.20:8137."
    )


def _can_be_host(host: str) -> bool:
    # Python's own reading lets spaces and signs pass that no name of a host has.
    if not host or any(each.isspace() or not each.isprintable() for each in host):
        return False
    if not _NEVER.isdisjoint(host):
        return False
    # What the system is asked for: a name in other letters is longer there.
    try:
        labels = host.encode("idna").split(b".")
    except UnicodeError:
        return False
    return all(0 < len(label) <= _LONGEST_LABEL for label in labels[:-1])
