"""A snapshot beside a log: what its entries came to up to a number, so that opening it is quick.

It is never believed against the log: whoever reads one asks the log whether it holds its position.
"""

from hashlib import sha256
from pathlib import Path
from struct import Struct
from typing import Final

from attrs import frozen

from game.contest.log.entry import LogPosition
from game.contest.log.errors import LogUnavailable
from game.files import is_file
from game.saving import save

_MAGIC: Final = b"Callcraft snap\r\n"
"""What every snapshot begins with."""
_VERSION: Final = 1
"""The version of this header. What the data mean has a version of its own."""
_HEADER: Final = Struct(">16sIQ32s")
"""The magic, the version, and a position: the number of an entry and its digest."""
_SUM: Final = sha256().digest_size
"""Bytes of the sum of header and data, which stands between them."""


@frozen
class LogSnapshot:
    """What a log came to up to a position."""

    position: LogPosition
    """The entry that it was taken behind."""
    data: bytes
    """What whoever took it wants to know again."""


def snapshot_path(path: Path) -> Path:
    """Return where the snapshot of the log at `path` lies."""
    return path.with_name(f"{path.name}.snapshot")


def write_snapshot(path: Path, snapshot: LogSnapshot) -> None:
    """Put a snapshot beside the log at `path`, in place of an older one.

    LogUnavailable where that fails; the older one is still there then.
    """
    target, position = snapshot_path(path), snapshot.position
    header = _HEADER.pack(_MAGIC, _VERSION, position.number, position.digest)
    try:
        # Like the log it is its owner's alone; what is written over it takes that along.
        target.touch(mode=0o600)
        save(target, b"".join((header, _sum(header, snapshot.data), snapshot.data)))
    except OSError as error:
        why = f"no snapshot of it can be written ({error.strerror})"
        raise LogUnavailable(path, why) from error


def read_snapshot(path: Path) -> LogSnapshot | None:
    """Return the snapshot beside the log at `path`.

    None where there is none, or one that is torn, changed, of another version or not readable.
    """
    target = snapshot_path(path)
    try:
        # A pipe of that name would be waited for.
        content = target.read_bytes() if is_file(target) else b""
    except OSError:
        return None
    return _read(content)


def _read(content: bytes) -> LogSnapshot | None:
    begin = _HEADER.size + _SUM
    if len(content) < begin:
        return None
    header, data = content[: _HEADER.size], content[begin:]
    magic, version, number, digest = _HEADER.unpack(header)
    if magic != _MAGIC or version != _VERSION:
        return None
    if content[_HEADER.size : begin] != _sum(header, data):
        return None
    return LogSnapshot(LogPosition(number, digest), data)


def _sum(header: bytes, data: bytes) -> bytes:
    total = sha256(header)
    total.update(data)
    return total.digest()
