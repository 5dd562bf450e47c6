"""Lines that are waited for while something else is watched."""

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from queue import SimpleQueue

import pytest

from game.plain.watched_input import WatchedInput

LONGEST = 4_096
NOTHING_THEN_SOMETHING = (False, True)


class Later:
    """An input whose lines come when a test says so."""

    def __init__(self) -> None:
        self.lines: SimpleQueue[bytes | OSError] = SimpleQueue()

    def readline(self, _limit: int, /) -> bytes:
        """Wait for a line."""
        line = self.lines.get(timeout=10)
        if isinstance(line, OSError):
            raise line
        return line


def looking(*found: bool | Exception | Callable[[], None]) -> Callable[[], Callable[[], bool]]:
    """Return what finds one thing after the other, and then nothing."""
    rest = list(found)

    def look() -> bool:
        each = rest.pop(0) if rest else False
        if isinstance(each, Exception):
            raise each
        if callable(each):
            each()
            return False
        return each

    return lambda: look


def test_it_gives_lines_and_then_its_end_again_and_again() -> None:
    typed = WatchedInput(BytesIO(b"one\ntwo"), LONGEST)
    assert [typed.readline() for _ in range(4)] == [b"one\n", b"two", b"", b""]


def test_it_gives_a_fault_again_and_again() -> None:
    later = Later()
    later.lines.put(b"one\n")
    later.lines.put(OSError(errno.EIO, "gone"))
    typed = WatchedInput(later, LONGEST)
    assert typed.readline() == b"one\n"
    for _ in range(2):
        with pytest.raises(OSError, match="gone"):
            typed.readline()


def test_a_closed_input_has_ended() -> None:
    closed = BytesIO()
    closed.close()
    assert WatchedInput(closed, LONGEST).readline() == b""


def test_what_a_look_finds_is_given_as_an_empty_line_and_a_typed_one_is_next() -> None:
    later = Later()
    typed = WatchedInput(later, LONGEST)
    typed.watching = looking(*NOTHING_THEN_SOMETHING)
    assert typed.readline() == b"\n"
    later.lines.put(b"one\n")
    assert typed.readline() == b"one\n"
    later.lines.put(b"")
    assert typed.readline() == b""


def test_what_a_look_raises_ends_the_waiting_and_no_line_is_lost() -> None:
    later = Later()
    typed = WatchedInput(later, LONGEST)
    typed.watching = looking(ValueError("closed"))
    with pytest.raises(ValueError, match="closed"):
        typed.readline()
    assert not typed.waiting
    later.lines.put(b"one\n")
    typed.watching = looking()
    assert typed.readline() == b"one\n"
    later.lines.put(b"")


def test_a_line_that_comes_during_a_look_is_not_lost() -> None:
    later = Later()
    typed = WatchedInput(later, LONGEST)
    typed.watching = looking(lambda: later.lines.put(b"one\n"))
    assert typed.readline() == b"one\n"
    later.lines.put(b"")


def test_it_says_that_a_line_is_waited_for_only_while_one_is() -> None:
    later, found = Later(), []
    typed = WatchedInput(later, LONGEST)

    def look() -> None:
        found.append(typed.waiting)
        later.lines.put(b"one\n")

    typed.watching = looking(look)
    assert not typed.waiting
    typed.readline()
    assert found == [True]
    assert not typed.waiting
    later.lines.put(b"")


def test_it_reads_a_pipe() -> None:
    reads, writes = os.pipe()
    with os.fdopen(reads, "rb") as source:
        os.write(writes, b"one\n\xff\xfe\n")
        os.close(writes)
        typed = WatchedInput(source, LONGEST)
        assert [typed.readline() for _ in range(3)] == [b"one\n", b"\xff\xfe\n", b""]


ENDS = """\
import sys
from game.plain.watched_input import WatchedInput
typed = WatchedInput(sys.stdin.buffer, 4096)
def look():
    raise SystemExit(7)
typed.watching = lambda: look
typed.readline()
"""


def test_the_program_can_end_while_a_line_is_waited_for() -> None:
    command = [sys.executable, "-c", ENDS]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        # Its input stays open all the while.
        assert process.wait(20) == 7
        assert process.stderr is not None
        assert process.stderr.read() == b""
