"""A level by its number, its name or its path."""

from pathlib import Path

import pytest

from game.errors import CallcraftError
from game.level import LevelNotFound, find_level, library, load_pack, shipped
from tests.level.samples import SMALL


@pytest.fixture
def levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A pack of four levels in place of the shipped ones, and another folder to stand in."""
    folder = tmp_path / "levels"
    folder.mkdir()
    for name in ("parcel", "parcels", "parking", "Broadband"):
        (folder / f"{name}.yaml").write_text(SMALL)
    order = "title: x\nlevels: [parking.yaml, Broadband.yaml, parcels.yaml, parcel.yaml]\n"
    (folder / "pack.yaml").write_text(order)
    monkeypatch.setattr(library, "folder", lambda _: folder)
    (tmp_path / "mine.yaml").write_text(SMALL)
    (tmp_path / "plain").write_text(SMALL)
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("1", "parking"),
        ("02", "Broadband"),
        ("4", "parcel"),
        ("parcel", "parcel"),
        ("PARCEL", "parcel"),
        ("parcels", "parcels"),
        ("broad", "Broadband"),
        ("park", "parking"),
    ],
)
def test_numbers_and_names(levels: Path, word: str, name: str) -> None:
    assert find_level(word) == levels / f"{name}.yaml"


def test_paths(levels: Path) -> None:
    assert find_level("mine.yaml") == Path("mine.yaml")
    assert find_level("./plain") == Path("plain")
    assert find_level("plain") == Path("plain")
    assert find_level(str(levels / "parcel.yaml")) == levels / "parcel.yaml"


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("0", "from 1 to 4"),
        ("5", "from 1 to 4"),
        ("9" * 5_000, "from 1 to 4"),
        ("par", "did you mean `parking` or `parcels` or `parcel`?"),
        ("parsel", "Did you mean `parcel`?"),
        ("zzz", "Write one of: `parking`, `Broadband`, `parcels`"),
        ("", "There is no level"),
        ("nowhere.yaml", "no level file nowhere.yaml"),
        ("nowhere/parcel", "no level file nowhere/parcel"),
        ("levels", "There is no level called `levels`"),
        ("levels/", "no level file levels/"),
        ("a\0b/c", "no level file ab/c"),
        ("x" * 5_000 + ".yaml", "no level file x"),
        ("\x1b[2J", "There is no level called `\ufffd[2J`"),
        ("²", "There is no level called `²`"),
    ],
)
@pytest.mark.usefixtures("levels")
def test_what_is_not_there(word: str, said: str) -> None:
    with pytest.raises(LevelNotFound, match="level") as caught:
        find_level(word)
    assert isinstance(caught.value, CallcraftError)
    assert said in str(caught.value)


def test_a_copy_without_levels(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library, "folder", lambda _: tmp_path)
    for word in ("1", "parcel"):
        with pytest.raises(LevelNotFound, match=r"[Nn]ame a level file"):
            find_level(word)


def test_the_shipped_levels_are_there_and_right() -> None:
    pack = load_pack(shipped())
    assert pack.problems == ()
    assert pack.levels
