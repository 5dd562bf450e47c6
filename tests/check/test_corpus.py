"""Every seeded defect is found, at its line; and where nothing is wrong, nothing is found."""

from collections import Counter
from pathlib import Path

import pytest

from game.call import IllegalEvent, replay
from game.call.log.notation import read_play
from game.check.checks import CHECKS, check_files
from game.check.targets import targets_of
from game.level import Code, load_level, load_pack, shipped
from tests.check.corpus import CORPUS, Defect
from tests.check.sound import MODELLED, STATED

_CLASSES, _EACH = 30, 2


@pytest.mark.parametrize(
    "defect", CORPUS, ids=[f"{each.code}-{number}" for number, each in enumerate(CORPUS)]
)
def test_a_seeded_defect_is_found_at_its_place(defect: Defect, tmp_path: Path) -> None:
    file = tmp_path / "call.yaml"
    file.write_text(defect.text, encoding="utf-8", newline="")
    problems = check_files([file])
    places = {(each.code, each.line, each.column) for each in problems}
    assert (defect.code, *defect.place) in places
    for each in problems:
        assert each.message.endswith(".")
        assert each.hint
        if each.replay:
            _plays(file, each.replay)


def _plays(file: Path, command: str) -> None:
    """Assert that the command of a finding is one that can be played."""
    level = load_level(file).level
    assert level is not None
    _, _, moves = command.partition(" --moves ")
    try:
        replay(level, 0, read_play(moves.strip('"')))
    except IllegalEvent as error:  # pragma: no cover - said in full where it fails
        pytest.fail(f"{command}: {error}")


def test_the_corpus_has_enough_of_everything() -> None:
    counts = Counter(each.code for each in CORPUS)
    assert len(counts) >= _CLASSES
    assert min(counts.values()) >= _EACH


ELSEWHERE = {Code.CUT_OFF, Code.PLAYS_OTHERWISE, Code.PLAY_WITHOUT_LEVEL}
"""What needs more than a level to be found, and is found in tests of its own."""


def test_every_check_has_a_defect_that_it_finds() -> None:
    """A check that finds nothing in the corpus would be one that nobody has seen at work."""
    found = {each.code for each in CORPUS}
    behaviour = {code for code in Code if code >= "CC4"}
    assert behaviour - found == ELSEWHERE
    assert len(behaviour & found) >= len(CHECKS)


@pytest.mark.parametrize("text", [MODELLED, STATED])
def test_a_sound_level_has_no_finding(text: str, tmp_path: Path) -> None:
    file = tmp_path / "call.yaml"
    file.write_text(text, encoding="utf-8")
    assert check_files([file]) == ()


@pytest.mark.parametrize("path", load_pack(shipped()).levels, ids=lambda path: path.stem)
def test_a_shipped_level_has_no_finding(path: Path) -> None:
    assert check_files([path]) == ()


def test_nor_has_their_pack() -> None:
    assert targets_of([shipped()]).problems == ()
