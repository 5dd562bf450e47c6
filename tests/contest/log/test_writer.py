"""A future is resolved when its entries are on the disk, and never left waiting."""

import sqlite3
from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from contextlib import closing
from pathlib import Path
from threading import Event, Thread

import pytest

from game.contest.log import (
    Change,
    LogFile,
    LogPosition,
    LogUnavailable,
    LogWriter,
    SettingSet,
)
from tests.contest.log.logs import NAME, bodies_of

SOON = 10
"""Seconds within which everything here happens; only what hangs takes so long."""


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LogFile]:
    with closing(LogFile.create(tmp_path / NAME)) as log:
        yield log


class Slow:
    """A log whose commits wait to be allowed, and are counted."""

    def __init__(self, log: LogFile, monkeypatch: pytest.MonkeyPatch) -> None:
        self.groups: list[list[str]] = []
        self.begun = Event()
        self.allowed = Event()
        self.error: BaseException | None = None
        self._append = log.append
        monkeypatch.setattr(log, "append", self._slowly)

    def _slowly(self, bodies: Sequence[str], changes: Sequence[Change]) -> LogPosition:
        self.groups.append(list(bodies))
        self.begun.set()
        assert self.allowed.wait(SOON)
        if self.error is not None:
            raise self.error
        return self._append(bodies, changes)


def test_each_future_gives_the_number_of_its_last_entry(log: LogFile) -> None:
    with closing(LogWriter(log)) as writer:
        futures = [writer.add(bodies) for bodies in (["a"], ["b", "c"], [], ["d"])]
        assert [future.result(SOON) for future in futures] == [1, 3, 3, 4]
    assert bodies_of(log) == ["a", "b", "c", "d"]


def test_a_future_is_resolved_after_its_commit_and_not_before(log: LogFile) -> None:
    seen: list[int] = []

    def look(future: Future[int]) -> None:
        with closing(sqlite3.connect(log.path)) as database:
            there = database.execute("SELECT max(number) FROM entries").fetchone()[0] or 0
            seen.append(there - future.result())

    with closing(LogWriter(log)) as writer:
        for _ in range(50):
            writer.add(["entry"]).add_done_callback(look)
    assert len(seen) == 50
    assert min(seen) >= 0


def test_what_waits_goes_in_one_transaction(log: LogFile, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(log, monkeypatch)
    with closing(LogWriter(log)) as writer:
        first = writer.add(["0"])
        assert slow.begun.wait(SOON)
        later = [writer.add([str(number)], [SettingSet("last", str(number))]) for number in (1, 2)]
        assert not first.done()
        slow.allowed.set()
        assert [future.result(SOON) for future in (first, *later)] == [1, 2, 3]
    assert slow.groups == [["0"], ["1", "2"]]
    assert log.settings() == {"last": "2"}


def test_many_threads_add_and_each_keeps_its_order(log: LogFile) -> None:
    with closing(LogWriter(log)) as writer:

        def add(name: int) -> None:
            for number in range(100):
                writer.add([f"{name} {number}"])

        threads = [Thread(target=add, args=(name,)) for name in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(SOON)
    bodies = bodies_of(log)
    assert len(bodies) == 400
    for name in range(4):
        mine = [body for body in bodies if body.startswith(f"{name} ")]
        assert mine == [f"{name} {number}" for number in range(100)]


def test_what_waits_is_written_when_it_is_closed(log: LogFile) -> None:
    writer = LogWriter(log)
    futures = [writer.add([str(number)]) for number in range(1_000)]
    writer.close()
    assert all(future.done() for future in futures)
    assert log.last.number == 1_000
    assert log.path.with_name(f"{NAME}-wal").stat().st_size == 0
    writer.close()
    assert writer.failed is None
    with pytest.raises(LogUnavailable, match="its writer is closed"):
        writer.add(["late"]).result(SOON)
    assert log.last.number == 1_000


@pytest.mark.parametrize(
    "error", [sqlite3.OperationalError("disk I/O error"), OverflowError("too large")]
)
def test_after_a_failure_everybody_knows_and_nothing_is_written(
    log: LogFile, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    slow = Slow(log, monkeypatch)
    slow.error = error
    told: list[Exception] = []
    writer = LogWriter(log, on_failure=told.append)
    futures = [writer.add(["first"])]
    assert slow.begun.wait(SOON)
    futures.append(writer.add(["waits"]))
    slow.allowed.set()
    assert [future.exception(SOON) for future in futures] == [error, error]
    slow.error = None
    assert writer.add(["later"]).exception(SOON) is error
    writer.close()
    assert writer.add(["after the end"]).exception(SOON) is error
    assert writer.failed is error
    assert told == [error]
    assert slow.groups == [["first"]]
    assert log.last.number == 0


# That the thread ends like this is what pytest would warn of.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_nobody_waits_for_a_thread_that_was_ended(
    log: LogFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    slow = Slow(log, monkeypatch)
    slow.error = SystemExit()
    writer = LogWriter(log)
    futures = [writer.add(["first"])]
    assert slow.begun.wait(SOON)
    futures.append(writer.add(["waits"]))
    slow.allowed.set()
    for future in [*futures, writer.add(["later"])]:
        assert isinstance(future.exception(SOON), LogUnavailable)
    assert isinstance(writer.failed, LogUnavailable)
    writer.close()


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_nobody_waits_for_a_thread_that_a_callback_ended(
    log: LogFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def end(_: Future[int]) -> None:
        raise SystemExit

    slow = Slow(log, monkeypatch)
    writer = LogWriter(log)
    writer.add(["first"])
    assert slow.begun.wait(SOON)
    told, untold = writer.add(["told"]), writer.add(["untold"])
    told.add_done_callback(end)
    slow.allowed.set()
    assert told.result(SOON) == 2
    assert isinstance(untold.exception(SOON), LogUnavailable)
    assert isinstance(writer.add(["later"]).exception(SOON), LogUnavailable)
    writer.close()


def test_a_callback_may_add_and_close(log: LogFile) -> None:
    writer = LogWriter(log)
    ended = Event()

    def answer(_: Future[int]) -> None:
        writer.add(["answer"])
        writer.close()
        writer.add(["late"]).add_done_callback(lambda _: ended.set())

    writer.add(["question"]).add_done_callback(answer)
    assert ended.wait(SOON)
    writer.close()
    assert bodies_of(log) == ["question", "answer"]


def test_a_text_that_no_file_can_hold_is_refused_at_once(log: LogFile) -> None:
    with closing(LogWriter(log)) as writer:
        with pytest.raises(UnicodeEncodeError):
            writer.add(["fine", "\ud800"])
        assert writer.add(["next"]).result(SOON) == 1


def test_what_was_added_cannot_be_cancelled(log: LogFile, monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow(log, monkeypatch)
    with closing(LogWriter(log)) as writer:
        future = writer.add(["first"])
        assert not future.cancel()
        slow.allowed.set()
        assert future.result(SOON) == 1
