"""Files that cannot be opened are problems like any other."""

import errno
import os
from pathlib import Path

import pytest

from game.level import Code, load_level, load_pack
from game.level.yaml.source import LARGEST
from tests.level.samples import SMALL

fifos = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")


def only_code(path: Path) -> Code:
    """Return the code of the one problem of a level file."""
    reading = load_level(path)
    assert reading.level is None
    (problem,) = reading.problems
    assert (problem.file, problem.line, problem.column) == (str(path), 1, 1)
    assert problem.message.endswith(".")
    return problem.code


def test_a_level_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "small.yaml"
    file.write_bytes(SMALL.encode())
    assert load_level(file).level
    assert load_level(file).source == SMALL


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert only_code(tmp_path / "none.yaml") is Code.UNREADABLE


def test_names_no_file_can_have(tmp_path: Path) -> None:
    assert only_code(tmp_path / ("x" * 5_000)) is Code.UNREADABLE
    assert only_code(tmp_path / "a\0b") is Code.UNREADABLE
    assert only_code(tmp_path / "small.yaml" / "x") is Code.UNREADABLE


def test_a_folder(tmp_path: Path) -> None:
    assert only_code(tmp_path) is Code.UNREADABLE


@fifos
def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    assert only_code(tmp_path / "pipe.yaml") is Code.UNREADABLE


def test_a_device() -> None:
    assert only_code(Path(os.devnull)) is Code.UNREADABLE


def test_a_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused by the system's own error, because nothing is forbidden to a superuser."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    file = tmp_path / "small.yaml"
    file.write_text(SMALL)
    monkeypatch.setattr(Path, "open", refuse)
    assert only_code(file) is Code.UNREADABLE
    assert "may not read" in load_level(file).problems[0].message


def test_a_ring_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    assert only_code(tmp_path / "a") is Code.UNREADABLE


def test_a_large_file_is_not_read_to_its_end(tmp_path: Path) -> None:
    file = tmp_path / "large.yaml"
    with file.open("wb") as large:
        large.truncate(100 * LARGEST)
    assert only_code(file) is Code.TOO_LARGE


def test_a_pack_that_is_not_there(tmp_path: Path) -> None:
    reading = load_pack(tmp_path)
    assert [each.code for each in reading.problems] == [Code.UNREADABLE]
    assert reading.problems[0].file == str(tmp_path / "pack.yaml")
