"""Calls that go on, written beside the record behind the play, for when the program is killed.

Each program has a folder of its own, and a lock of the operating system on it that goes with the
program, however that ends.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Final

from attrs import define

from game.files import make_folder
from game.record.attempt import Attempt, LiveCall, new_id
from game.record.call_file import ENDING, CallFile, written_whole
from game.record.lock import FileLock
from game.resources import data_folder

FOLDER: Final = "unfinished"
"""Where the calls lie, in the folder of the record."""

LOCK_ENDING: Final = ".lock"
"""How the name of a lock ends. It lies beside its folder, which could not be taken away else."""

INTERVAL: Final = 0.25
"""Seconds between two looks at what has happened; so much of a call can be lost, and no more."""

_LAST: Final = 0.5
"""Seconds that anybody waits for what is just being written: a disk may answer no more."""


class Autosave:
    """Follows calls from a thread of its own, so that no disk ever holds up the play.

    Where nothing can be written, nothing is: that calls cannot be kept is the record's to tell.
    """

    def __init__(self, folder: Path | None) -> None:
        # What is new and what is gone may be added to from any thread without a lock; all the rest
        # is touched only by whoever holds `_busy`.
        self._home = folder / FOLDER if folder else None
        self._own: _OwnFolder | None = None
        self._new: deque[CallFile] = deque()
        self._files: dict[str, CallFile] = {}
        self._gone: deque[str] = deque()
        self._busy = Lock()
        self._closed = Event()
        self._thread: Thread | None = None

    @classmethod
    def in_data_folder(cls) -> "Autosave":
        """Return one for the user's data folder; it writes nothing where there is no place."""
        try:
            return cls(data_folder())
        except OSError:
            return cls(None)

    def follow(self, call: LiveCall, known: Path | None = None) -> None:
        """Write a call as it goes on, from now until it is let go of. It never waits.

        `known`: the file it has where it was cut off, which goes on.
        """
        self._new.append(CallFile(call, known))
        if self._thread is None:
            # A daemon, or a disk that answers no more would keep the program from ending.
            self._thread = Thread(target=self._write_along, name="autosave", daemon=True)
            self._thread.start()

    def let_go(self, identity: str) -> None:
        """Take away what was written of a call: it is kept in the record now."""
        self._gone.append(identity)
        # If something is being written for too long, the thread takes it away the next time.
        with self._alone() as alone:
            if alone:
                self._see_to_calls()

    def leave(self, attempt: Attempt, source: str) -> None:
        """Write a call that the player has left and the record cannot take: the next start can."""
        with self._alone() as alone, suppress(OSError):
            if not alone:
                return
            self._see_to_calls()
            if file := self._files.get(attempt.id):
                file.leave(partial(self._place, attempt.id))
            else:
                self._place(attempt.id).write_bytes(written_whole(attempt, source))

    def close(self) -> None:
        """Write the calls that are still followed to their last event, and let go of the folder."""
        self._closed.set()
        if self._thread is not None:
            self._thread.join(_LAST)
        with self._alone() as alone:
            if not alone:
                return
            self._write_news()
            for file in self._files.values():
                file.close()
            if self._own is not None:
                self._own.release()

    @contextmanager
    def _alone(self) -> Iterator[bool]:
        """Yield whether nothing is being written now, and nothing will be meanwhile."""
        alone = self._busy.acquire(timeout=_LAST)
        try:
            yield alone
        finally:
            if alone:
                self._busy.release()

    def _write_along(self) -> None:
        while not self._closed.wait(INTERVAL):
            with self._busy:
                self._write_news()

    def _write_news(self) -> None:
        self._see_to_calls()
        for identity, file in self._files.items():
            # It is tried again the next time; in the end the record is what counts.
            with suppress(OSError):
                file.write_news(partial(self._place, identity))

    def _see_to_calls(self) -> None:
        """Take in the calls that have come, and take away those that were let go of."""
        while self._new:
            file = self._new.popleft()
            self._files[file.call.id] = file
        while self._gone:
            gone = self._files.pop(self._gone.popleft(), None)
            if gone is not None:
                gone.take_away()

    def _place(self, identity: str) -> Path:
        """Return where a call's file lies, in the folder that is this program's alone."""
        if self._home is None:
            message = "There is no place to write calls in."
            raise FileNotFoundError(message)
        if self._own is None:
            self._own = _OwnFolder.taken(self._home)
        return self._own.path / f"{identity}{ENDING}"


@define
class _OwnFolder:
    """This program's folder for the calls that go on in it."""

    path: Path
    """The folder."""
    _lock: FileLock
    """The lock by which other programs know that this one is still running."""

    @classmethod
    def taken(cls, home: Path) -> "_OwnFolder":
        """Return a new folder; OSError where there can be none."""
        make_folder(home)
        path = home / new_id()
        # First the lock: a folder without one is taken for what a dead program left behind.
        lock = lock_of(path)
        lock.acquire()
        path.mkdir()
        return cls(path, lock)

    def release(self) -> None:
        """Let go of the folder; it goes unless a call is still in it."""
        release_folder(self.path, self._lock)


def lock_of(folder: Path) -> FileLock:
    """Return the lock of a program's folder, not taken yet."""
    return FileLock(folder.with_name(f"{folder.name}{LOCK_ENDING}"))


def release_folder(folder: Path, lock: FileLock) -> None:
    """Let go of a program's folder; it goes, and all around it, unless something is still in it."""
    # A folder that is not empty stays, by an error of its own: nothing has to be looked at first.
    with suppress(OSError):
        folder.rmdir()
    lock.release(for_good=not folder.exists())
    with suppress(OSError):
        folder.parent.rmdir()
