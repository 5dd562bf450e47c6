"""The table of lessons in docs/evidence.md points at calls and tests that are there."""

import re
from pathlib import Path
from typing import Final

import pytest

from game.level import load_level
from game.level.library import shipped
from game.level.packs.reading import load_pack

TESTS: Final = Path(__file__).parent
PAGE: Final = (TESTS.parent / "docs/evidence.md").read_text(encoding="utf-8")
_TABLE: Final = PAGE.split("## From the trade's lessons to the game")[1].split("\n## ")[0]
ROWS: Final = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in _TABLE.splitlines()
    if line.startswith("| ") and not line.startswith("| The lesson")
]


def titles() -> set[str]:
    """Return what the shipped calls are called."""
    levels = [load_level(path).level for path in load_pack(shipped()).levels]
    return {level.title for level in levels if level is not None}


def all_tests() -> str:
    """Return the text of all tests."""
    return "\n".join(path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py"))


def test_the_table_is_there() -> None:
    assert len(ROWS) >= 13
    assert all(len(row) == 4 and all(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_a_call_that_is_shipped(row: list[str]) -> None:
    named = set(re.findall(r"\*([^*]+)\*", row[2]))
    assert named <= titles()
    assert named or row[2].startswith(("all of them", "any three calls"))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[0])
def test_a_row_names_tests_that_there_are(row: list[str]) -> None:
    named = re.findall(r"`([^`]+)`", row[3])
    assert named
    for name in named:
        found = (TESTS / name).is_file() if name.endswith(".py") else f"def {name}(" in all_tests()
        assert found, name


def test_every_call_is_in_the_table() -> None:
    assert titles() <= set(re.findall(r"\*([^*]+)\*", _TABLE))
