"""Looking at the journal that a host left behind, before SQLite does.

SQLite reads a journal up to the first frame that is not sound and says nothing of what follows.
That is right for a write that was cut off. Where frames were damaged later, though, entries would
be gone that had been acknowledged (the format: sqlite.org/fileformat2.html, "The Write-Ahead Log").
"""

from collections.abc import Iterator
from pathlib import Path
from struct import Struct
from typing import Final

from attrs import frozen

from game.contest.log.errors import LogDamaged, LogUnavailable

TORN: Final = "The last write was torn. Nothing in it had been acknowledged. "
UNSOUND: Final = (
    "The end of the journal is not sound and was left out. "
    "After a loss of power that is no harm: nothing in it had been acknowledged. "
)

_HEADER: Final = Struct(">8I")
"""Magic, version, size of a page, number of checkpoint, two salts, two sums."""
_FRAME: Final = Struct(">6I")
"""Number of the page, pages in the database (0 unless it ends a commit), two salts, two sums."""
_SALTS: Final = slice(2, 4)
_SUMS: Final = slice(4, 6)
_SUMMED_OF_HEADER: Final = 24
"""Bytes of the header that its sums are made of."""
_SUMMED_OF_FRAME: Final = 8
"""Bytes of a frame's own header that its sums are made of, before those of its page."""
_BIG: Final = 1
"""What the last bit of the magic says: whether sums are made of words with the high byte first."""

Sums = tuple[int, int]


@frozen
class _Frame:
    """A frame that was written since the journal was last begun anew."""

    sound: bool
    """Whether its sums are right, and those of every frame before it."""
    ends_commit: bool
    """Whether it is the last of a commit."""


def look_at_journal(path: Path) -> str:
    """Return in sentences what is wrong with the last write to a log; empty where nothing is.

    LogDamaged where a write is not sound and another came after it: the first had been acknowledged
    by then, since only one is written at a time.
    """
    content = _read(path)
    if len(content) <= _HEADER.size:
        return TORN if 0 < len(content) < _HEADER.size else ""
    magic, _, page, _, *salts, first, second = _HEADER.unpack_from(content)
    words = Struct(">II" if magic & _BIG else "<II")
    if _added(words, (0, 0), content[:_SUMMED_OF_HEADER]) != (first, second):
        raise LogDamaged(path, "its journal is damaged in the header")
    frames = list(_frames(content, page, tuple(salts), words))
    lost = [frame.ends_commit for frame in frames if not frame.sound]
    if any(lost[:-1]):
        number = len(frames) - len(lost) + 1
        raise LogDamaged(path, f"its journal is damaged in frame {number}, and others follow")
    if (len(content) - _HEADER.size) % (page + _FRAME.size):
        return TORN
    return UNSOUND if lost else ""


def _read(path: Path) -> bytes:
    try:
        return path.with_name(f"{path.name}-wal").read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise LogUnavailable(path, error.strerror or "its journal cannot be read") from error


def _frames(content: bytes, page: int, salts: tuple[int, ...], words: Struct) -> Iterator[_Frame]:
    """Yield the frames that have the header's salts; others are left from before it was written."""
    sums = _added(words, (0, 0), content[:_SUMMED_OF_HEADER])
    sound = True
    size = _FRAME.size + page
    for begin in range(_HEADER.size, len(content) - size + 1, size):
        header = _FRAME.unpack_from(content, begin)
        if header[_SALTS] != salts:
            sound = False
            continue
        # Sums go on from frame to frame: once they are wrong, none of the others can be right.
        if sound:
            sums = _added(words, sums, content[begin : begin + _SUMMED_OF_FRAME])
            sums = _added(words, sums, content[begin + _FRAME.size : begin + size])
            sound = sums == header[_SUMS]
        yield _Frame(sound, ends_commit=header[1] != 0)


def _added(words: Struct, sums: Sums, content: bytes) -> Sums:
    """Return the sums after some more bytes."""
    first, second = sums
    for one, other in words.iter_unpack(content):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return first, second
