"""Calls written as they go on, and found again after a program was killed."""

import errno
import io
import json
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Event as Signal
from time import monotonic, sleep
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.call import Answer, Event, Listen, Wait
from game.play.session import Session
from game.record import LiveCall, Origin, Standing, open_store
from game.record.autosave import FOLDER, INTERVAL
from game.record.call_file import CallFile, read_call_file
from game.record.lock import FileLock
from tests.play.tiny import ACKNOWLEDGE, GOOD_CALL, OFFER, TINY, tiny_level
from tests.record.calls import DIGEST, RECORD, attempt, begun

PATIENCE = 30.0

PLAYS = """
import sys, time
from pathlib import Path
from game.call import Answer, Listen, Wait
from game.record import open_store
from tests.record.test_autosave import live
call = live()
store = open_store(Path(sys.argv[1]))
store.follow(call)
for event in (Answer(), Listen(), Wait(5_000)):
    call.session.send(event)
print(flush=True)
input()
"""


def live(*events: Event) -> LiveCall:
    """Return a call at the tiny level that goes on."""
    session = Session(tiny_level(), 7)
    for event in events:
        session.send(event)
    return LiveCall(session, Origin(DIGEST, "tiny", TINY))


def files(folder: Path) -> list[Path]:
    """Return the files of calls that go on, or were cut off."""
    return sorted((folder / FOLDER).glob("*/*.call"))


def wait_for(folder: Path, count: int = 1) -> None:
    """Wait until so many calls are written."""
    end = monotonic() + PATIENCE
    while len([each for each in files(folder) if each.stat().st_size]) != count:
        assert monotonic() < end
        sleep(INTERVAL / 10)


