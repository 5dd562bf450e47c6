"""Plain mode and its refusals on a terminal, as a person meets them."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from game.record import open_store
from tests.cli.program import environment
from tests.end_to_end.terminal import PATIENCE


@contextmanager
def terminal(home: Path, *arguments: str, term: str = "xterm") -> Iterator["pexpect.spawn[str]"]:
    """Start the program on a terminal of its own."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "game", *arguments],
        cwd=str(home),
        env=environment(home) | {"TERM": term},
        encoding="utf-8",
        timeout=PATIENCE,
        dimensions=(24, 80),
    )
    try:
        yield child
    finally:
        child.close(force=True)


@pytest.mark.parametrize("arguments", [(), ("play", "1")])
def test_a_dumb_terminal_is_told_of_plain_mode(home: Path, arguments: tuple[str, ...]) -> None:
    with terminal(home, *arguments, term="dumb") as child:
        child.expect("callcraft play LEVEL --plain")
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 2


def test_a_call_is_played_on_a_terminal_without_any_drawing(home: Path) -> None:
    with terminal(home, "play", "tiny.yaml", "--plain", "--seed", "1") as child:
        child.expect("Press Enter to answer")
        child.sendline("")
        for line in ("listen", "2", "3"):
            child.expect("\n> ")
            child.sendline(line)
        child.expect("press Enter to leave")
        text = child.before or ""
        child.sendline("")
        text += child.read()
        child.wait()
        assert child.exitstatus == 0
    assert "Amara's problem is resolved." in text
    assert "\x1b" not in text
    assert text.count("> 3\r\nYou: ") == 1


def test_ctrl_c_in_a_call_says_how_to_leave(home: Path) -> None:
    with terminal(home, "play", "tiny.yaml", "--plain") as child:
        child.expect("Press Enter to answer")
        child.sendline("")
        child.expect("quit.")
        child.sendintr()
        child.expect("type quit")
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 130
    with open_store(home / "data") as store:
        assert len(store.attempts()) == 1


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="Windows has no such signal")
@pytest.mark.parametrize("name", ["SIGHUP", "SIGTERM"])
def test_a_call_in_progress_is_kept_when_the_system_ends_the_program(home: Path, name: str) -> None:
    with terminal(home, "play", "tiny.yaml") as child:
        child.expect("answer the call")
        child.send("\r")
        child.expect("is speaking")
        child.kill(getattr(signal, name))
        child.expect(pexpect.EOF)
        child.wait()
        assert child.exitstatus == 128 + getattr(signal, name)
    with open_store(home / "data") as store:
        assert len(store.attempts()) == 1


def test_nothing_is_drawn_into_a_file(home: Path) -> None:
    shell = f"{sys.executable} -m game play tiny.yaml 2>drawn; echo code $?"
    child = pexpect.spawn(
        "sh",
        ["-c", shell],
        cwd=str(home),
        env=environment(home) | {"TERM": "xterm"},
        encoding="utf-8",
        timeout=PATIENCE,
    )
    child.expect("code 2")
    child.close(force=True)
    text = (home / "drawn").read_text(encoding="utf-8")
    assert "callcraft play LEVEL --plain" in text
    assert "\x1b" not in text
