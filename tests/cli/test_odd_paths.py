"""Paths that lead nowhere, are too long or closed end in a sentence that names them."""

from pathlib import Path

import pytest

from game.commands import run as command
from game.exits import Refused
from tests.cli.program import run

LONG = "x" * 245
"""A name that a file can have, beside which there can be no file of plays."""


@pytest.fixture
def ring(home: Path) -> Path:
    """Return a link that leads to itself."""
    link = home / "ring.yaml"
    link.symlink_to(link.name)
    return link


@pytest.mark.parametrize(
    "arguments",
    [
        ("new", "--yes", "--force", "ring.yaml"),
        ("graph", "tiny.yaml", "--force", "--output", "ring.yaml", "--format", "dot"),
        ("play", "tiny.yaml", "--plain", "--moves", "1", "--record", "ring.yaml"),
    ],
)
def test_a_link_to_itself_is_told_and_stays(
    home: Path, ring: Path, arguments: tuple[str, ...]
) -> None:
    done = run(home, *arguments)
    assert done.returncode == 1
    assert "ring.yaml cannot be " in done.stderr
    assert "Too many levels of symbolic links. " in done.stderr
    assert ring.is_symlink()


def test_a_ring_is_neither_read_nor_begun(home: Path, ring: Path) -> None:
    for words in (("check", ring.name), ("watch", ring.name), ("play", ring.name, "--plain")):
        done = run(home, *words)
        assert done.returncode == 2
        assert ring.name in done.stderr
        assert "callcraft new" not in done.stderr


def test_a_play_is_kept_though_the_usual_file_is_a_ring(home: Path) -> None:
    (home / "tiny.playtest.yaml").symlink_to("tiny.playtest.yaml")
    done = run(home, "play", "tiny.yaml", "--plain", "--moves", "1", "--record", "mine.yaml")
    assert "The play is kept in mine.yaml" in done.stderr


def test_a_level_with_the_longest_name_is_checked_drawn_and_replaced(home: Path) -> None:
    level, picture = f"{LONG}.yaml", f"{LONG}.svg"
    (home / level).write_text((home / "tiny.yaml").read_text())
    done = run(home, "check", "--shape", level)
    assert (done.returncode, done.stderr) == (0, "")
    assert "output" not in run(home, "check", level).stderr
    assert run(home, "graph", level, "--output", picture).returncode == 0
    assert run(home, "new", "--yes", "--force", level).returncode == 0
    assert run(home, "check", "--shape", level).returncode == 0


@pytest.mark.parametrize("path", ["y" * 300 + ".yaml", "a/" * 2_000 + "x.yaml"])
@pytest.mark.parametrize(
    "words",
    [
        ("new", "--yes", "--force"),
        ("graph", "tiny.yaml", "--format", "dot", "--output"),
        ("check",),
        ("play", "--plain"),
        ("play", "tiny.yaml", "--plain", "--moves", "1", "--record"),
        ("levels",),
        ("explore",),
        ("watch",),
    ],
)
def test_what_no_file_can_be_called_is_named(home: Path, words: tuple[str, ...], path: str) -> None:
    done = run(home, *words, path)
    assert done.returncode in {1, 2}
    assert path[-60:].removesuffix("/x.yaml") in done.stderr
    assert "with the output" not in done.stderr


def test_a_folder_one_may_not_look_into_is_told(
    home: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(home)
    (home / "closed").mkdir()
    look = Path.stat

    def closed(path: Path, *, follow_symlinks: bool = True) -> object:
        # Whoever runs these tests may be allowed to look everywhere.
        if path.parent.name == "closed":
            raise PermissionError(13, "Permission denied", str(path))
        return look(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", closed)
    with pytest.raises(Refused, match=r"You may not look into the folder of closed/x\.svg; give"):
        command(["graph", "tiny.yaml", "--output", "closed/x.svg"])
    assert command(["check", "closed"]) == 1
    assert "you may not look into it" in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ("new", "--yes", "a\0b.yaml"),
        ("graph", "tiny.yaml", "--output", "a\0b.svg"),
        ("play", "tiny.yaml", "--plain", "--moves", "1", "--record", "a\0b.yaml"),
        ("check", "a\0b.yaml"),
        ("play", "a\0b.yaml", "--plain"),
    ],
)
def test_a_name_with_a_hidden_character_is_refused(
    home: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    monkeypatch.chdir(home)
    with pytest.raises(Refused):
        command(list(words))
