"""Where a new level goes: nothing is overwritten, no folder is made, and every refusal says why."""

import os
from pathlib import Path

import pytest

from game.draft.place import NotWritten, place_for, write


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder to work in, with a level and a folder in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.yaml").write_text("mine")
    (tmp_path / "calls").mkdir()
    (tmp_path / "link.yaml").symlink_to("nowhere.yaml")
    return tmp_path


@pytest.mark.parametrize(
    ("word", "name"),
    [("a", "a.yaml"), ("a.yaml", "a.yaml"), ("a.yml", "a.yml"), ("calls/b.c", "calls/b.c.yaml")],
)
def test_the_ending_is_added_where_it_is_missing(home: Path, word: str, name: str) -> None:
    place = place_for(word, replace=False)
    assert home / place == home / name
    write("text\n", place, replace=False)
    assert (home / name).read_bytes() == b"text\n"


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("there", "is there already"),
        ("there.yaml", "--force"),
        ("link", "is there already"),
        ("calls", "is a folder"),
        (".", "is a folder"),
        ("", "is empty"),
        (".yaml", "hidden file"),
        ("pack.yaml", "orders the calls"),
        ("calls/Pack", "orders the calls"),
        ("nowhere/a.yaml", "There is no folder nowhere"),
        ("there.yaml/a", "There is no folder"),
        ("a\x1b[31m", "cannot be seen"),
        ("a\x00", "cannot be seen"),
    ],
)
def test_other_places_are_refused(home: Path, word: str, told: str) -> None:
    before = sorted(home.rglob("*"))
    with pytest.raises(NotWritten, match=told):
        place_for(word, replace=False)
    assert sorted(home.rglob("*")) == before


def test_a_file_that_is_there_is_replaced_only_when_asked_to(home: Path) -> None:
    place = place_for("there", replace=True)
    with pytest.raises(NotWritten, match="is there already"):
        write("new", place, replace=False)
    assert (home / "there.yaml").read_text() == "mine"
    write("new", place, replace=True)
    assert (home / "there.yaml").read_text() == "new"


def test_what_cannot_be_written_is_told(home: Path) -> None:
    for name in ("x" * 300, "calls"):
        with pytest.raises(NotWritten, match="cannot be written"):
            write("text", home / name, replace=True)


def test_what_is_there_stays_where_it_cannot_be_replaced(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(NotWritten, match="No space left on device"):
        write("text\n", Path("there.yaml"), replace=True)
    assert (home / "there.yaml").read_text() == "mine"
    assert sorted(each.name for each in home.iterdir()) == ["calls", "link.yaml", "there.yaml"]
