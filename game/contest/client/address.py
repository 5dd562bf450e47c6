"""The address of a room as somebody typed it, or followed it from a link."""

from typing import Final
from urllib.parse import urlsplit

from attrs import frozen

from game.contest.identity.codes import read_code
from game.contest.wire.encoding import ROOM_PATH
from game.errors import CallcraftError
from game.text import clean

_LONGEST: Final = 500
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
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    # Python's own reading lets spaces and signs pass that no name of a host has.
    odd = any(sign.isspace() or not sign.isprintable() or sign in _NEVER for sign in host or "")
    if not host or odd or parts.scheme not in ("http", "https") or len(text) > _LONGEST:
        message = (
            f"{clean(typed):.60} is no address of a room. Type it as the host shows it, "
            "such as http://192.168.1.20:8137."
        )
        raise BadAddress(message)
    place = f"[{host}]" if ":" in host else host
    number = "" if port is None else f":{port}"
    return RoomAddress(f"{parts.scheme}://{place}{number}", read_code(parts.fragment) or "")
