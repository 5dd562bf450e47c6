"""A record of an older version: brought up to date without loss, whatever happens meanwhile."""

import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from random import Random

import pytest
from attrs import evolve

from game.call import RULES_VERSION, score
from game.record import Attempt, Standing, open_store
from game.record.database import Damaged, Database
from game.record.rows import row_of
from game.record.schema import APPLICATION, ATTEMPT, MIGRATIONS, VERSION
from tests.play.tiny import ACKNOWLEDGE, DISMISS, GOOD_CALL, OFFER, PROMISE, TINY, tiny_turns
from tests.record.calls import DIGEST, RECORD, attempt, keep_good

POOR = (*GOOD_CALL[:1], DISMISS, ACKNOWLEDGE, PROMISE)
KILLS = 6


def old_record(folder: Path, *attempts: Attempt) -> Path:
    """Write a record as the first version did, with these attempts, and return its file."""
    connection = sqlite3.connect(folder / RECORD)
    for statement in MIGRATIONS[0]:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute("PRAGMA user_version = 1")
    connection.execute("INSERT INTO levels VALUES (?, ?)", (DIGEST, TINY))
    marks = ", ".join("?" * len(ATTEMPT.split(",")))
    for each in attempts:
        fields = [getattr(each, name) for name in ATTEMPT.split(", ")]
        connection.execute(f"INSERT INTO attempts VALUES ({marks})", fields)  # noqa: S608 - ours
    connection.commit()
    connection.close()
    return folder / RECORD


def version_of(path: Path) -> int:
    """Return the version of a record's schema."""
    connection = sqlite3.connect(path)
    ((version,),) = connection.execute("PRAGMA user_version").fetchall()
    connection.close()
    assert isinstance(version, int)
    return version


def test_an_older_record_is_brought_up_to_date_with_all_that_is_in_it(tmp_path: Path) -> None:
    kept = (attempt(*GOOD_CALL), attempt(*POOR), attempt(*GOOD_CALL[:2]))
    path = old_record(tmp_path, *kept)
    with open_store(tmp_path) as store:
        assert store.notice is None
        assert set(store.attempts()) == set(kept)
    assert version_of(path) == VERSION
    assert not list(tmp_path.glob("*damaged*"))


def test_what_an_older_record_did_not_hold_is_worked_out_once(tmp_path: Path) -> None:
    old_record(tmp_path, *(attempt(*POOR) for _ in range(150)), attempt(*GOOD_CALL))
    with open_store(tmp_path) as store:
        assert store.to_work_out() == 151
        assert store.work_out() == 100
        assert store.to_work_out() == 51
        assert store.work_out() == 51
        assert store.work_out() == 0
        assert store.best(DIGEST) == score(tiny_turns(*GOOD_CALL)[-1].after)
    with open_store(tmp_path) as store:
        assert store.to_work_out() == 0
        assert store.best(DIGEST) == score(tiny_turns(*GOOD_CALL)[-1].after)
        assert store.tries(DIGEST) == (151, True)


