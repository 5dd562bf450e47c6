"""What our pages show can be copied: nothing is to be found in it, and nothing is left out."""

from pathlib import Path

import pytest

from game.check.checks import check_files
from tests.check.examples import COMPLETED, EXAMPLES, Example, files_of


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)
def test_nothing_is_wrong_with_what_a_page_shows(example: Example, tmp_path: Path) -> None:
    for name, text in files_of(example).items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    found = check_files(sorted(tmp_path.iterdir()))
    assert [f"{each.file}:{each.line}: {each.code} {each.message}" for each in found] == []


def test_every_part_that_can_be_completed_is_shown_somewhere() -> None:
    assert {example.part for example in EXAMPLES if example.part} == set(COMPLETED)
