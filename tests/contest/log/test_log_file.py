"""What is written into a log comes back from it, and one program at a time writes."""

import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from itertools import accumulate
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.log import (
    LevelAdded,
    LevelRow,
    LogDamaged,
    LogFile,
    LogInUse,
    LogNewer,
    LogPosition,
    LogUnavailable,
    NameForgotten,
    SeatAdded,
    SeatRenamed,
    SeatRow,
    SettingSet,
    chained,
)
from game.contest.log.changes import Statement
from tests.contest.log.logs import BODIES, NAME, bodies_of, changed, folder, kept

ANN = SeatRow(1, "Ann Example", b"salt of ann", b"a digest")


@given(st.lists(st.lists(BODIES, max_size=4), max_size=4))
def test_a_log_read_back_is_what_was_appended(groups: list[list[str]]) -> None:
    bodies = [body for group in groups for body in group]
    digests = list(accumulate(bodies, chained, initial=bytes(32)))
    with folder() as place:
        with closing(LogFile.create(place / NAME)) as log:
            ends = [log.append(group) for group in groups]
            assert ends == [
                LogPosition(count, digests[count]) for count in accumulate(map(len, groups))
            ]
        with closing(LogFile.open(place / NAME)) as log:
            assert log.notice == ""
            assert [(entry.number, entry.body, entry.digest) for entry in log.entries()] == list(
                zip(range(1, len(bodies) + 1), bodies, digests[1:], strict=True)
            )
            assert log.last == LogPosition(len(bodies), digests[-1])


def test_a_long_log_is_read_on_from_anywhere(tmp_path: Path) -> None:
    bodies = [str(number) for number in range(10_000)]
    with closing(LogFile.open(kept(tmp_path / NAME, bodies))) as log:
        assert bodies_of(log) == bodies
        assert [entry.body for entry in log.entries(after=4_095)] == bodies[4_095:]
        assert list(log.entries(after=10_000)) == []


def test_what_stands_beside_the_entries_is_kept(tmp_path: Path) -> None:
    level = LevelRow("a digest", "parcel.yaml", "title: Parcel\n")
    with closing(LogFile.create(tmp_path / NAME)) as log:
        log.append(["begun"], [LevelAdded(level), LevelAdded(level), SettingSet("pace", "1")])
        log.append([], [SeatAdded(ANN), SettingSet("pace", "2"), SettingSet("kind", "cup")])
    with closing(LogFile.open(tmp_path / NAME)) as log:
        assert log.seats() == (ANN,)
        assert log.levels() == (level,)
        assert log.settings() == {"kind": "cup", "pace": "2"}
        log.append([], [SeatRenamed(1, "Bea", b"another salt")])
        assert log.seats() == (SeatRow(1, "Bea", b"another salt", ANN.token),)


def test_a_forgotten_name_is_nowhere_and_the_chain_is_whole(tmp_path: Path) -> None:
    with closing(LogFile.create(tmp_path / NAME)) as log:
        log.append(["joined"], [SeatAdded(ANN)])
        log.append([], [NameForgotten(1)])
        last = log.last
    kept_bytes = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"joined" in kept_bytes
    assert b"Ann Example" not in kept_bytes
    assert b"salt of ann" not in kept_bytes
    with closing(LogFile.open(tmp_path / NAME)) as log:
        assert log.last == last
        assert log.seats() == (SeatRow(1, None, None, ANN.token),)


def test_entries_and_changes_are_written_together_or_not_at_all(tmp_path: Path) -> None:
    with closing(LogFile.create(tmp_path / NAME)) as log:
        log.append(["first"], [SeatAdded(ANN)])
        with pytest.raises(LogUnavailable):
            log.append(["second"], [SettingSet("pace", "1"), SeatAdded(ANN)])
        assert bodies_of(log) == ["first"]
        assert log.settings() == {}
        assert log.append(["third"]).number == 2


def test_what_is_not_committed_yet_is_not_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    statement = SettingSet.statement

    def look_and_set(change: SettingSet) -> Statement:
        seen.append((log.last.number, bodies_of(log), log.seats()))
        return statement(change)

    monkeypatch.setattr(SettingSet, "statement", look_and_set)
    with closing(LogFile.create(tmp_path / NAME)) as log:
        log.append(["first"], [SeatAdded(ANN), SettingSet("pace", "1")])
        assert seen == [(0, [], ())]
        assert log.last.number == 1


