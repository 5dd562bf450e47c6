"""Own results: what is counted, what is kept of it, and what damage does."""

import os
import stat
import sys
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.contest.practice_room import own_results
from game.contest.practice_room.own_results import (
    MOST_CALLS_KEPT,
    NOTHING_PLAYED,
    Finish,
    OwnResults,
    ResultFiles,
)
from game.view.kinds import Medal, Outcome

WHEN: Final = "2026-03-14T09:26:53+00:00"


def finish(points: int) -> Finish:
    """Return a call that came to some points."""
    return Finish(points, Medal.BRONZE, Outcome.RESOLVED, timed=True, when=WHEN)


def played(*points: int) -> OwnResults:
    """Return the results of a level that was played a few times."""
    results = NOTHING_PLAYED
    for each in points:
        results = results.after("Tiny", "digest", finish(each))
    return results


@given(st.lists(st.integers(0, 1_000), min_size=1))
def test_the_best_and_the_last_are_known_and_how_many_there_were(points: list[int]) -> None:
    own = played(*points).at("digest")
    assert own is not None
    assert (own.played, own.best.points, own.last.points) == (len(points), max(points), points[-1])


def test_only_so_many_levels_are_kept_the_last_first() -> None:
    results = NOTHING_PLAYED
    for number in range(MOST_CALLS_KEPT + 2):
        results = results.after("Tiny", str(number), finish(number))
    results = results.after("Tiny", "5", finish(7))
    assert len(results.levels) == MOST_CALLS_KEPT
    assert [each.digest for each in results.levels[:2]] == ["5", str(MOST_CALLS_KEPT + 1)]
    assert results.at("1") is None


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    files = ResultFiles(tmp_path / "practice")
    assert files.read("a") == NOTHING_PLAYED
    files.write("a", played(3, 700))
    files.write("b", played(12))
    assert files.read("a") == played(3, 700)
    assert files.read("b") == played(12)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other rights")
def test_a_file_is_its_owners_alone(tmp_path: Path) -> None:
    ResultFiles(tmp_path).write("a", played(1))
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "damage",
    [b"", b"\xff\xfe", b"[]", b'{"version": 1, "value": {"levels": 3}}', b"[" * 100_000, b"{" * 9],
)
def test_damage_loses_that_file_only_and_is_told(
    tmp_path: Path, damage: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    files = ResultFiles(tmp_path)
    files.write("a", played(1))
    files.write("b", played(2))
    (tmp_path / "a.json").write_bytes(damage)
    assert files.read("a") == NOTHING_PLAYED
    assert str(tmp_path / "a.json") in caplog.text
    assert files.read("b") == played(2)
    files.write("a", played(4))
    assert files.read("a") == played(4)


def test_who_played_longest_ago_gives_way_to_a_newcomer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(own_results, "MOST_VISITORS_KEPT", 3)
    files = ResultFiles(tmp_path)
    for number, holder in enumerate("abc"):
        files.write(holder, played(1))
        os.utime(tmp_path / f"{holder}.json", (number, number))
    files.write("a", played(1, 2))
    assert {each.stem for each in tmp_path.iterdir()} == {"a", "b", "c"}
    files.write("d", played(1))
    assert {each.stem for each in tmp_path.iterdir()} == {"a", "c", "d"}


def test_a_folder_that_cannot_be_made_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "practice").write_text("in the way")
    files = ResultFiles(tmp_path / "practice")
    files.write("a", played(1))
    assert "could not be kept" in caplog.text
