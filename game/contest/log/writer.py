"""Writing to a log from many threads: one thread commits, and what waits goes in together."""

from collections.abc import Callable, Iterable
from concurrent.futures import Future
from contextlib import suppress
from threading import Condition, Thread, current_thread

from attrs import frozen

from game.contest.log.changes import Change
from game.contest.log.errors import LogUnavailable
from game.contest.log.log_file import LogFile
from game.errors import CallcraftError


@frozen
class _Piece:
    """What was added at once, and who waits for it."""

    bodies: tuple[str, ...]
    changes: tuple[Change, ...]
    future: Future[int]


class LogWriter:
    """The one that appends to a log, in the order in which it is asked to.

    The first commit that fails is the last thing it tries: what the program has in memory is ahead
    of the log by then, and to write on would make a log of something that never happened.
    """

    def __init__(
        self, log: LogFile, on_failure: Callable[[Exception], object] | None = None
    ) -> None:
        """Begin to write to a log, which stays open until its owner closes it after this.

        `on_failure` is called once, in the writer's thread, when everybody who waits knows.
        """
        self._log = log
        self._on_failure = on_failure
        self._wake = Condition()
        # These three are read and changed only by who has `_wake`.
        self._waiting: list[_Piece] = []
        self._closed = False
        self._failed: Exception | None = None
        # What is being written; only the thread itself knows of it.
        self._batch: list[_Piece] = []
        # Not one that the program's end waits for: then nobody is there any more to close it.
        self._thread = Thread(target=self._run, name="log writer", daemon=True)
        self._thread.start()

    @property
    def failed(self) -> Exception | None:
        """What kept it from writing; None as long as nothing did."""
        return self._failed

    def add(self, bodies: Iterable[str], changes: Iterable[Change] = ()) -> Future[int]:
        """Ask for entries and changes to be written, in one transaction, and return at once.

        The future gives the number of the last of these entries (of the log's last one, if there
        are none) when they are on the disk, and the error where they never will be. It cannot be
        cancelled. What waits for it is called in the writer's thread and holds up the next commit.

        UnicodeEncodeError, with nothing added, for a text that cannot be written in UTF-8.
        """
        piece = _Piece(tuple(bodies), tuple(changes), Future())
        for body in piece.bodies:
            # Here, as in the thread it would be an error for everybody.
            body.encode()
        piece.future.set_running_or_notify_cancel()
        with self._wake:
            refusal = self._refusal()
            if refusal is None:
                self._waiting.append(piece)
                self._wake.notify_all()
        # Without the lock, as whoever is told may add something else.
        if refusal is not None:
            piece.future.set_exception(refusal)
        return piece.future

    def close(self) -> None:
        """Write what waits and end; more than once does no harm."""
        with self._wake:
            self._closed = True
            self._wake.notify_all()
        # The thread itself, called back for a future, cannot wait for its own end.
        if current_thread() is not self._thread:
            self._thread.join()

    def _refusal(self) -> Exception | None:
        if self._failed is None and self._closed:
            return LogUnavailable(self._log.path, "its writer is closed")
        return self._failed

    def _run(self) -> None:
        try:
            while self._take():
                self._commit()
            # Everything is on the disk by now; an untidy journal is put away when next opened.
            with suppress(CallcraftError):
                self._log.checkpoint()
        except Exception as error:  # noqa: BLE001 - whatever it is, those who wait have to know
            self._fail(error)
        finally:
            # Also where something ended the thread that is no Exception: nobody may wait for ever.
            self._abandon()

    def _take(self) -> bool:
        """Wait for something to write; return whether there is any, or it was closed instead."""
        with self._wake:
            while not self._waiting and not self._closed:
                self._wake.wait()
            self._batch, self._waiting = self._waiting, []
        return bool(self._batch)

    def _commit(self) -> None:
        """Write all of a batch in one transaction, then tell everybody."""
        bodies = [body for piece in self._batch for body in piece.bodies]
        changes = [change for piece in self._batch for change in piece.changes]
        number = self._log.append(bodies, changes).number - len(bodies)
        for piece in self._batch:
            number += len(piece.bodies)
            piece.future.set_result(number)

    def _fail(self, error: Exception) -> None:
        with self._wake:
            self._failed = error
        self._tell(error)
        if self._on_failure is not None:
            self._on_failure(error)

    def _abandon(self) -> None:
        with self._wake:
            if not self._closed and self._failed is None:
                self._failed = LogUnavailable(self._log.path, "its writer has stopped")
            self._closed = True
        self._tell(self._failed or LogUnavailable(self._log.path, "its writer is closed"))

    def _tell(self, error: Exception) -> None:
        """Tell an error to everybody who waits."""
        with self._wake:
            waiting, self._waiting = self._batch + self._waiting, []
        self._batch = []
        for piece in waiting:
            if not piece.future.done():
                piece.future.set_exception(error)
