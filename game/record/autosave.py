"""Calls that go on, written beside the record behind the play, for when the program is killed.

Each program has a folder of its own, and a lock of the operating system on it that goes with the
program, however that ends. Each call is a file of JSON lines: first what it takes to play it again,
then what has happened, with the place in the log from which it holds. Only the end of a log ever
changes, where waits that follow each other are added up.
"""

import json
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from threading import Event as Signal
from threading import Lock, Thread
from typing import TYPE_CHECKING, BinaryIO, Final

from attrs import define, field

from game.call import Event, event_to_data
from game.files import make_folder
from game.record.attempt import Attempt, LiveCall, new_id
from game.resources import data_folder

if TYPE_CHECKING:
    from filelock import BaseFileLock

FOLDER: Final = "unfinished"
"""Where the calls lie, in the folder of the record."""

ENDING: Final = ".call"
LOCK_ENDING: Final = ".lock"

INTERVAL: Final = 0.25
"""Seconds between two looks at what has happened; so much of a call can be lost, and no more."""

_LAST: Final = 1.0
"""Seconds that leaving waits for what is just being written."""


class Autosave:
    """Follows calls from a thread of its own, so that no disk ever holds up the play.

    Where nothing can be written, nothing is: that calls cannot be kept is the record's to tell.
    """

    def __init__(self, folder: Path | None) -> None:
        self._home = folder / FOLDER if folder else None
        self._own: _OwnFolder | None = None
        self._files: dict[str, _CallFile] = {}
        self._busy = Lock()
        self._closed = Signal()
        self._thread: Thread | None = None

    @classmethod
    def in_data_folder(cls) -> "Autosave":
        """Return one for the user's data folder; it writes nothing where there is no place."""
        try:
            return cls(data_folder())
        except OSError:
            return cls(None)

    def follow(self, call: LiveCall) -> None:
        """Write a call as it goes on, from now until it is let go of."""
        with self._busy:
            self._files[call.id] = _CallFile(call)
        if self._thread is None:
            self._thread = Thread(target=self._write_along, name="autosave", daemon=True)
            self._thread.start()

    def let_go(self, identity: str) -> None:
        """Take away what was written of a call: it is kept in the record now."""
        with self._busy:
            file = self._files.pop(identity, None)
            if file is not None:
                file.take_away()

    def leave(self, attempt: Attempt, source: str) -> None:
        """Write a call that the player has left and the record cannot take: the next start can."""
        with self._busy:
            if file := self._files.pop(attempt.id, None):
                file.take_away()
            with suppress(OSError, NotImplementedError):
                lines = [header_of(attempt, source), _piece(0, json.loads(attempt.log)), _LEFT]
                self._place(attempt.id).write_bytes(b"".join(lines))

    def close(self) -> None:
        """Write the calls that are still followed to their last event, and let go of the folder."""
        self._closed.set()
        if self._thread is not None:
            # A disk that answers no more is not waited for.
            self._thread.join(_LAST)
        with self._busy:
            self._write_news()
            for file in self._files.values():
                file.close()
            if self._own is not None:
                self._own.release()

    def _write_along(self) -> None:
        while not self._closed.wait(INTERVAL):
            with self._busy:
                self._write_news()

    def _write_news(self) -> None:
        for identity, file in self._files.items():
            # It is tried again the next time; in the end the record is what counts.
            with suppress(OSError, NotImplementedError):
                file.write_news(partial(self._place, identity))

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
    """This program's folder, and the lock by which others know that it is still running."""

    path: Path
    _lock: "BaseFileLock"

    @classmethod
    def taken(cls, home: Path) -> "_OwnFolder":
        """Return a new folder; OSError where there can be none."""
        make_folder(home)
        path = home / new_id()
        # First the lock: a folder without one is taken for what a dead program left behind.
        lock = lock_of(path)
        lock.acquire(blocking=False)
        path.mkdir()
        return cls(path, lock)

    def release(self) -> None:
        """Let go of the folder; it goes unless a call is still in it."""
        with suppress(OSError):
            self.path.rmdir()
        self._lock.release()
        if not self.path.exists():
            with suppress(OSError):
                lock_path(self.path).unlink(missing_ok=True)
                self.path.parent.rmdir()


@define
class _CallFile:
    """The file of one call. It is made once there is something in the call to write."""

    call: LiveCall
    _written: list[Event] = field(factory=list)
    _file: BinaryIO | None = None
    _torn: bool = False

    def write_news(self, place: Callable[[], Path]) -> None:
        """Write what has happened since the last time; OSError where that cannot be done."""
        events = [turn.event for turn in tuple(self.call.session.turns)]
        start = max(len(self._written) - 1, 0)
        if self._written and events[start] == self._written[start]:
            start += 1
        if start == len(events) or not self.call.session.begun:
            return
        if self._file is None:
            self._file = place().open("xb", buffering=0)
            self._torn = False
            self._file.write(header_of(self.call.attempt(), self.call.origin.source))
        # After a line that broke off, a new one begins; reading passes over what is none.
        piece = _piece(start, [event_to_data(each) for each in events[start:]])
        line, self._torn = (b"\n" if self._torn else b"") + piece, True
        self._file.write(line)
        self._torn = False
        self._written = events

    def take_away(self) -> None:
        """Delete the file."""
        if self._file is not None:
            self._file.close()
            with suppress(OSError):
                Path(self._file.name).unlink(missing_ok=True)

    def close(self) -> None:
        """Leave the file as it is."""
        if self._file is not None:
            self._file.close()


def lock_of(folder: Path) -> "BaseFileLock":
    """Return the lock of a program's folder, not taken yet."""
    # Slow to start, and needed only once a call has begun.
    from filelock import FileLock  # noqa: PLC0415 - see above

    return FileLock(lock_path(folder), thread_local=False)


def lock_path(folder: Path) -> Path:
    """Return where the lock of a program's folder lies."""
    return folder.with_name(f"{folder.name}{LOCK_ENDING}")


def header_of(attempt: Attempt, source: str) -> bytes:
    """Return the first line of a call's file: what it takes to play it again, but for its log."""
    return _line(
        {
            "id": attempt.id,
            "level_digest": attempt.level_digest,
            "level_name": attempt.level_name,
            "title": attempt.title,
            "rules": attempt.rules,
            "seed": attempt.seed,
            "started_at": attempt.started_at,
            "source": source,
        }
    )


def _piece(start: int, events: list[object]) -> bytes:
    return _line({"from": start, "events": events})


def _line(data: object) -> bytes:
    return json.dumps(data, separators=(",", ":")).encode("ascii") + b"\n"


_LEFT: Final = _line({"left": True})
"""The last line of a call that the player left; such a one is not offered again."""
