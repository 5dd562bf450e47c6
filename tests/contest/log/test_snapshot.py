"""A snapshot is whole or none, and belongs to a log only if the log says so."""

import stat
import sys
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.log import (
    LogFile,
    LogPosition,
    LogSnapshot,
    LogUnavailable,
    read_snapshot,
    snapshot_path,
    write_snapshot,
)
from tests.contest.log.logs import NAME, folder, kept

POSITIONS = st.builds(LogPosition, st.integers(0, 2**63 - 1), st.binary(min_size=32, max_size=32))
SNAPSHOTS = st.builds(LogSnapshot, POSITIONS, st.binary(max_size=40))


@given(SNAPSHOTS, SNAPSHOTS)
def test_a_snapshot_read_back_is_the_last_one_written(
    first: LogSnapshot, second: LogSnapshot
) -> None:
    with folder() as place:
        for snapshot in (first, second):
            write_snapshot(place / NAME, snapshot)
            assert read_snapshot(place / NAME) == snapshot


@given(st.data(), SNAPSHOTS)
def test_a_snapshot_with_any_changed_byte_is_none(
    data: st.DataObject, snapshot: LogSnapshot
) -> None:
    with folder() as place:
        write_snapshot(place / NAME, snapshot)
        content = bytearray(snapshot_path(place / NAME).read_bytes())
        place_of_byte = data.draw(st.integers(0, len(content) - 1))
        content[place_of_byte] ^= data.draw(st.integers(1, 255))
        snapshot_path(place / NAME).write_bytes(content)
        assert read_snapshot(place / NAME) is None


@given(st.data(), SNAPSHOTS)
def test_a_snapshot_that_is_cut_or_goes_on_is_none(
    data: st.DataObject, snapshot: LogSnapshot
) -> None:
    with folder() as place:
        write_snapshot(place / NAME, snapshot)
        content = snapshot_path(place / NAME).read_bytes()
        cut = content[: data.draw(st.integers(0, len(content) - 1))]
        for changed in (cut, content + b"\x00"):
            snapshot_path(place / NAME).write_bytes(changed)
            assert read_snapshot(place / NAME) is None


def test_no_snapshot_is_none(tmp_path: Path) -> None:
    assert read_snapshot(tmp_path / NAME) is None
    snapshot_path(tmp_path / NAME).mkdir()
    assert read_snapshot(tmp_path / NAME) is None


def test_a_snapshot_of_another_version_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr("game.contest.log.snapshot._VERSION", 2)
        write_snapshot(tmp_path / NAME, LogSnapshot(LogPosition(1, bytes(32)), b"data"))
        assert read_snapshot(tmp_path / NAME) is not None
    assert read_snapshot(tmp_path / NAME) is None


def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    write_snapshot(tmp_path / NAME, LogSnapshot(LogPosition(1, bytes(32)), b"data"))
    if sys.platform != "win32":
        assert stat.S_IMODE(snapshot_path(tmp_path / NAME).stat().st_mode) == 0o600
    assert list(tmp_path.iterdir()) == [snapshot_path(tmp_path / NAME)]


def test_a_snapshot_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    with pytest.raises(LogUnavailable, match="no snapshot of it can be written"):
        write_snapshot(tmp_path / "nowhere" / NAME, LogSnapshot(LogPosition(0, bytes(32)), b""))


def test_a_snapshot_belongs_to_the_log_it_was_taken_of(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, ["first", "second"])
    with closing(LogFile.open(path)) as log:
        write_snapshot(path, LogSnapshot(log.last, b"two"))
        log.append(["third"])
    snapshot = read_snapshot(path)
    assert snapshot is not None
    with closing(LogFile.open(path)) as log:
        assert log.holds(snapshot.position)
        assert [entry.body for entry in log.entries(snapshot.position.number)] == ["third"]
    with closing(LogFile.open(kept(tmp_path / "another", ["first", "other"]))) as log:
        assert not log.holds(snapshot.position)
