"""Damage is noticed wherever it is: cut off at the end of a log, refused anywhere else."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.log import LogDamaged, LogFile
from tests.contest.log.logs import BODIES, NAME, bodies_of, bytes_of, changed, folder, kept

TEXTS = st.text("abcö", min_size=1, max_size=4)
ENTRIES = [f"entry {number}" for number in range(1, 11)]


@given(st.data(), st.lists(TEXTS, min_size=1, max_size=6), st.sampled_from(["body", "digest"]))
def test_a_changed_byte_anywhere_is_noticed(
    data: st.DataObject, bodies: list[str], column: str
) -> None:
    number = data.draw(st.integers(1, len(bodies)))
    with folder() as place:
        path = kept(place / NAME, bodies)
        _flip(path, column, number, data)
        if _sound_after(column, number, len(bodies)):
            with pytest.raises(LogDamaged, match=f"entry {number} is damaged"):
                LogFile.open(path)
        else:
            with closing(LogFile.open(path)) as log:
                assert f"ends with entry {number - 1}." in log.notice
                assert bodies_of(log) == bodies[: number - 1]


def _sound_after(column: str, number: int, length: int) -> bool:
    """Return whether something sound comes after an entry with a broken body or digest."""
    # A broken digest makes the entry after it unsound as well.
    return number + (2 if column == "digest" else 1) <= length


def _flip(path: Path, column: str, number: int, data: st.DataObject) -> None:
    with closing(sqlite3.connect(path)) as database:
        database.text_factory = bytes
        question = f"SELECT {column} FROM entries WHERE number = ?"  # noqa: S608
        value = bytearray(database.execute(question, (number,)).fetchone()[0])
    value[data.draw(st.integers(0, len(value) - 1))] ^= data.draw(st.integers(1, 255))
    kind = "TEXT" if column == "body" else "BLOB"
    change = f"UPDATE entries SET {column} = CAST(? AS {kind}) WHERE number = ?"  # noqa: S608
    changed(path, change, (bytes(value), number))


@given(st.lists(BODIES, max_size=5), st.lists(TEXTS, min_size=1, max_size=5))
def test_damaged_entries_at_the_end_are_cut_off_and_told(sound: list[str], bad: list[str]) -> None:
    with folder() as place:
        path = kept(place / NAME, sound + bad)
        changed(path, "UPDATE entries SET digest = zeroblob(32) WHERE number > ?", (len(sound),))
        before = bytes_of(path)
        with closing(LogFile.to_read(path)) as log:
            assert log.notice == f"The last entries ({len(bad)}) are damaged and left out."
            assert bodies_of(log) == sound
            assert log.last.number == len(sound)
        assert bytes_of(path) == before
        with closing(LogFile.open(path)) as log:
            assert log.notice == (
                f"The last entries ({len(bad)}) were damaged and have been cut off; "
                f"the log now ends with entry {len(sound)}."
            )
            assert bodies_of(log) == sound
            log.append(["next"])
            assert bodies_of(log) == [*sound, "next"]
        with closing(LogFile.open(path)) as log:
            assert log.notice == ""
            assert bodies_of(log) == [*sound, "next"]


@pytest.mark.parametrize(
    ("change", "first"),
    [
        ("UPDATE entries SET body = 'another' WHERE number = 4", 4),
        ("UPDATE entries SET body = body || ' ' WHERE number IN (3, 4, 9)", 3),
        ("UPDATE entries SET digest = zeroblob(32) WHERE number = 1", 1),
        ("UPDATE entries SET digest = 7 WHERE number = 4", 4),
        ("UPDATE entries SET digest = zeroblob(31) WHERE number = 5", 5),
        ("DELETE FROM entries WHERE number = 6", 6),
        ("DELETE FROM entries WHERE number <= 2", 1),
        ("UPDATE entries SET number = 0 WHERE number = 1", 1),
        ("UPDATE entries SET number = 12 WHERE number = 10", 10),
        ("INSERT INTO entries VALUES (12, 'far', zeroblob(32))", 11),
        ("UPDATE entries SET digest = x'', number = number + 9 * (number > 8) WHERE number > 7", 8),
    ],
)
def test_damage_before_sound_entries_is_refused_and_left(
    tmp_path: Path, change: str, first: int
) -> None:
    path = kept(tmp_path / NAME, ENTRIES)
    changed(path, change)
    before = bytes_of(path)
    for opening in (LogFile.open, LogFile.to_read):
        with pytest.raises(LogDamaged, match=rf"entry {first} .*Keep the file as it is; "):
            opening(path)
    assert bytes_of(path) == before


def test_damage_in_a_later_batch_is_noticed(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, [str(number) for number in range(10_000)])
    changed(path, "UPDATE entries SET body = 'x' WHERE number = 4097")
    with pytest.raises(LogDamaged, match="entry 4097 is damaged"):
        LogFile.open(path)
    changed(path, "DELETE FROM entries WHERE number > 4097")
    with closing(LogFile.open(path)) as log:
        assert log.last.number == 4096


def test_sound_entries_in_a_later_batch_than_the_damage_are_seen(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, [str(number) for number in range(5_000)])
    changed(path, "UPDATE entries SET body = 'x' WHERE number = 4096")
    with pytest.raises(LogDamaged, match="entry 4096 is damaged"):
        LogFile.open(path)


def _scribbled(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4_096 * 3 : 4_096 * 4] = b"\xff" * 4_096
    path.write_bytes(content)


def _cut_short(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[: len(content) // 2])


@pytest.mark.parametrize("damage", [_scribbled, _cut_short])
def test_a_database_that_is_not_whole_is_refused_and_left(
    tmp_path: Path, damage: Callable[[Path], None]
) -> None:
    path = kept(tmp_path / NAME, [f"entry {number}" for number in range(1_000)])
    damage(path)
    before = bytes_of(path)
    with pytest.raises(LogDamaged, match="not whole"):
        LogFile.open(path)
    assert bytes_of(path) == before


def test_pages_that_no_entry_is_on_are_looked_at_too(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, ENTRIES)
    with closing(sqlite3.connect(path)) as database:
        page = database.execute("SELECT rootpage FROM sqlite_master WHERE name = 'settings'")
        begin = (page.fetchone()[0] - 1) * 4_096
    content = bytearray(path.read_bytes())
    content[begin : begin + 8] = b"\xff" * 8
    path.write_bytes(content)
    with pytest.raises(LogDamaged, match="not whole"):
        LogFile.open(path)
