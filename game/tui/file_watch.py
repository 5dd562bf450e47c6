"""Tells when a file has changed and come to rest, from what the system says of it now and then.

Editors empty a file before they write it, or move a new one into its place: whoever reads too soon
reads half of it, or nothing.
"""

import os
from enum import Enum, auto
from pathlib import Path
from typing import Final

Sign = tuple[int, int, int, int]
"""What changes when a file does: when it was written, its size, which file it is, and when
anything else about it was changed, such as who may read it."""

LOOK: Final = 0.05
"""Seconds between two looks. A file is at rest where two of them see the same."""

BLANK: Final = 0.5
"""Seconds after which a file that is empty or gone is taken to stay so."""


class FileChange(Enum):
    """What has become of the file."""

    CHANGED = auto()
    MISSING = auto()


def sign_of(path: Path) -> Sign | None:
    """Return the sign of a file; None where there is none, or none that may be looked at."""
    try:
        found = os.stat(path)  # noqa: PTH116 - twenty times a second; this is the quickest
    # Python raises ValueError for a path that no system could have, such as one with a zero byte.
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_ctime_ns


class FileWatch:
    """Compares what is seen of a file with what was `known` of it when it was last read."""

    def __init__(self, known: Sign | None) -> None:
        self._known = self._seen = known
        self._since = 0.0

    def look(self, sign: Sign | None, now: float) -> FileChange | None:
        """Return what has become of the file, once; `now` in seconds that never run back."""
        # Still being written: only the next look can tell whether it rests.
        if sign != self._seen:
            self._seen, self._since = sign, now
            return None
        blank = sign is None or not sign[1]
        if sign == self._known or (blank and now - self._since < BLANK):
            return None
        self._known = sign
        return FileChange.MISSING if sign is None else FileChange.CHANGED
