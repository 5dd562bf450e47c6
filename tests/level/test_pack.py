"""A pack: a title and plain file names in its own folder, in the order of play."""

from pathlib import Path

import pytest

from game.level import Code, load_pack, read_pack
from tests.level.samples import SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with two levels, and a level beside the folder."""
    pack = tmp_path / "pack"
    pack.mkdir()
    for name in ("pack/one.yaml", "pack/two.yml", "other.yaml"):
        (tmp_path / name).write_text(SMALL)
    return pack


def test_a_pack_by_its_folder_and_by_its_file(folder: Path) -> None:
    (folder / "pack.yaml").write_text("title: Two calls\nlevels: [two.yml, one.yaml]\n")
    reading = load_pack(folder)
    assert reading == load_pack(folder / "pack.yaml")
    assert reading.problems == ()
    assert reading.title == "Two calls"
    assert reading.levels == (folder / "two.yml", folder / "one.yaml")


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../other.yaml", Code.OUTSIDE),
        ("..\\other.yaml", Code.OUTSIDE),
        ("/etc/passwd", Code.OUTSIDE),
        ("'C:\\one.yaml'", Code.OUTSIDE),
        ("c:one.yaml", Code.OUTSIDE),
        ("sub/one.yaml", Code.OUTSIDE),
        ("..", Code.OUTSIDE),
        (".hidden.yaml", Code.OUTSIDE),
        ("one.txt", Code.OUTSIDE),
        ("link.yaml", Code.OUTSIDE),
        ("three.yaml", Code.NO_LEVEL),
        ("ring.yaml", Code.NO_LEVEL),
        ("one.yaml", Code.TWICE),
        ("ONE.yaml", Code.TWICE),
        ("''", Code.EMPTY_TEXT),
        ("[one.yaml]", Code.WRONG_KIND),
        ('"a\\0.yaml"', Code.HIDDEN_CHARACTER),
    ],
)
def test_a_name_that_is_no_level_of_this_folder(folder: Path, name: str, code: Code) -> None:
    (folder / "link.yaml").symlink_to("../other.yaml")
    (folder / "ring.yaml").symlink_to("ring.yaml")
    (folder / "pack.yaml").write_text(f"title: x\nlevels:\n  - one.yaml\n  - {name}\n  - two.yml\n")
    reading = load_pack(folder)
    assert [(each.code, each.line, each.column) for each in reading.problems] == [(code, 4, 5)]
    assert reading.levels == (folder / "one.yaml", folder / "two.yml")


def test_reading_a_pack_from_text_looks_at_no_file() -> None:
    reading = read_pack("title: x\nlevels: [nowhere.yaml, ../x.yaml]", "some/pack.yaml")
    assert reading.levels == (Path("some/nowhere.yaml"),)
    assert [(each.code, each.column) for each in reading.problems] == [(Code.OUTSIDE, 24)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("title: x", [Code.MISSING_KEY]),
        ("levels: [a.yaml]", [Code.MISSING_KEY]),
        ("title: x\nlevels: a.yaml", [Code.WRONG_KIND]),
        ("title: x\nlevels: []", [Code.WRONG_COUNT]),
        ("title: x\nlevels: [a.yaml]\norder: 1", [Code.UNKNOWN_KEY]),
        ("title: x\nlevels: *a", [Code.ALIAS]),
        ("- a", [Code.WRONG_KIND]),
        ("", [Code.EMPTY]),
    ],
)
def test_what_is_wrong_with_a_pack(text: str, codes: list[Code]) -> None:
    assert [each.code for each in read_pack(text).problems] == codes


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("onee.yaml", "Did you mean `one.yaml`?"),
        ("two.yaml", "Did you mean `two.yml`?"),
        ("pac.yaml", "Check the spelling, or remove the entry."),
        ("something-else.yaml", "Check the spelling, or remove the entry."),
    ],
)
def test_a_misspelt_file_is_guessed_from_those_in_the_folder(
    folder: Path, name: str, hint: str
) -> None:
    (folder / "pack.yaml").write_text(f"title: x\nlevels: [{name}]\n")
    (problem,) = load_pack(folder).problems
    assert (problem.code, problem.hint) == (Code.NO_LEVEL, hint)


def test_a_folder_that_cannot_be_looked_into_gives_no_guess(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_: Path) -> None:
        raise PermissionError

    (folder / "pack.yaml").write_text("title: x\nlevels: [won.yaml]\n")
    monkeypatch.setattr(Path, "iterdir", refuse)
    (problem,) = load_pack(folder).problems
    assert problem.hint.startswith("Check the spelling")
