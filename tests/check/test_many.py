"""Work spread over processes comes back whole, in order, and is told as it goes."""

import os
from multiprocessing import active_children, parent_process
from pathlib import Path
from time import sleep

import pytest

from game.check.checks import check_files
from game.check.many import each_of
from game.check.shapes import check_shapes
from tests.check.sound import MODELLED, STATED


def _double(number: int) -> int:
    return 2 * number


@pytest.mark.parametrize("worth", [1, 100])
def test_what_comes_of_it_is_in_order(worth: int) -> None:
    told: list[tuple[int, int]] = []

    def progress(done: int, of: int) -> None:
        told.append((done, of))

    found = list(each_of(_double, range(40), worth=worth, progress=progress))
    assert found == [2 * number for number in range(40)]
    assert told == [(done, 40) for done in range(1, 41)]


def test_many_files_come_to_what_each_comes_to_alone(tmp_path: Path) -> None:
    texts = (STATED, MODELLED.replace("to: done", "to: dome"), STATED.replace("  good:", "  Bad:"))
    files = [tmp_path / f"call-{number}.yaml" for number in range(6)]
    for number, file in enumerate(files):
        file.write_text(texts[number % 3], encoding="utf-8")
    together = check_files(files)
    assert together == tuple(each for file in files for each in check_files([file]))
    assert check_shapes(files) == tuple(each for file in files for each in check_shapes([file]))


def _ends_here(number: int) -> int:
    if parent_process():
        os._exit(1)
    return number


def test_a_process_that_is_ended_from_outside_costs_no_result() -> None:
    assert list(each_of(_ends_here, range(40), worth=1)) == list(range(40))


def _busy(number: int) -> int:
    while number:
        sleep(0.01)
    return number


def test_who_wants_no_more_need_not_wait_for_the_rest() -> None:
    others = set(active_children())
    found = each_of(_busy, [0, 0, 1, 1], worth=1)
    assert next(found) == 0
    begun = set(active_children()) - others
    found.close()  # type: ignore[attr-defined]  # it is a generator
    assert begun
    assert not begun & set(active_children())
