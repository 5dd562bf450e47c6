"""The examples of the pages about behaviour, words and times, run through every check there is."""

from pathlib import Path

import pytest

from game.check.checks import check_files
from game.level import Code
from tests.check.pages import examples, written

CODES = [code for code in Code if code >= "CC4" or code is Code.LEFT_OUT]


@pytest.mark.parametrize("code", CODES)
def test_the_bad_example_has_this_problem_and_no_other(code: Code, tmp_path: Path) -> None:
    written(examples(code, mended=False), tmp_path)
    assert {problem.code for problem in check_files([tmp_path])} == {code}


@pytest.mark.parametrize("code", CODES)
def test_the_mended_example_has_no_problem(code: Code, tmp_path: Path) -> None:
    written(examples(code, mended=True), tmp_path)
    assert check_files([tmp_path]) == ()
