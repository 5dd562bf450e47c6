"""The keys of a room: a file beside its log, which only its owner can read."""

import json
from collections.abc import Mapping
from pathlib import Path

from attrs import asdict, field, frozen

from game.contest.identity.codes import new_code
from game.contest.identity.tokens import new_token
from game.errors import CallcraftError
from game.saving import save


class NoKeys(CallcraftError):
    """There is no file with the keys of a room, or it holds none."""


@frozen
class RoomKeys:
    """What opens a room."""

    code: str = field(factory=new_code)
    """The code to join by."""
    facilitator: str = field(factory=new_token, repr=False)
    """The token of whoever leads it."""
    board: str = field(factory=new_token, repr=False)
    """The token of the board, which can do nothing but look."""
    address: str = ""
    """Where the host listens, as far as this machine goes: http://127.0.0.1:8137."""
    certificate: str = ""
    """The file of the certificate that the host shows; empty without TLS."""
    hosted: Mapping[str, object] = field(factory=dict)
    """The options by which it listened, so that it is taken up with the same."""


def keys_path(log: Path) -> Path:
    """Return where the keys of a log lie."""
    return log.with_name(f"{log.name}.keys")


def write_keys(log: Path, keys: RoomKeys) -> None:
    """Put the keys beside a log, for its owner alone; OSError where that cannot be."""
    save(keys_path(log), json.dumps(asdict(keys), indent=2).encode() + b"\n", 0o600)


def read_keys(log: Path) -> RoomKeys:
    """Return the keys of a log; NoKeys where there are none."""
    path = keys_path(log)
    try:
        return RoomKeys(**json.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        message = f"There are no keys of a room at {path}."
        raise NoKeys(message) from error
    except (OSError, ValueError, TypeError) as error:
        message = f"The keys of the room at {path} cannot be read."
        raise NoKeys(message) from error
