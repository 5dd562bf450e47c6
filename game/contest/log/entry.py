"""What an entry of the log is, and the chain of digests that shows whether one was changed."""

import hashlib
from typing import Final

from attrs import frozen

START: Final = bytes(32)
"""What the first entry is chained to: the digest of a log without any."""


@frozen
class LogEntry:
    """One entry, as it stands in the log for good."""

    number: int
    """Its place, from 1 without gaps."""
    body: str
    """A text that means nothing to the log."""
    digest: bytes
    """SHA-256 of the digest before it and of its body: it stands for everything up to here."""


@frozen
class LogPosition:
    """A place in a log, and what is in it up to there."""

    number: int
    """The entry that it stands behind; 0 before the first."""
    digest: bytes
    """The digest of that entry, START before the first."""


BEGINNING: Final = LogPosition(0, START)
"""Where a log begins."""


def chained(previous: bytes, body: str) -> bytes:
    """Return the digest of an entry that follows one with the digest `previous`."""
    return hashlib.sha256(previous + body.encode()).digest()
