"""Whatever lies where the record should be: nothing is lost, and the call can be played."""

import sqlite3
from collections.abc import Callable
from pathlib import Path
from time import monotonic, sleep

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.record import Standing, open_store
from game.record.database import Damaged, Database
from game.record.schema import ATTEMPT, VERSION
from tests.record.calls import DIGEST, RECORD, begun, keep_good

BESIDE = f"attempts.{VERSION}.sqlite"
"""The record that this version keeps beside a newer one."""


def garbage(path: Path) -> None:
    path.write_bytes(b"This is a letter to my aunt, and no database at all. " * 20)


def one_byte(path: Path) -> None:
    path.write_bytes(b"S")


def cut_short(path: Path) -> None:
    whole = begun(path.parent).read_bytes()
    path.write_bytes(whole[: len(whole) // 2 + 100])


def scribbled(path: Path) -> None:
    whole = bytearray(begun(path.parent).read_bytes())
    whole[4_096 : 4_096 + 64] = b"\xff" * 64
    path.write_bytes(whole)


def without_a_table(path: Path) -> None:
    _changed(begun(path.parent), "DROP TABLE levels")


def without_a_column(path: Path) -> None:
    _changed(begun(path.parent), "ALTER TABLE attempts DROP COLUMN title")


def without_a_key(path: Path) -> None:
    _changed(
        begun(path.parent),
        "CREATE TABLE keyless AS SELECT * FROM attempts",
        "DROP TABLE attempts",
        "ALTER TABLE keyless RENAME TO attempts",
    )


def unversioned(path: Path) -> None:
    _changed(begun(path.parent), "PRAGMA user_version = 0")


def somebody_elses(path: Path) -> None:
    _changed(path, "PRAGMA application_id = 4711", "CREATE TABLE honey (jars)")


def nobodys(path: Path) -> None:
    _changed(path, "CREATE TABLE attempts (id)", "INSERT INTO attempts VALUES (1)")


def _changed(path: Path, *changes: str) -> None:
    connection = sqlite3.connect(path)
    for change in changes:
        connection.execute(change)
    connection.commit()
    connection.close()


def with_a_foreign_index(path: Path) -> None:
    """Let an index disagree with its table, as a flipped bit does: quick_check finds it whole."""
    _changed(
        begun(path.parent),
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'level_digest', 'level_name') "
        "WHERE name = 'attempts_by_level'",
        "PRAGMA writable_schema = OFF",
    )


def with_an_unknown_function(path: Path) -> None:
    """Let what describes a table ask for what is not there: the rows themselves are whole."""
    _changed(
        begun(path.parent),
        "PRAGMA writable_schema = ON",
        "UPDATE sqlite_master SET sql = replace(sql, 'typeof(seed)', 'typdof(seed)') "
        "WHERE name = 'attempts'",
        "PRAGMA writable_schema = OFF",
    )


DAMAGES = {
    garbage: 0,
    one_byte: 0,
    cut_short: 0,
    scribbled: 1,
    without_a_table: 1,
    without_a_column: 0,
    without_a_key: 1,
    unversioned: 1,
    somebody_elses: 0,
    nobodys: 0,
    with_a_foreign_index: 1,
    with_an_unknown_function: 1,
}
"""How many of the calls can still be read, of one."""


@pytest.mark.parametrize(("damage", "readable"), DAMAGES.items())
def test_a_damaged_record_is_set_aside_as_it_was_and_what_can_be_read_goes_on(
    tmp_path: Path, damage: Callable[[Path], None], readable: int
) -> None:
    damage(tmp_path / RECORD)
    before = (tmp_path / RECORD).read_bytes()
    with open_store(tmp_path) as store:
        notice = store.take_notice()
        assert notice is not None
        assert "attempts.damaged-1.sqlite" in notice
        assert ("the 1 call that could be read" in notice) == bool(readable)
        assert store.take_notice() is None
        assert keep_good(store)
    assert (tmp_path / "attempts.damaged-1.sqlite").read_bytes() == before
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert len(store.attempts()) == 1 + readable


@pytest.fixture
def large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a damaged record that is too large to be looked through when it is opened."""
    with_a_foreign_index(tmp_path / RECORD)
    monkeypatch.setattr("game.record.database.SMALL", 0)
    monkeypatch.setattr("game.record.checkup.SMALL", 0)
    monkeypatch.setattr("game.record.checkup.DELAY", 0)
    return tmp_path


def test_damage_in_a_large_record_is_found_beside_the_game_and_mended(large: Path) -> None:
    before = (large / RECORD).read_bytes()
    with open_store(large) as store:
        assert store.notice is None
        store.check_in_background()
        end = monotonic() + 30
        while (notice := store.take_notice()) is None:
            assert monotonic() < end
            sleep(0.01)
        assert "the 1 call that could be read" in notice
        assert keep_good(store)
        assert len(store.attempts()) == 2
        assert store.tries(DIGEST) == (2, True)
    assert (large / "attempts.damaged-1.sqlite").read_bytes() == before


def without_a_page(path: Path) -> None:
    """Write over the page in which the index of results begins."""
    connection = sqlite3.connect(path)
    question = "SELECT rootpage FROM sqlite_master WHERE name = 'results_by_level'"
    ((page,),) = connection.execute(question).fetchall()
    ((size,),) = connection.execute("PRAGMA page_size").fetchall()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xff" * size
    path.write_bytes(content)


@pytest.mark.parametrize("first", ["best", "keep"])
def test_damage_that_is_met_before_it_is_looked_for_is_mended_at_once(
    first: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_a_page(begun(tmp_path))
    monkeypatch.setattr("game.record.database.SMALL", 0)
    with open_store(tmp_path) as store:
        assert store.notice is None
        if first == "best":
            store.best(DIGEST)
        assert keep_good(store)
        assert "the 1 call that could be read" in (store.take_notice() or "")
        assert len(store.attempts()) == 2
        assert store.best(DIGEST) is not None


def test_damage_that_cannot_be_mended_is_told_and_played_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_a_page(begun(tmp_path))
    monkeypatch.setattr("game.record.database.SMALL", 0)

    def refuse(_: Path) -> Path:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("game.record.opening.set_aside", refuse)
    with open_store(tmp_path) as store:
        assert store.best(DIGEST) is None
        assert "Permission denied" in (store.take_notice() or "")
        assert not keep_good(store)
        assert store.best(DIGEST) is not None


def test_a_program_killed_while_it_mends_loses_no_call(tmp_path: Path) -> None:
    """Until the new record is whole the damaged one is there; then the new one takes its place."""
    path = begun(tmp_path)
    whole = path.read_bytes()
    half = path.with_name(f"{RECORD}.salvaged")
    half.write_bytes(whole[: len(whole) // 2])
    with_a_foreign_index(path)
    with open_store(tmp_path) as store:
        assert len(store.attempts()) == 2
    assert not half.exists()
    path.replace(half)
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert len(store.attempts()) == 2


def test_a_record_that_another_program_has_mended_meanwhile_is_the_one_to_keep_in(
    tmp_path: Path,
) -> None:
    path = begun(tmp_path)
    with open_store(tmp_path) as store:
        path.rename(tmp_path / "aside.sqlite")
        with open_store(tmp_path) as other:
            keep_good(other)
        assert keep_good(store)
        assert store.take_notice() is None
        assert len(store.attempts()) == 2
    with open_store(tmp_path) as store:
        assert len(store.attempts()) == 2


def test_whoever_keeps_a_call_does_not_wait_for_the_look_at_a_large_record(
    large: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.record.checkup.DELAY", 60)
    with open_store(large) as store:
        store.check_in_background()
        assert keep_good(store)
        assert store.take_notice() is None


def test_what_was_set_aside_before_stays(tmp_path: Path) -> None:
    for number in (1, 2, 3):
        (tmp_path / RECORD).write_bytes(b"damage %d" % number)
        open_store(tmp_path).close()
    asides = [(tmp_path / f"attempts.damaged-{n}.sqlite").read_bytes() for n in (1, 2, 3)]
    assert asides == [b"damage 1", b"damage 2", b"damage 3"]


def test_a_record_another_program_has_just_mended_is_not_set_aside(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Between our finding it damaged and our renaming it, somebody else did both."""
    whole = begun(tmp_path / "other").read_bytes()
    garbage(tmp_path / RECORD)
    look = Database.at.__func__  # type: ignore[attr-defined]

    def look_slowly(_: type[Database], path: Path, patience: float | None) -> Database:
        try:
            database = look(Database, path, patience)
        except Damaged:
            path.write_bytes(whole)
            raise
        assert isinstance(database, Database)
        return database

    monkeypatch.setattr(Database, "at", classmethod(look_slowly))
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert len(store.attempts()) == 1
    assert not list(tmp_path.glob("*damaged*"))


def test_all_that_belongs_to_a_damaged_record_goes_with_it(tmp_path: Path) -> None:
    garbage(tmp_path / RECORD)
    for ending in ("-wal", "-shm", "-journal"):
        (tmp_path / f"{RECORD}{ending}").write_text(ending)
    with open_store(tmp_path) as store:
        assert keep_good(store)
    for ending in ("-wal", "-shm", "-journal"):
        assert (tmp_path / f"attempts.damaged-1.sqlite{ending}").read_text() == ending
        assert not (tmp_path / f"{RECORD}{ending}").exists()


def test_an_empty_file_is_a_record_not_yet_begun(tmp_path: Path) -> None:
    (tmp_path / RECORD).touch()
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert keep_good(store)


@pytest.fixture
def newer(tmp_path: Path) -> Path:
    """Return the record of a version to come."""
    path = begun(tmp_path)
    _changed(path, f"PRAGMA user_version = {VERSION + 1}", "CREATE TABLE wonders (name)")
    return path


def test_a_newer_record_is_left_as_it_is(newer: Path) -> None:
    before = newer.read_bytes()
    with open_store(newer.parent) as store:
        assert "newer version" in (store.take_notice() or "")
        assert keep_good(store)
        assert store.kept
        assert len(store.attempts()) == 1
    assert newer.read_bytes() == before
    assert sorted(each.name for each in newer.parent.iterdir()) == [BESIDE, RECORD]


def test_the_record_beside_a_newer_one_goes_on_and_is_announced_once(newer: Path) -> None:
    with open_store(newer.parent) as store:
        keep_good(store)
    with open_store(newer.parent) as store:
        assert store.notice is None
        keep_good(store)
        assert len(store.attempts()) == 2


def test_a_damaged_record_beside_a_newer_one_is_set_aside(newer: Path) -> None:
    before = newer.read_bytes()
    (newer.parent / BESIDE).write_bytes(b"damage")
    with open_store(newer.parent) as store:
        assert f"attempts.{VERSION}.damaged-1.sqlite" in (store.notice or "")
        assert keep_good(store)
    assert (newer.parent / f"attempts.{VERSION}.damaged-1.sqlite").read_bytes() == b"damage"
    assert newer.read_bytes() == before


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a sound record."""
    return begun(tmp_path_factory.mktemp("sound"))


scribbles = st.tuples(st.integers(0, 2**16), st.binary(min_size=1, max_size=40))


@given(written=st.binary(max_size=300) | scribbles)
def test_no_bytes_are_ever_lost_and_no_store_ever_fails(
    written: bytes | tuple[int, bytes], sound: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("any")
    content = written if isinstance(written, bytes) else _scribbled(sound.read_bytes(), *written)
    (folder / RECORD).write_bytes(content)
    with open_store(folder) as store:
        set_aside = store.notice is not None and store.kept
        store.results()
        keep_good(store)
        assert store.attempts()
    if set_aside:
        assert content in [each.read_bytes() for each in folder.iterdir()]


LOOSE = (
    "ALTER TABLE attempts RENAME TO strict",
    f"CREATE TABLE attempts ({ATTEMPT}, UNIQUE (id))",
    f"INSERT INTO attempts SELECT {ATTEMPT} FROM strict",  # noqa: S608 - ours
    "DROP TABLE strict",
)
"""What leaves our columns and their key, and lets them hold anything."""


@pytest.mark.parametrize(
    "change",
    [
        "seed = -1",
        "seed = 'abc'",
        "seed = NULL",
        "seed = 1.5",
        "rules = NULL",
        "rules = 'one'",
        "rules = x'00ff'",
        "log = NULL",
        "log = x'00ff'",
        "log = 7",
    ],
)
def test_a_row_nobody_of_us_wrote_is_a_broken_attempt_beside_the_others(
    tmp_path: Path, change: str
) -> None:
    _changed(begun(tmp_path), *LOOSE, f"UPDATE attempts SET {change}")  # noqa: S608 - ours
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert keep_good(store)
        broken, good = store.results()
        assert broken.standing is Standing.BROKEN
        assert store.best(DIGEST) == good.score


def _scribbled(whole: bytes, place: int, scribble: bytes) -> bytes:
    place %= len(whole)
    return (whole[:place] + scribble + whole[place + len(scribble) :])[: len(whole)]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the file of a record with as many calls as take several pages."""
    folder = tmp_path_factory.mktemp("whole")
    with open_store(folder) as store:
        for _ in range(CALLS):
            keep_good(store)
    return folder / RECORD


CALLS = 61


@given(place=st.integers(0, 2**20), bit=st.integers(0, 7))
def test_a_flipped_bit_hides_no_call_without_a_word(
    place: int, bit: int, whole: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("flipped")
    flipped = bytearray(whole.read_bytes())
    flipped[place % len(flipped)] ^= 1 << bit
    (folder / RECORD).write_bytes(flipped)
    with open_store(folder) as store:
        told = store.take_notice() is not None
        count = len(store.attempts())
        assert told or count == CALLS
        assert told or store.tries(DIGEST) == (CALLS, True)
        # One of the bits forbids writing, as a file's owner may.
        assert keep_good(store) or "readonly" in (store.take_notice() or "")
        assert len(store.attempts()) == count + 1
