"""What a connection to a log promises, as far as SQLite can be asked for it."""

from contextlib import closing
from pathlib import Path

import pytest

from game.contest.log.connection import connect, make_durable
from tests.contest.log.logs import NAME, kept


@pytest.mark.parametrize(
    ("setting", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("fullfsync", 1),
        ("checkpoint_fullfsync", 1),
        ("secure_delete", 1),
    ],
)
def test_a_commit_is_on_the_disk_before_it_is_acknowledged(
    tmp_path: Path, setting: str, value: object
) -> None:
    with closing(connect(kept(tmp_path / NAME, ["first"]), "rw")) as connection:
        make_durable(connection)
        assert connection.execute(f"PRAGMA {setting}").fetchone()[0] == value
