"""Telling whether the last write to a log was cut off half-way (sqlite.org/fileformat2.html)."""

from pathlib import Path
from typing import Final

from game.contest.log.errors import LogUnavailable

_HEADER: Final = 32
"""Bytes at the beginning of the journal, before its first frame."""
_FRAME_HEADER: Final = 24
"""Bytes before the page in each of its frames."""
_PAGE_SIZE: Final = slice(8, 12)
"""Where its header says how large a page is."""


def is_torn(path: Path) -> bool:
    """Return whether the journal beside a log ends in the middle of a frame.

    SQLite leaves such a frame out, and rightly so: a commit is acknowledged after its last frame
    is on the disk. LogUnavailable where the journal cannot be read.
    """
    try:
        size, header = _size_and_header(path.with_name(f"{path.name}-wal"))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise LogUnavailable(path, error.strerror or "its journal cannot be read") from error
    if len(header) < _HEADER:
        return size > 0
    page = int.from_bytes(header[_PAGE_SIZE], "big")
    return (size - _HEADER) % (page + _FRAME_HEADER) != 0


def _size_and_header(journal: Path) -> tuple[int, bytes]:
    with journal.open("rb") as file:
        return journal.stat().st_size, file.read(_HEADER)
