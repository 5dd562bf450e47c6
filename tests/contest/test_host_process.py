"""A host as a process of its own: it is ready, or what it complains of is told."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.commands.hosting import host, typed_again
from game.contest.place import host_process
from game.contest.place.host_process import HostNotStarted, start_host
from game.contest.place.keys import read_keys
from game.contest.place.rooms import is_held
from game.exits import FAILED, MISUSED
from tests.cli.program import CALLCRAFT
from tests.contest.host.processes import processes_of
from tests.play.tiny import TINY


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a level, in which the program runs with data of its own."""
    monkeypatch.setenv("CALLCRAFT_DATA", str(tmp_path / "data"))
    monkeypatch.chdir(tmp_path)
    (tmp_path / "tiny.yaml").write_text(TINY)
    # In a folder in which another program has the same name, ours is run.
    (tmp_path / "game.py").write_text("raise SystemExit(77)")
    return tmp_path


def contest(*typed: str) -> str:
    """Type a command of whoever leads, from elsewhere."""
    command = [CALLCRAFT[0], "-P", *CALLCRAFT[1:], "contest", *typed]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_a_host_goes_on_by_itself_until_it_is_stopped(folder: Path) -> None:
    started = start_host(["--file=log", "--", "tiny.yaml"])
    try:
        assert started.log == folder / "log"
        assert started.notices == ()
        assert is_held(folder / "log")
        if sys.platform == "linux":
            # What becomes of a terminal is told to those of its session.
            (process,) = processes_of(folder)
            assert os.getsid(process) == process
        assert "In the room: 0" in contest("status", "--room", "log")
    finally:
        contest("stop", "--yes", "--room", "log")
    assert not is_held(folder / "log")


def test_what_it_has_to_say_first_is_told(folder: Path) -> None:
    first = start_host(["--file=log", "--", "tiny.yaml"])
    contest("stop", "--yes", "--room", "log")
    (folder / "log.keys").unlink()
    started = start_host([f"--resume={first.log}", "--"])
    try:
        assert any("The room's keys were gone" in notice for notice in started.notices)
        assert read_keys(started.log).address
    finally:
        contest("stop", "--yes", "--room", "log")


def test_one_that_does_not_begin_says_why() -> None:
    with pytest.raises(HostNotStarted, match="There is no level called `nosuch`") as refused:
        start_host(["--", "nosuch"])
    assert refused.value.code == MISUSED


def test_one_that_never_begins_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(host_process, "START_SECONDS", 0.05)
    sleeping = (sys.executable, "-c", "import time; time.sleep(60)")
    monkeypatch.setattr(host_process, "_PROGRAM", sleeping)
    with pytest.raises(HostNotStarted, match="was not ready") as refused:
        start_host([])
    assert refused.value.code == FAILED


TYPED = [
    ["parcel"],
    ["--pack", "folder", "--minutes", "5", "--no-pace"],
    ["--name", "-x --headless", "--teams=Red, Blue", "parcel", "2"],
    ["--trusted-proxy", "10.0.0.5", "--trusted-proxy", "10.0.0.6", "--insecure-lan", "parcel"],
    ["--public-url", "https://a.org", "--public-url", "https://b.org", "parcel"],
    ["--resume", "log", "--port", "0"],
    ["--", "-parcel"],
]


@pytest.mark.parametrize("typed", TYPED, ids=" ".join)
def test_what_was_typed_is_typed_again(typed: list[str]) -> None:
    context = host.make_context("host", list(typed))
    again = host.make_context("host", typed_again(context))
    assert again.params == context.params
    assert typed_again(again) == typed_again(context)


def test_only_what_was_typed_is() -> None:
    assert typed_again(host.make_context("host", ["parcel"])) == ["--", "parcel"]
