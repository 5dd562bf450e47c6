"""The list of levels: the shipped ones, a folder's, a file's, and those that cannot be played."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level import Problem, load_pack, shipped
from game.plain.listing import Listed, listed, listing_json, listing_lines
from game.record import Store, open_store
from game.text import columns
from tests.play.tiny import TINY
from tests.record.calls import keep_good


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Yield an empty store."""
    with open_store(tmp_path / "data") as opened:
        yield opened


def rows(store: Store, *paths: Path) -> list[Listed]:
    """Return the levels listed, problems of packs left out."""
    return [each for each in listed(paths, store) if isinstance(each, Listed)]


def test_the_shipped_levels_are_numbered_as_they_are_played(store: Store) -> None:
    found = rows(store)
    assert [each.path for each in found] == list(load_pack(shipped()).levels)
    assert [each.number for each in found] == list(range(1, len(found) + 1))
    assert all(each.playable for each in found)
    assert listing_lines(found)[0].startswith(f" 1  {found[0].path.stem}")


def test_titles_stand_below_each_other_whatever_the_names(tmp_path: Path, store: Store) -> None:
    for name in ("plain", "cafe\u0301", "日本"):
        (tmp_path / f"{name}.yaml").write_text(TINY, encoding="utf-8")
    lines = listing_lines(rows(store, *sorted(tmp_path.iterdir())))
    assert len({columns(line.partition("  The tiny call")[0]) for line in lines}) == 1


def test_a_level_shows_the_best_result(tmp_path: Path, store: Store) -> None:
    file = tmp_path / "tiny.yaml"
    file.write_text(TINY)
    assert listing_lines(rows(store, file)) == [f"{file}  The tiny call (testing), not played yet"]
    keep_good(store)
    (row,) = rows(store, file)
    assert row.best is not None
    assert f"{row.best.total}" in listing_lines([row])[0]
    data = json.loads(listing_json([row]))[0]
    assert (data["best_score"], data["best_medal"]) == (row.best.total, row.best.medal.value)
    assert (data["number"], data["name"], data["playable"]) == (None, "tiny", True)


def test_a_folder_without_a_pack_lists_its_levels_by_name(tmp_path: Path, store: Store) -> None:
    folder = tmp_path / "levels"
    folder.mkdir()
    for name in ("b.yaml", "a.yml", "notes.txt"):
        (folder / name).write_text(TINY)
    assert [each.path.name for each in rows(store, folder)] == ["a.yml", "b.yaml"]


def test_a_packs_own_problems_are_told(tmp_path: Path, store: Store) -> None:
    (tmp_path / "pack.yaml").write_text("title: Mine\nlevels: [tiny.yaml, gone.yaml]\n")
    (tmp_path / "tiny.yaml").write_text(TINY)
    found = list(listed([tmp_path], store))
    assert [each.path.name for each in found if isinstance(each, Listed)] == ["tiny.yaml"]
    assert any(isinstance(each, Problem) and "gone.yaml" in each.message for each in found)


def test_a_level_that_cannot_be_played_is_listed_as_that(tmp_path: Path, store: Store) -> None:
    file = tmp_path / "broken.yaml"
    file.write_text("title: 'Only a title'\n")
    (row,) = rows(store, file)
    assert not row.playable
    assert "cannot be played" in listing_lines([row])[0]
    assert row.problems


def test_a_call_that_opens_after_others_says_which(tmp_path: Path, store: Store) -> None:
    for name in ("one", "two", "three"):
        (tmp_path / f"{name}.yaml").write_text(TINY.replace("The tiny", name))
    (tmp_path / "pack.yaml").write_text(
        "title: Three\nlevels:\n  - one.yaml\n  - {file: two.yaml, after: [one.yaml]}\n"
        "  - {file: three.yaml, after: [one.yaml, two.yaml]}\n"
    )
    found = rows(store, tmp_path)
    assert [each.after for each in found] == [(), ("one call",), ("one call", "two call")]
    lines = listing_lines(found)
    assert lines[0].endswith("not played yet")
    assert lines[1].endswith("not played yet, opens after one call")
    assert lines[2].endswith("not played yet, opens after one call and two call")
    assert "after" not in json.loads(listing_json(found))[1]