@pytest.fixture
def player(tmp_path: Path) -> Iterator["subprocess.Popen[bytes]"]:
    """Yield a program in which a call goes on and has been written."""
    command = [sys.executable, "-c", PLAYS, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout
        program.stdout.readline()
        wait_for(tmp_path)
        sleep(2 * INTERVAL)
        yield program
        program.kill()


def test_a_killed_program_leaves_its_call_to_be_taken_up_again(
    player: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    player.kill()
    player.wait()
    with open_store(tmp_path) as store:
        (leftover,) = store.take_in()
        call = leftover.live_call()
        assert call is not None
        assert call.session.events == (Answer(), Listen(), Wait(5_000))
        assert [each.standing for each in store.results()] == [Standing.LEFT]
        store.go_on(call, leftover)
        call.session.send(ACKNOWLEDGE)
        sleep(3 * INTERVAL)
        (file,) = files(tmp_path)
        found = read_call_file(file)
        assert found is not None
        assert found[0].events() == (Answer(), Listen(), Wait(5_000), ACKNOWLEDGE)
        call.session.send(OFFER)
        assert store.keep(call.attempt(), TINY)
        (result,) = store.results()
        assert result.standing is Standing.COUNTED
    assert not (tmp_path / FOLDER).exists()


def test_a_call_cut_off_is_offered_until_it_is_settled(
    player: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    player.kill()
    player.wait()
    for _ in range(2):
        with open_store(tmp_path) as store:
            assert len(store.take_in()) == 1
            assert len(store.attempts()) == 1
    with open_store(tmp_path) as store, open_store(tmp_path) as other:
        (leftover,) = store.take_in()
        assert other.take_in() == ()
        store.settle(leftover)
    with open_store(tmp_path) as store:
        assert store.take_in() == ()
        assert len(store.attempts()) == 1


def test_a_call_that_goes_on_in_a_program_still_running_is_never_offered(
    player: "subprocess.Popen[bytes]", tmp_path: Path
) -> None:
    with open_store(tmp_path) as store:
        assert store.take_in() == ()
        assert store.attempts() == ()
    if hasattr(signal, "SIGSTOP"):
        os.kill(player.pid, signal.SIGSTOP)
        with open_store(tmp_path) as store:
            assert store.take_in() == ()


def test_a_call_that_is_kept_leaves_nothing_beside_the_record(tmp_path: Path) -> None:
    call = live(Answer())
    with open_store(tmp_path) as store:
        store.follow(call)
        wait_for(tmp_path)
        for event in GOOD_CALL[1:]:
            call.session.send(event)
        assert store.keep(call.attempt(), TINY)
        assert files(tmp_path) == []
    assert [each.name for each in tmp_path.iterdir()] == [RECORD]


def test_only_what_is_new_is_written_and_waits_are_added_up(tmp_path: Path) -> None:
    call = live(Answer(), Wait(1_000))
    with open_store(tmp_path) as store:
        store.follow(call)
        wait_for(tmp_path)
        for _ in range(5):
            call.session.send(Wait(500))
            sleep(INTERVAL)
        call.session.send(Listen())
    (file,) = files(tmp_path)
    lines = [json.loads(line) for line in file.read_bytes().splitlines()[1:]]
    assert len(lines) > 2
    assert all(len(line["events"]) <= 2 for line in lines)
    found = read_call_file(file)
    assert found is not None
    assert found[0].events() == (Answer(), Wait(3_500), Listen())


def test_a_call_that_was_over_when_the_program_died_is_kept_and_not_offered(
    tmp_path: Path,
) -> None:
    with open_store(tmp_path) as store:
        store.follow(live(*GOOD_CALL))
        wait_for(tmp_path)
    with open_store(tmp_path) as store:
        assert store.take_in() == ()
        (result,) = store.results()
        assert result.standing is Standing.COUNTED
    assert files(tmp_path) == []


def test_what_is_a_second_older_never_takes_the_place_of_a_finished_call(tmp_path: Path) -> None:
    call = live(Answer())
    with open_store(tmp_path) as store:
        store.follow(call)
        wait_for(tmp_path)
    with open_store(tmp_path) as store:
        for event in GOOD_CALL[1:]:
            call.session.send(event)
        store.keep(call.attempt(), TINY)
        assert store.take_in() == ()
        (result,) = store.results()
        assert result.standing is Standing.COUNTED


def test_what_a_lock_keeps_out_is_taken_in_at_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(tmp_path)
    monkeypatch.setattr("game.record.record_file.LEAVING_SECONDS", 0.2)
    monkeypatch.setattr("game.record.database.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    left, whole = attempt(*GOOD_CALL[:2]), attempt(*GOOD_CALL)
    with open_store(tmp_path) as store:
        assert not store.keep(left, TINY)
        assert not store.keep(whole, TINY)
    other.execute("ROLLBACK")
    other.close()
    with open_store(tmp_path) as store:
        assert store.take_in() == ()
        assert {left, whole} < set(store.attempts())
        assert len(store.attempts()) == 3
    assert files(tmp_path) == []


def test_a_call_cut_off_lies_where_it_lay_while_the_record_is_held(
    player: "subprocess.Popen[bytes]", tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.record.database.BUSY_SECONDS", 0.1)
    player.kill()
    player.wait()
    (before,) = files(tmp_path)
    content = before.read_bytes()
    other = sqlite3.connect(begun(tmp_path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    for _ in range(2):
        with open_store(tmp_path) as store:
            assert store.take_in() == ()
        assert files(tmp_path) == [before]
    assert before.read_bytes() == content
    other.execute("ROLLBACK")
    other.close()
    with open_store(tmp_path) as store:
        assert len(store.take_in()) == 1


def test_an_older_log_never_takes_the_place_of_a_newer_one(tmp_path: Path) -> None:
    call = live(*GOOD_CALL[:1])
    older = call.attempt()
    call.session.send(Listen())
    with open_store(tmp_path) as store:
        store.keep(call.attempt(), TINY)
        store.keep(older, TINY)
        assert store.attempts() == (call.attempt(),)


def test_what_had_no_room_is_written_once_there_is_some(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A disk takes a part of what it is given, and says nothing; then it refuses."""
    call = live(Answer())
    file = CallFile(call)
    room = [100]

    class Full(io.FileIO):
        def write(self, content: Any, /) -> int:  # noqa: ANN401 - as the one it overrides
            if not room[0]:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            taken = bytes(content)[: room[0]]
            room[0] -= len(taken)
            return super().write(taken)

    path = tmp_path / "x.call"
    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", lambda path, mode, **_: Full(path, mode))
        with suppress(OSError):
            file.write_news(lambda: path)
    for size in (100, 300, 10**6):
        room[0] = size
        call.session.send(Listen())
        with suppress(OSError):
            file.write_news(lambda: path)
        call.session.send(Wait(500))
    room[0] = 10**6
    file.leave(lambda: path)
    file.close()
    found = read_call_file(path)
    assert found is not None
    attempt, _, left = found
    assert attempt.events() == call.session.events
    assert left


def test_a_disk_that_answers_no_more_holds_up_nobody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun_to_write, free = Signal(), Signal()

    def hang(*_: object) -> None:
        begun_to_write.set()
        assert free.wait(2 * PATIENCE)

    monkeypatch.setattr(CallFile, "write_news", hang)
    store = open_store(tmp_path)
    store.follow(live(Answer()))
    assert begun_to_write.wait(PATIENCE)
    before = monotonic()
    store.follow(live(Answer()))
    assert store.keep(attempt(*GOOD_CALL), TINY)
    store.close()
    # A bound on what is waited for, not a measure of speed.
    assert monotonic() - before < PATIENCE / 3
    free.set()


def test_a_lock_that_goes_keeps_nothing_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(tmp_path)
    monkeypatch.setattr("game.record.database.BUSY_SECONDS", 0.1)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with open_store(tmp_path) as store:
        assert not store.keep(attempt(*GOOD_CALL), TINY)
        assert store.take_notice() is not None
        other.execute("ROLLBACK")
        assert store.keep(attempt(*GOOD_CALL), TINY)
        assert "kept again" in (store.take_notice() or "")
        assert len(store.attempts()) == 3
    other.close()
    with open_store(tmp_path) as store:
        assert len(store.attempts()) == 3


def test_leaving_waits_for_a_lock_no_longer_than_two_seconds(tmp_path: Path) -> None:
    path = begun(tmp_path)
    other = sqlite3.connect(path, isolation_level=None)
    store = open_store(tmp_path)
    other.execute("BEGIN EXCLUSIVE")
    before = monotonic()
    store.leave_soon()
    for _ in range(3):
        store.keep(attempt(*GOOD_CALL), TINY)
    store.close()
    # A bound on what is asked for, twice over for a slow machine; no measure of speed.
    assert monotonic() - before < 4
    other.close()
    with open_store(tmp_path) as store:
        store.take_in()
        assert len(store.attempts()) == 4


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a call that was cut off."""
    folder = tmp_path_factory.mktemp("whole")
    with open_store(folder) as store:
        store.follow(live(Answer(), Wait(300), Listen()))
        wait_for(folder)
    (file,) = files(folder)
    return file


@given(cut=st.integers(0, 4_000), noise=st.binary(max_size=30))
def test_a_file_cut_off_anywhere_gives_what_is_whole_in_it(
    cut: int, noise: bytes, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("cut")
    (folder / FOLDER / "dead").mkdir(parents=True)
    (folder / FOLDER / "dead" / whole.name).write_bytes(whole.read_bytes()[:cut] + noise)
    with open_store(folder) as store:
        store.take_in()
        assert store.notice is None
        for result in store.results():
            assert result.standing in {Standing.LEFT, Standing.BROKEN, Standing.NO_LEVEL}
    assert whole.read_bytes().startswith(b'{"id"')


def test_a_lock_is_one_programs_at_a_time_and_goes_with_its_file(tmp_path: Path) -> None:
    path = tmp_path / "x.lock"
    first, second = FileLock(path), FileLock(path)
    first.acquire()
    with pytest.raises(OSError, match=r".*"):
        second.acquire()
    first.release(for_good=False)
    second.acquire()
    assert path.exists()
    second.release(for_good=True)
    assert not path.exists()
    first.acquire()
    first.release(for_good=True)
