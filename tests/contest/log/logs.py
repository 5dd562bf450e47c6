"""Logs for tests, and ways to damage them that go around the log's own doors."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import strategies as st

from game.contest.log import LogFile

MEMORY = Path("/dev/shm")  # noqa: S108 - it is only where a folder of a random name is made
"""Where there is one, a disk that need not be waited for: a property makes hundreds of logs."""

NAME = "room.log"
"""The file of every log here."""

BODIES = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
"""Generates what an entry may hold: any text that can be written in UTF-8."""


@contextmanager
def folder() -> Iterator[Path]:
    """Yield an empty folder, one for each example of a property."""
    with TemporaryDirectory(dir=MEMORY if MEMORY.is_dir() else None) as name:
        yield Path(name)


def kept(path: Path, bodies: Sequence[str]) -> Path:
    """Keep a log with these bodies in the file at `path`."""
    with closing(LogFile.create(path)) as log:
        log.append(bodies)
    return path


def changed(path: Path, change: str, values: Sequence[object] = ()) -> None:
    """Change the database of a log without its knowing."""
    with closing(sqlite3.connect(path, isolation_level=None)) as database:
        database.execute(change, values)


def bodies_of(log: LogFile) -> list[str]:
    """Return what all entries hold, in order."""
    return [entry.body for entry in log.entries()]


def bytes_of(path: Path) -> bytes:
    """Return the log's file and its journal as they are on the disk."""
    journal = path.with_name(f"{path.name}-wal")
    return path.read_bytes() + (journal.read_bytes() if journal.exists() else b"")
