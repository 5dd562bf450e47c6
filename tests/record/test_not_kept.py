"""Playing on where nothing can be kept, and several programs at one record."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from game.fault_report import fault_told
from game.record import open_store
from game.resources import NoDataFolder, data_folder
from game.settings import remember, setting
from tests.play.tiny import GOOD_CALL, TINY
from tests.record.calls import DIGEST, RECORD, attempt, begun, keep_good
from tests.record.test_autosave import live


def test_a_folder_that_cannot_be_made_means_playing_on_without_keeping(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with open_store(tmp_path / "file" / "folder") as store:
        notice = store.take_notice()
        assert notice is not None
        assert "cannot be kept" in notice
        assert not keep_good(store)
        assert store.best(DIGEST) is not None
        assert store.take_notice() is None


def test_a_home_that_nobody_has_is_a_folder_that_cannot_be_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "~nobody-of-that-name").touch()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("CALLCRAFT_DATA", "~nobody-of-that-name/calls")
    with open_store() as store:
        assert "~nobody-of-that-name/calls" in (store.notice or "")
        assert not keep_good(store)


def test_a_folder_where_the_record_should_be(tmp_path: Path) -> None:
    (tmp_path / RECORD).mkdir()
    with open_store(tmp_path) as store:
        assert store.notice is not None
        assert not keep_good(store)
    assert (tmp_path / RECORD).is_dir()


def test_a_read_only_folder_shows_what_it_holds(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = begun(tmp_path).read_bytes()
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_store(tmp_path) as store:
        assert "read-only" in (store.take_notice() or "")
        assert len(store.attempts()) == 1
        assert not keep_good(store)
        assert len(store.attempts()) == 2
        assert store.take_notice() is None
    assert (tmp_path / RECORD).read_bytes() == before


def test_a_full_disk_is_told_once_and_the_record_stays_sound(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun(tmp_path)
    small: list[sqlite3.Connection] = []
    connect = sqlite3.connect

    def connect_small(*args: object, **options: object) -> sqlite3.Connection:
        connection = connect(*args, **options)  # type: ignore[call-overload]
        if not small:
            connection.execute("PRAGMA max_page_count = 1")
        small.append(connection)
        assert isinstance(connection, sqlite3.Connection)
        return connection

    monkeypatch.setattr("sqlite3.connect", connect_small)
    with open_store(tmp_path) as store:
        assert store.notice is None
        large = attempt(started_at="x" * 100_000)
        assert not store.keep(large, TINY)
        assert "full" in (store.take_notice() or "")
        assert not keep_good(store)
        assert store.take_notice() is None
        assert len(store.attempts()) == 3
    monkeypatch.undo()
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert len(store.attempts()) == 1


def test_a_record_that_another_program_holds_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = begun(tmp_path)
    monkeypatch.setattr("game.record.database.BUSY_SECONDS", 0.01)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with open_store(tmp_path) as store:
        assert "held by another program" in (store.notice or "")
        assert not keep_good(store)
        assert store.best(DIGEST) is not None
    other.execute("ROLLBACK")
    other.close()
    with open_store(tmp_path) as store:
        assert len(store.attempts()) == 1


KEEPER = """
import sys
from pathlib import Path
from game.fault_report import fault_told
from game.record import open_store
from tests.play.tiny import GOOD_CALL, TINY
from tests.record.test_autosave import live
from tests.record.calls import attempt
for _ in range(5):
    with open_store(Path(sys.argv[1])) as store:
        assert store.notice is None, store.notice
        assert store.keep(attempt(*GOOD_CALL), TINY)
"""


def test_programs_that_keep_at_once_all_keep(tmp_path: Path) -> None:
    command = [sys.executable, "-c", KEEPER, str(tmp_path / "new")]
    keepers = [subprocess.Popen(command) for _ in range(3)]
    assert [keeper.wait() for keeper in keepers] == [0, 0, 0]
    with open_store(tmp_path / "new") as store:
        assert len(store.attempts()) == 15


STAYS = """
import sys
from pathlib import Path
from game.record import open_store
from tests.play.tiny import GOOD_CALL, TINY
from tests.record.calls import attempt
with open_store(Path(sys.argv[1])) as store:
    for _ in range(100):
        store.keep(attempt(*GOOD_CALL), TINY)
"""


def test_of_two_programs_that_write_all_the_time_neither_loses_a_call(tmp_path: Path) -> None:
    path = begun(tmp_path)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    command = [sys.executable, "-c", STAYS, str(tmp_path)]
    keepers = [subprocess.Popen(command) for _ in range(2)]
    # Both begin while a third holds the record.
    with pytest.raises(subprocess.TimeoutExpired):
        keepers[0].wait(2)
    other.execute("ROLLBACK")
    other.close()
    assert [keeper.wait() for keeper in keepers] == [0, 0]
    with open_store(tmp_path) as store:
        store.take_in()
        assert len(store.attempts()) == 201


def test_a_pipe_where_the_record_should_be_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / RECORD)
    with open_store(tmp_path) as store:
        assert store.notice is not None
        assert "no ordinary file" in store.notice
        assert not keep_good(store)


def homeless(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there be a user whom the system knows no home of."""

    def nobody(number: int) -> None:
        message = f"getpwuid(): uid not found: {number}"
        raise KeyError(message)

    monkeypatch.delenv("CALLCRAFT_DATA", raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "USERPROFILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("pwd.getpwuid", nobody)


def nowhere(monkeypatch: pytest.MonkeyPatch, gone: Path) -> None:
    """Let the working directory be gone, and the data folder be meant within it."""
    gone.mkdir()
    monkeypatch.chdir(gone)
    monkeypatch.setenv("CALLCRAFT_DATA", "calls")
    gone.rmdir()


@pytest.mark.skipif(sys.platform == "win32", reason="there, every user has a home")
@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("homeless", "no home folder"),
        ("gone", "the working directory is gone"),
        ("deep", "too many parts"),
    ],
)
def test_no_place_for_data_means_playing_without_keeping_said_once(
    place: str, why: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if place == "homeless":
        homeless(monkeypatch)
    elif place == "gone":
        nowhere(monkeypatch, tmp_path / "gone")
    else:
        monkeypatch.setenv("CALLCRAFT_DATA", f"{tmp_path}{'/a' * 2_000}")
    remember("theme", "callcraft-light")
    assert setting("theme") is None
    with open_store() as store:
        assert why in (store.take_notice() or "")
        assert store.take_notice() is None
        store.follow(live(*GOOD_CALL[:2]))
        assert not keep_good(store)
        assert store.take_in() == ()
        assert store.best(DIGEST) is not None
        assert not keep_good(store)
        assert store.take_notice() is None


def test_a_home_that_is_only_a_sign_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Older versions of the library name a folder within `~` where they know no home."""
    monkeypatch.delenv("CALLCRAFT_DATA", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: Path("~/calls"))
    with pytest.raises(NoDataFolder):
        data_folder()


def test_a_fault_is_told_where_there_is_no_place_for_its_report(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", f"{tmp_path}{'/a' * 2_000}")
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path / "none" / ("b" * 300)))
    told = fault_told(ZeroDivisionError("one by nothing"), "Your call is kept.")
    assert "Your call is kept." in told
    assert "ZeroDivisionError: one by nothing" in told
