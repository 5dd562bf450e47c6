"""Plain mode and its refusals on a terminal, as a person meets them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pexpect
import pytest

from game.record import open_store
from tests.cli.program import environment


@contextmanager
def terminal(home: Path, *arguments: str, term: str = "xterm") -> Iterator["pexpect.spawn[str]"]:
    """Start the program on a terminal of its own."""
    child = pexpect.spawn(
        sys.executable,
        ["-m", "game", *arguments],
        cwd=str(home),
        env=environment(home) | {"TERM": term},
        encoding="utf-8",
        timeout=30,
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
        text = child.read()
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
