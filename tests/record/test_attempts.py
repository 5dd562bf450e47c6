"""Attempts kept and read back, and scores that nobody has to believe."""

import json
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from game.call import RULES_VERSION, Answer, BadLog, HangUp, Listen, Wait, score
from game.record import Standing, open_store
from game.record.schema import VERSION
from tests.play.tiny import ACKNOWLEDGE, DISMISS, GOOD_CALL, PROMISE, TINY, tiny_turns
from tests.record.calls import DIGEST, attempt, begun, keep_good


def test_what_is_kept_comes_back_whole(tmp_path: Path) -> None:
    kept = attempt(Answer(), Wait(20_000), *GOOD_CALL[1:])
    with open_store(tmp_path) as store:
        assert store.keep(kept, TINY)
        assert store.notice is None
    with open_store(tmp_path) as store:
        assert store.attempts() == (kept,)
        assert store.attempts(DIGEST) == (kept,)
        assert store.attempts("another") == ()
    assert kept.events() == (Answer(), Wait(20_000), *GOOD_CALL[1:])


def test_attempts_come_oldest_first(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        later = attempt(Answer(), HangUp(), started_at="2031-06-01T09:00:00+00:00")
        for each in (later, attempt(*GOOD_CALL), attempt(Answer())):
            store.keep(each, TINY)
        assert [each.started_at[:7] for each in store.attempts()] == [
            "2031-05",
            "2031-05",
            "2031-06",
        ]


def test_an_attempt_kept_again_is_brought_up_to_date(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        left, whole = attempt(Answer()), attempt(*GOOD_CALL)
        store.keep(left, TINY)
        store.keep(evolve(whole, id=left.id), TINY)
        assert store.attempts() == (evolve(whole, id=left.id),)


def test_the_best_score_is_derived_from_the_logs(tmp_path: Path) -> None:
    poor = (Answer(), DISMISS, ACKNOWLEDGE, PROMISE)
    with open_store(tmp_path) as store:
        assert store.best(DIGEST) is None
        store.keep(attempt(*poor), TINY)
        assert store.best(DIGEST) == score(tiny_turns(*poor)[-1].after)
        keep_good(store)
        store.keep(attempt(*poor), TINY)
        assert store.best(DIGEST) == score(tiny_turns(*GOOD_CALL)[-1].after)


def test_a_call_that_was_left_is_shown_and_never_counted(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        left = evolve(attempt(Answer(), Listen()), finished=True)
        store.keep(left, TINY)
        assert [each.standing for each in store.results()] == [Standing.LEFT]
        assert store.best(DIGEST) is None


@pytest.mark.parametrize(
    "log",
    [
        '[["answer"],["say",9]]',
        '[["answer"],["say",-1]]',
        '[["fly"]]',
        '{"answer": 1}',
        "not json",
        "[" * 100_000,
        '[["wait",' + "9" * 5_000 + "]]",
    ],
)
def test_a_log_that_does_not_replay_is_never_counted(tmp_path: Path, log: str) -> None:
    with open_store(tmp_path) as store:
        store.keep(evolve(attempt(*GOOD_CALL), log=log), TINY)
        (result,) = store.results()
        assert result.standing is Standing.BROKEN
        assert result.score is None
        assert store.best(DIGEST) is None


def test_bad_logs_are_named() -> None:
    with pytest.raises(BadLog):
        evolve(attempt(*GOOD_CALL), log=json.dumps({"no": "list"})).events()


def test_an_attempt_under_other_rules_is_never_counted(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.keep(evolve(attempt(*GOOD_CALL), rules=RULES_VERSION + 1), TINY)
        assert [each.standing for each in store.results()] == [Standing.OTHER_RULES]
        assert store.best(DIGEST) is None


@pytest.mark.parametrize("source", [TINY.replace("patience: 60", "patience: 99"), "no level", ""])
def test_a_level_that_is_not_the_one_played_counts_for_nothing(tmp_path: Path, source: str) -> None:
    with open_store(tmp_path) as store:
        store.keep(attempt(*GOOD_CALL), source)
        assert [each.standing for each in store.results()] == [Standing.NO_LEVEL]
        assert store.best(DIGEST) is None


def test_a_level_kept_before_is_not_replaced(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        keep_good(store)
        store.keep(attempt(*GOOD_CALL), "something else")
        assert store.best(DIGEST) is not None


def test_the_data_folder_can_be_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "else" / "where"))
    with open_store() as store:
        keep_good(store)
    assert (tmp_path / "else" / "where" / "attempts.sqlite").is_file()


def test_without_a_word_it_lies_in_the_users_data_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("CALLCRAFT_DATA", raising=False)
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: tmp_path / "callcraft")
    with open_store() as store:
        keep_good(store)
    assert (tmp_path / "callcraft" / "attempts.sqlite").is_file()


def test_the_file_says_what_it_is(tmp_path: Path) -> None:
    connection = sqlite3.connect(begun(tmp_path))
    assert connection.execute("PRAGMA application_id").fetchone() == (0x63616C6C,)
    assert connection.execute("PRAGMA user_version").fetchone() == (VERSION,)
    connection.close()


def test_sqlite_and_platformdirs_start_only_when_a_store_is_opened() -> None:
    program = (
        "import sys, game.record; "
        "assert not {'sqlite3', 'platformdirs', 'textual'} & set(sys.modules); "
        "game.record.open_store().close(); assert 'sqlite3' in sys.modules"
    )
    subprocess.run(
        [sys.executable, "-c", program], check=True, env={"CALLCRAFT_DATA": "/dev/null/x"}
    )
