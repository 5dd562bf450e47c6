"""A terminal is closed under the program: it ends, and so does what it had begun."""

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pexpect
import pytest

from tests.end_to_end.terminal import PATIENCE
from tests.play.tiny import TINY

CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")


@pytest.mark.skipif(not CHILDREN.exists(), reason="asks Linux for the children of a process")
def test_a_watched_call_ends_with_the_shell_it_was_begun_in(tmp_path: Path) -> None:
    level = tmp_path / "tiny.yaml"
    level.write_text(TINY, encoding="utf-8")
    environment = {**os.environ, "CALLCRAFT_DATA": str(tmp_path / "data"), "TERM": "xterm-256color"}
    shell = pexpect.spawn("bash", ["--norc", "-i"], env=environment, timeout=PATIENCE)
    shell.sendline(f"{sys.executable} -m game watch {level} --seed 7")
    shell.expect("keep listening")
    assert shell.pid
    (program,) = children_of(shell.pid)
    # The process that checks is begun once the call can be seen.
    until(lambda: any(map(is_checking, children_of(program))), "Nothing checks the call.")
    running = [program, *children_of(program)]
    shell.close(force=False)
    until(lambda: not any(map(is_alive, running)), "The program outlives its terminal.")


def until(holds: Callable[[], bool], otherwise: str) -> None:
    """Wait for something that comes in its own time, however slow the machine is just now."""
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.05)


def children_of(process: int) -> list[int]:
    """Return the processes that a process has begun."""
    told = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(each) for each in told.split()]


def is_checking(process: int) -> bool:
    """Return whether a process has been begun by Python's own means for that."""
    return "multiprocessing.spawn" in Path(f"/proc/{process}/cmdline").read_text()


def is_alive(process: int) -> bool:
    """Return whether a process is there, and no mere entry of one that has ended."""
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
