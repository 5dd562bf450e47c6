"""Checking in a process of its own: it answers, it comes back, and it ends with the program."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from game.check.apart import CheckEnded, CheckProcess
from game.level import Code, Problem


def tells(path: Path) -> tuple[Problem, ...]:
    """Tell one problem: the number of the process in which it was found."""
    return (Problem(Code.EMPTY, str(os.getpid()), "", file=str(path)),)


def ends(path: Path) -> tuple[Problem, ...]:
    """End the process in the midst of a check, but for a file that says otherwise."""
    if path.name == "sound.yaml":
        return ()
    os._exit(1)


def test_one_process_checks_what_it_is_asked_to_one_after_the_other() -> None:
    beside = CheckProcess(tells)
    first, second = beside.found_in(Path("a")), beside.found_in(Path("b"))
    assert [each.file for each in (*first, *second)] == ["a", "b"]
    assert first[0].message == second[0].message != str(os.getpid())


def test_a_check_that_takes_its_process_down_is_told_and_the_next_goes_on() -> None:
    beside = CheckProcess(ends)
    with pytest.raises(CheckEnded):
        beside.found_in(Path("odd.yaml"))
    assert beside.found_in(Path("sound.yaml")) == ()


_FOR_EVER = """
import atexit
from contextlib import suppress
from pathlib import Path
from threading import Thread

def check():
    with suppress(CheckEnded):
        beside.found_in(Path("x"))

checking = Thread(target=check, daemon=True)
# What is registered first runs last: once its process is ended, the check has all the time it
# takes to begin another. It must not.
atexit.register(checking.join, 10)

from game.check.apart import CheckEnded, CheckProcess
from tests.check.test_apart import busy
if __name__ == "__main__":
    beside = CheckProcess(busy)
    checking.start()
    input()
"""


def busy(path: Path) -> tuple[Problem, ...]:
    """Say who is at work, and never end."""
    os.write(1, f"{os.getpid()}\n".encode())
    while path.name:
        signal.pause()
    return ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no hang-up of a terminal")
def test_a_check_ends_with_its_program_and_not_with_the_terminal(tmp_path: Path) -> None:
    script = tmp_path / "program.py"
    script.write_text(_FOR_EVER)
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, str(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": str(root)},
    ) as program:
        assert program.stdout
        assert program.stdin
        worker = int(program.stdout.readline())
        os.kill(worker, signal.SIGHUP)
        os.kill(worker, signal.SIGINT)
        os.kill(worker, 0)
        program.stdin.write(b"\n")
        program.stdin.close()
        # Its end of the output is closed once the worker, too, is gone.
        assert program.stdout.read() == b""
        assert program.wait() == 0
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
