"""`callcraft explain` as somebody types it."""

from pathlib import Path

import pytest

from game.level import Code
from tests.cli.program import run


@pytest.mark.parametrize("typed", ["CC101", "cc101", "101"])
def test_a_page_by_its_code(home: Path, typed: str) -> None:
    done = run(home, "explain", typed)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("CC101: A key that this block does not have\nUsually: error.\n")
    assert "    title: A late parcel\n" in done.stdout


def test_without_a_code_all_are_listed(home: Path) -> None:
    done = run(home, "explain")
    assert (done.returncode, done.stderr) == (0, "")
    assert all(f"\n{code}  " in f"\n{done.stdout}" for code in Code)


@pytest.mark.parametrize("typed", ["CC999", "", "hello", "-1", "\x1b[31m", "x" * 5_000])
def test_what_is_no_code_is_refused_in_one_line(home: Path, typed: str) -> None:
    done = run(home, "explain", "--", typed)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("There is no code ")
    assert done.stderr.endswith("`callcraft explain` lists every code.\n")
    assert "\x1b" not in done.stderr
    assert done.stderr.count("\n") == 1


def test_a_terminal_that_knows_few_letters_gets_plainer_ones(home: Path) -> None:
    done = run(home, "explain", "CC003", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert done.returncode == 0
    assert "cafe" in done.stdout
