"""Files of every kind of wrongness: each command says what is wrong, and none falls over it."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import pytest

from tests.check.sound import STATED
from tests.cli.program import run

_WRONG: Final[Mapping[str, bytes]] = {
    "empty": b"",
    "noise": bytes(range(256)) * 20,
    "sixteen": "title: x".encode("utf-16"),
    "deep": b"title: " + b"[" * 50_000,
    "bomb": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "twice": b"title: a\ntitle: b\n",
    "list": b"- a\n- b\n",
    "number": b"42\n",
    "huge": b"title: " + b"x" * 600_000,
    "tags": b"title: !!python/object/apply:os.system [ls]\n",
    "escape": STATED.replace("A hat", "A \x1b[2Jhat").encode(),
    "bidi": STATED.replace("A hat", "A \u202ehat").encode(),
    "types": STATED.replace("replies:", "replies: 3\n    other:").encode(),
    "names": STATED.replace("to: blue", "to: [@click=app.quit]").encode(),
    "balance": STATED.replace("brief:", "balance: {random: wins}\nbrief:").encode(),
    "loop": STATED.replace("to: good", "to: opening").replace("to: bad", "to: opening").encode(),
}
_CHECKS: Final = (
    ("check",),
    ("check", "--json"),
    ("check", "--sarif"),
    ("check", "--shape"),
)
_ONE_BY_ONE: Final = (
    ("explore",),
    ("graph",),
    ("new", "copy.yaml", "--yes", "--from"),
)


@pytest.mark.parametrize("command", _ONE_BY_ONE, ids=" ".join)
def test_no_command_falls_over_a_wrong_file(home: Path, command: tuple[str, ...]) -> None:
    for name, content in _WRONG.items():
        (home / f"{name}.yaml").write_bytes(content)
    for name in _WRONG:
        done = run(home, *command, f"{name}.yaml")
        assert done.returncode in (0, 1, 2), (name, done.stderr)
        assert not _acts(done.stdout + done.stderr), name
        (home / "copy.yaml").unlink(missing_ok=True)


def _acts(text: str) -> bool:
    """Return whether anything in a text would act on a terminal."""
    return any(each < " " and each not in "\n\t" for each in text) or "\u202e" in text


@pytest.mark.parametrize("name", ["missing.yaml", "folder", "closed.yaml", "pipe.yaml"])
def test_nor_over_what_is_no_file(home: Path, name: str) -> None:
    (home / "folder").mkdir()
    (home / "closed.yaml").write_text(STATED, encoding="utf-8")
    (home / "closed.yaml").chmod(0)
    if hasattr(os, "mkfifo"):
        os.mkfifo(home / "pipe.yaml")
    for command in (*_CHECKS, *_ONE_BY_ONE):
        done = run(home, *command, name)
        assert done.returncode in (0, 1, 2)
        assert done.stdout or done.stderr
        (home / "copy.yaml").unlink(missing_ok=True)


@pytest.mark.parametrize("command", _CHECKS, ids=" ".join)
def test_wrong_files_together_are_told_together(home: Path, command: tuple[str, ...]) -> None:
    for name, content in _WRONG.items():
        (home / f"{name}.yaml").write_bytes(content)
    done = run(home, *command, ".")
    assert done.returncode == 1
    told = _WRONG.keys() - ({"loop"} if "--shape" in command else set())
    assert all(f"{name}.yaml" in done.stdout for name in told)
    assert not _acts(done.stdout + done.stderr)


def test_a_wrong_file_of_plays_is_told(home: Path) -> None:
    (home / "call.yaml").write_text(STATED, encoding="utf-8")
    for name in ("noise", "bomb", "types", "list"):
        (home / "call.playtest.yaml").write_bytes(_WRONG[name])
        done = run(home, "check", "call.yaml")
        assert done.returncode == 1
        assert "call.playtest.yaml:" in done.stdout


@pytest.mark.parametrize("command", _CHECKS, ids=" ".join)
def test_a_folder_without_a_level_is_no_sound_one(home: Path, command: tuple[str, ...]) -> None:
    (home / "folder").mkdir()
    done = run(home, *command, "folder")
    assert done.returncode == 1
    assert "There is no level file in this folder" in done.stdout
