"""Calls that a program left behind when it was killed: found, read, and given back."""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from game.call import RULES_VERSION, Level
from game.errors import CallcraftError
from game.level import read_level
from game.play.session import Session
from game.record.attempt import Attempt, LiveCall, Origin
from game.record.autosave import FOLDER, lock_of, release_folder
from game.record.call_file import ENDING, read_call_file

if TYPE_CHECKING:
    from game.record.lock import FileLock


@frozen
class Leftover:
    """A call that a program left behind."""

    attempt: Attempt
    """The attempt it is, as far as its file is whole."""
    source: str
    """The text of its level."""
    file: Path
    """Where it lies."""
    left: bool = False
    """Whether the player had left it: then it only waits for the record, and is not offered."""

    def live_call(self) -> LiveCall | None:
        """Return the call where it was cut off, to be played on; None where it cannot be.

        That is so where it was left, is over, was played under other rules, or is damaged.
        """
        # Only under the rules of today, even where a replay would agree: from here on new moves are
        # added, and a log has one version of the rules for all of it.
        reading = read_level(self.source)
        sound = reading.level is not None and reading.digest == self.attempt.level_digest
        if self.left or not sound or self.attempt.rules != RULES_VERSION:
            return None
        session = _session(self.attempt, reading.level)
        if session is None or session.state.over or not session.state.answered:
            return None
        origin = Origin(self.attempt.level_digest, self.attempt.level_name, self.source)
        return LiveCall(session, origin, self.attempt.started_at, self.attempt.id)


class Leftovers:
    """What programs that run no more have left in the folder of a record.

    As long as it is open, no other program finds the same.
    """

    def __init__(self, folder: Path | None) -> None:
        self._home = folder / FOLDER if folder else None
        self._claimed: dict[Path, FileLock] = {}

    def find(self) -> tuple[Leftover, ...]:
        """Return the calls that were left behind, the oldest first; none where nothing is read."""
        # Whatever cannot be read is passed over: it must not keep anybody from playing.
        with suppress(OSError):
            homes = self._home.iterdir() if self._home else ()
            for folder in sorted(each for each in homes if each.is_dir()):
                self._claim(folder)
        found = [each for folder in self._claimed for each in _in(folder)]
        return tuple(sorted(found, key=lambda each: each.attempt.started_at))

    def settle(self, leftover: Leftover) -> None:
        """Take a call away: it is kept, and does not go on."""
        with suppress(OSError):
            leftover.file.unlink(missing_ok=True)

    def close(self) -> None:
        """Let others find what is still there."""
        for folder, lock in self._claimed.items():
            release_folder(folder, lock)
        self._claimed.clear()

    def _claim(self, folder: Path) -> None:
        # Taken again, a lock of this very program would be refused like that of another one.
        if folder in self._claimed:
            return
        lock = lock_of(folder)
        with suppress(OSError):  # its program is still running, or another one is looking
            lock.acquire()
            self._claimed[folder] = lock


def _in(folder: Path) -> Iterator[Leftover]:
    for file in sorted(folder.glob(f"*{ENDING}")):
        with suppress(OSError):
            found = read_call_file(file)
            if found is not None:
                attempt, source, left = found
                yield Leftover(_with_end(attempt, source), source, file, left)


def _with_end(attempt: Attempt, source: str) -> Attempt:
    """Return an attempt that says whether its call is over."""
    level = read_level(source).level
    session = _session(attempt, level) if level else None
    return evolve(attempt, finished=session is not None and session.state.over)


def _session(attempt: Attempt, level: Level | None) -> Session | None:
    """Return a call as its log leaves it; None where the log does not replay."""
    if level is None:
        return None
    session = Session(level, attempt.seed)
    try:
        for event in attempt.events():
            session.send(event)
    except CallcraftError:
        return None
    return session
