"""What a pack says of its levels: how bad problems are, and what a call takes from another."""

from pathlib import Path

import pytest

from game.check.checks import check_files
from game.level import Code, Severity
from tests.check.sound import MODELLED, STATED

UNUSED = STATED.replace("        when: knows wedding\n", "")
"""A call in which it makes no difference what the wedding is."""


def found(folder: Path, pack: str, **levels: str) -> list[tuple[Code, Severity]]:
    """Return the code and the severity of each problem in a pack of levels."""
    (folder / "pack.yaml").write_text(f"title: A pack\n{pack}", encoding="utf-8")
    for name, text in levels.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return [(each.code, each.severity) for each in check_files([folder])]


@pytest.mark.parametrize("wanted", ["off", "note", "warning"])
def test_no_pack_silences_an_error_of_reading(wanted: str, tmp_path: Path) -> None:
    pack = f"levels: [one.yaml]\nseverity: {{{Code.UNKNOWN_SCENE}: {wanted}}}\n"
    broken = MODELLED.replace("to: done", "to: dome")
    assert found(tmp_path, pack, one=broken) == [(Code.UNKNOWN_SCENE, Severity.ERROR)]


@pytest.mark.parametrize("wanted", ["off", "note", "error"])
def test_what_is_found_in_a_call_is_as_bad_as_its_pack_has_it(wanted: str, tmp_path: Path) -> None:
    pack = f"levels: [one.yaml]\nseverity: {{{Code.CLUE_NOT_USED}: {wanted}}}\n"
    as_wanted = [] if wanted == "off" else [(Code.CLUE_NOT_USED, Severity(wanted))]
    assert found(tmp_path, pack, one=UNUSED) == as_wanted


def test_a_clue_that_a_later_call_remembers_makes_a_difference_there(tmp_path: Path) -> None:
    alone = "levels: [one.yaml, other.yaml]\n"
    assert found(tmp_path, alone, one=UNUSED, other=STATED) == [
        (Code.CLUE_NOT_USED, Code.CLUE_NOT_USED.severity)
    ]
    linked = (
        "levels:\n  - one.yaml\n"
        "  - file: other.yaml\n    remembers: {call: one.yaml, clues: [wedding]}\n"
    )
    assert found(tmp_path, linked, one=UNUSED, other=STATED) == []
