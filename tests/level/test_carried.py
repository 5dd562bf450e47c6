"""What calls in a row hand on, by the packs they belong to."""

from pathlib import Path

import pytest

from game.level.library import shipped
from game.level.packs.carried import Carried, carried
from tests.level.samples import SMALL

PACK = """\
title: Two calls
levels:
  - one.yaml
  - other.yaml
  - file: again.yaml
    remembers: {call: one.yaml, clues: [receipt]}
"""
HANDED_ON = ("receipt",)


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """Return a folder with a pack in it."""
    for name in ("one", "other", "again"):
        (tmp_path / f"{name}.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "pack.yaml").write_text(PACK, encoding="utf-8")
    return tmp_path


def row(pack: Path, *names: str) -> tuple[Carried | None, ...]:
    """Return what those calls of a pack hand on in that order."""
    return carried([pack / f"{name}.yaml" for name in names])


def test_a_later_call_carries_on_from_an_earlier_one(pack: Path) -> None:
    assert row(pack, "one", "other", "again") == (None, None, Carried(0, HANDED_ON))
    assert row(pack, "other", "one", "again") == (None, None, Carried(1, HANDED_ON))


def test_the_latest_of_several_counts(pack: Path) -> None:
    assert row(pack, "one", "one", "again", "one", "again") == (
        None,
        None,
        Carried(1, HANDED_ON),
        None,
        Carried(3, HANDED_ON),
    )


def test_what_has_not_come_yet_is_not_carried(pack: Path) -> None:
    assert row(pack, "again", "one", "other") == (None, None, None)


def test_files_outside_a_pack_carry_nothing(
    pack: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "one.yaml").write_text(SMALL, encoding="utf-8")
    assert carried([elsewhere / "one.yaml", pack / "again.yaml"]) == (None, None)


def test_the_way_to_a_file_does_not_matter(pack: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(pack)
    assert carried([Path("one.yaml"), pack / "again.yaml"]) == (None, Carried(0, HANDED_ON))


def test_in_the_shipped_pack_the_sixth_call_remembers_the_second() -> None:
    second, sixth = carried([shipped() / "broadband.yaml", shipped() / "alarm.yaml"])
    assert second is None
    assert sixth == Carried(0, ("notebook", "story"))
