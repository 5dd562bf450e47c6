"""A journal that a dead host left behind: nothing acknowledged in it goes unnoticed."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.log import LogDamaged, LogFile
from tests.contest.log.logs import NAME, bodies_of, bytes_of, folder, kept

ENTRIES = [f"entry {number}" for number in range(1, 11)]
FRAME = 4_096 + 24
"""Bytes of a frame with its page."""


def _with_journal(place: Path) -> Path:
    """Return a copy of a log taken while it was open: the last entries are in its journal alone."""
    path = place / NAME
    with closing(LogFile.create(path)) as log:
        for body in ENTRIES:
            log.append([body])
        for ending in ("", "-wal"):
            shutil.copy(f"{path}{ending}", place / f"copy{ending}")
    return place / "copy"


@pytest.mark.parametrize("ending", [b"", b"\x00" * 16, b"\x00" * 4_000])
def test_a_torn_last_write_is_told_and_costs_nothing(tmp_path: Path, ending: bytes) -> None:
    path = _with_journal(tmp_path)
    with (tmp_path / "copy-wal").open("ab") as journal:
        journal.write(ending)
    torn = "The last write was torn. Nothing in it had been acknowledged. "
    before = bytes_of(path)
    with closing(LogFile.to_read(path)) as log:
        assert log.notice == (torn if ending else "")
        assert bodies_of(log) == ENTRIES
    assert bytes_of(path) == before
    with closing(LogFile.open(path)) as log:
        assert log.notice == (torn if ending else "")
        assert bodies_of(log) == ENTRIES


def test_a_journal_torn_in_its_header_is_told(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, ENTRIES)
    (tmp_path / f"{NAME}-wal").write_bytes(b"\x37\x7f\x06\x82" + bytes(10))
    with closing(LogFile.open(path)) as log:
        assert "torn" in log.notice
        assert bodies_of(log) == ENTRIES


def test_a_refused_log_keeps_its_journal(tmp_path: Path) -> None:
    path = _with_journal(tmp_path)
    copy = shutil.copytree(tmp_path, tmp_path / "damaged") / "copy"
    with closing(sqlite3.connect(copy, isolation_level=None)) as database:
        database.execute("UPDATE entries SET body = 'x' WHERE number = 2")
        for ending in ("", "-wal"):
            shutil.copy(f"{copy}{ending}", f"{path}{ending}")
    before = bytes_of(path)
    with pytest.raises(LogDamaged, match="entry 2"):
        LogFile.open(path)
    assert bytes_of(path) == before


@given(st.data())
def test_a_changed_byte_in_a_journal_is_told_or_refused(data: st.DataObject) -> None:
    with folder() as place:
        path = _with_journal(place)
        journal = place / "copy-wal"
        content = bytearray(journal.read_bytes())
        at = data.draw(st.integers(0, len(content) - 1))
        content[at] ^= data.draw(st.integers(1, 255))
        journal.write_bytes(content)
        before = bytes_of(path)
        # Each commit here is one frame. Nobody can say whether the last was acknowledged.
        if at < len(content) - 2 * FRAME:
            for opening in (LogFile.open, LogFile.to_read):
                with pytest.raises(LogDamaged, match="its journal is damaged"):
                    opening(path)
            assert bytes_of(path) == before
        elif at >= len(content) - FRAME:
            with closing(LogFile.open(path)) as log:
                assert log.notice.startswith("The end of the journal is not sound")
                assert bodies_of(log) == ENTRIES[:-1]
        else:
            assert _told(path)


def _told(path: Path) -> str:
    """Return what is said of a damaged log, be it in a notice or as it is refused."""
    try:
        with closing(LogFile.open(path)) as log:
            return log.notice
    except LogDamaged as error:
        return str(error)


def test_what_is_left_from_before_the_journal_was_begun_anew_is_no_damage() -> None:
    with folder() as place:
        path = place / NAME
        with closing(LogFile.create(path)) as log:
            for number in range(2_000):
                log.append([f"entry {number}"])
            for ending in ("", "-wal"):
                shutil.copy(f"{path}{ending}", place / f"copy{ending}")
        # It was begun anew after a thousand pages, and has not yet come as far again.
        assert (place / "copy-wal").stat().st_size < 1_500 * FRAME
        with closing(LogFile.open(place / "copy")) as log:
            assert log.notice == ""
            assert log.last.number == 2_000