def test_only_the_owner_can_read_it_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, ["first"])
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [path]


def test_a_log_that_cannot_be_written_is_refused_when_it_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept(tmp_path / NAME, ["first"])
    monkeypatch.setattr("game.contest.log.connection.BUSY_SECONDS", 0)
    with closing(sqlite3.connect(path, isolation_level=None)) as another:
        another.execute("BEGIN IMMEDIATE")
        with pytest.raises(LogUnavailable, match="locked"):
            LogFile.open(path)
    with closing(LogFile.open(path)) as log:
        assert bodies_of(log) == ["first"]


def test_a_file_that_is_there_is_never_made_anew(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"somebody's")
    with pytest.raises(LogUnavailable, match="already a file"):
        LogFile.create(path)
    assert path.read_bytes() == b"somebody's"
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_may_read_a_log_and_not_write(tmp_path: Path) -> None:
    path = tmp_path / NAME
    with closing(LogFile.create(path)) as log:
        log.append(["first"])
        told = _elsewhere("LogFile.open(path)", path)
        assert told.endswith("or open the log for reading only.")
        assert _elsewhere("print(LogFile.to_read(path).last.number)", path) == "1"
        with pytest.raises(LogInUse):
            LogFile.open(path)
        link = tmp_path / "another.log"
        link.symlink_to(path)
        with pytest.raises(LogInUse):
            LogFile.open(link)
    assert _elsewhere("print(LogFile.open(path).last.number)", path) == "1"


def test_a_reader_sees_what_comes_and_cannot_write(tmp_path: Path) -> None:
    with (
        closing(LogFile.create(tmp_path / NAME)) as log,
        closing(LogFile.to_read(tmp_path / NAME)) as reader,
    ):
        log.append(["first"])
        assert bodies_of(reader) == ["first"]
        with pytest.raises(LogUnavailable, match="reading only"):
            reader.append(["second"])


def test_a_log_says_whether_it_has_been_at_a_position(tmp_path: Path) -> None:
    with closing(LogFile.create(tmp_path / NAME)) as log:
        positions = [log.last, log.append(["first"]), log.append(["second"])]
        assert all(log.holds(position) for position in positions)
        assert not log.holds(LogPosition(3, positions[2].digest))
        assert not log.holds(LogPosition(1, positions[2].digest))
        assert not log.holds(LogPosition(-1, positions[2].digest))


def test_a_log_of_a_later_version_is_refused_as_such(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, ["first"])
    changed(path, "PRAGMA user_version = 2")
    with pytest.raises(LogNewer):
        LogFile.open(path)


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "it is empty"),
        (b"S", "no log of a competition"),
        (b"SQLite format 3\x00", "not a database"),
        (b"A letter to my aunt. " * 400, "not a database"),
    ],
)
def test_a_file_that_is_no_log_is_refused_as_it_is(
    tmp_path: Path, content: bytes, what: str
) -> None:
    path = tmp_path / NAME
    path.write_bytes(content)
    with pytest.raises(LogDamaged, match=f"{what}.*Keep the file as it is"):
        LogFile.open(path)
    assert path.read_bytes() == content
    assert not path.with_name(f"{NAME}.lock").exists()


@pytest.mark.parametrize(
    "change", ["PRAGMA application_id = 7", "DROP TABLE seats", "ALTER TABLE levels DROP source"]
)
def test_a_database_of_something_else_is_refused(tmp_path: Path, change: str) -> None:
    path = kept(tmp_path / NAME, ["first"])
    changed(path, change)
    with pytest.raises(LogDamaged):
        LogFile.open(path)


def test_a_log_that_is_not_there_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(LogUnavailable, match="no such file"):
        LogFile.open(tmp_path / NAME)
    assert list(tmp_path.iterdir()) == []


def _elsewhere(code: str, path: Path) -> str:
    """Run code in another program; return what it printed, or the message of its error."""
    start = "import sys; from pathlib import Path; from game.contest.log import LogFile; "
    done = subprocess.run(
        [sys.executable, "-c", f"{start}path = Path(sys.argv[1]); {code}", str(path)],
        capture_output=True,
        text=True,
        check=False,
        timeout=30,
    )
    return (done.stdout or done.stderr).strip()