@pytest.mark.parametrize("place", range(len(MIGRATIONS[1]) + 1))
def test_a_migration_that_breaks_off_leaves_the_record_as_it_was(
    place: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = attempt(*GOOD_CALL)
    path = old_record(tmp_path, kept)
    before = path.read_bytes()
    broken = (*MIGRATIONS[1][:place], "CREATE NONSENSE")
    monkeypatch.setattr("game.record.database.MIGRATIONS", (MIGRATIONS[0], broken))
    with pytest.raises(Damaged):
        Database.at(path)
    assert path.read_bytes() == before
    monkeypatch.undo()
    with open_store(tmp_path) as store:
        assert store.attempts() == (kept,)


def test_an_older_record_that_cannot_be_written_is_worked_out_in_memory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_record(tmp_path, *(attempt(*GOOD_CALL) for _ in range(3)))
    monkeypatch.setattr("os.access", lambda *_: False)
    with open_store(tmp_path) as store:
        assert store.work_out() == 3
        assert store.work_out() == 0
        assert store.best(DIGEST) is not None


def test_an_older_record_without_its_index_is_mended(tmp_path: Path) -> None:
    path = old_record(tmp_path, attempt(*GOOD_CALL))
    connection = sqlite3.connect(path)
    connection.execute("DROP INDEX attempts_by_level")
    connection.close()
    with open_store(tmp_path) as store:
        assert "the 1 call that could be read" in (store.take_notice() or "")
        assert store.tries(DIGEST) == (1, True)


def test_what_came_of_a_call_under_rules_to_come_is_for_whoever_knows_them(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.keep(evolve(attempt(*GOOD_CALL), rules=RULES_VERSION + 1), TINY)
        assert store.to_work_out() == 1
        assert store.best(DIGEST) is None


OPENS = """
import sys
from pathlib import Path
from game.record import open_store
print(flush=True)
with open_store(Path(sys.argv[1])) as store:
    while store.work_out():
        pass
"""


def test_a_migration_killed_at_any_moment_loses_nothing(tmp_path: Path) -> None:
    kept = [attempt(*GOOD_CALL) for _ in range(300)]
    random = Random(4)
    for number in range(KILLS):
        folder = tmp_path / str(number)
        folder.mkdir()
        old_record(folder, *kept)
        with subprocess.Popen(
            [sys.executable, "-c", OPENS, str(folder)], stdout=subprocess.PIPE
        ) as program:
            assert program.stdout
            program.stdout.readline()
            time.sleep(random.uniform(0, 0.25))
            program.kill()
        with open_store(folder) as store:
            assert store.notice is None
            assert len(store.attempts()) == len(kept)
            while store.work_out():
                pass
            assert store.tries(DIGEST) == (len(kept), True)
            assert store.best(DIGEST) is not None
        assert not list(folder.glob("*damaged*"))


def test_a_score_stays_that_of_the_rules_it_was_played_under(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(tmp_path) as store:
        keep_good(store)
        earned = store.best(DIGEST)
    monkeypatch.setattr("game.record.standing.KNOWN_RULES", frozenset())
    with open_store(tmp_path) as store:
        assert [each.standing for each in store.results()] == [Standing.OTHER_RULES]
        assert store.best(DIGEST) == earned is not None


def test_a_score_never_worked_out_under_rules_that_are_gone_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old_record(tmp_path, attempt(*GOOD_CALL))
    monkeypatch.setattr("game.record.standing.KNOWN_RULES", frozenset())
    with open_store(tmp_path) as store:
        assert store.work_out() == 1
        assert store.work_out() == 0
        assert store.best(DIGEST) is None
        assert store.tries(DIGEST) == (1, True)


def test_what_was_played_under_rules_to_come_is_asked_about_once(tmp_path: Path) -> None:
    old_record(tmp_path, evolve(attempt(*GOOD_CALL), rules=RULES_VERSION + 1))
    with open_store(tmp_path) as store:
        assert store.to_work_out() == 1
        assert store.work_out() == 0
        assert store.to_work_out() == 0
        assert store.tries(DIGEST) == (1, True)


def test_what_is_stored_of_a_result_is_never_taken_for_the_truth(tmp_path: Path) -> None:
    """The menu shows what was worked out; whatever is to be believed is played again."""
    with open_store(tmp_path) as store:
        keep_good(store)
        (true,) = store.results()
    connection = sqlite3.connect(tmp_path / RECORD)
    connection.execute("UPDATE results SET care = 1, total = 1, standing = 'left before its end'")
    connection.commit()
    connection.close()
    with open_store(tmp_path) as store:
        assert store.results() == (true,)
        assert store.best(DIGEST) is None


def test_the_end_of_the_latest_call_is_kept_with_it(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert store.last_end(DIGEST) is None
        store.keep(attempt(*GOOD_CALL, started_at="2031-05-02T09:00:00+00:00"), TINY)
        store.keep(attempt(*POOR, started_at="2031-05-01T09:00:00+00:00"), TINY)
        store.keep(attempt(*GOOD_CALL[:2], started_at="2031-05-03T09:00:00+00:00"), TINY)
        latest = store.last_end(DIGEST)
    assert latest is not None
    assert latest.helped
    assert latest.clues == {"gate"}


def test_every_part_of_a_result_comes_back(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.keep(attempt(*GOOD_CALL[:3], OFFER), TINY)
        (result,) = store.results()
        best, end = store.best(DIGEST), store.last_end(DIGEST)
    assert (best, end) == (result.score, result.end)
    assert len(row_of(result)) == 15
