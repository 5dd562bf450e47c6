"""Lines that nobody has to wait for."""

import os
from pathlib import Path

import pytest

from game.plain import queued_lines
from game.plain.queued_lines import QueuedLines

SOON = 10.0
"""Seconds: long, as a machine may be busy."""


@pytest.fixture
def pipe() -> tuple[int, int]:
    """Return the two ends of a pipe that nobody reads yet."""
    return os.pipe()


def read_all(end: int) -> str:
    """Return everything that was written into a pipe, whose other end is closed."""
    with os.fdopen(end, "rb") as file:
        return file.read().decode("latin-1")


def test_lines_are_written_in_their_order_and_cannot_move_the_cursor(pipe: tuple[int, int]) -> None:
    lines = QueuedLines(pipe[1], "latin-1")
    lines.say_all(["Bj\xf6rk is in.", "\x1b[2J\u4e2d"])
    lines.say_all(["The room is closed."])
    lines.finish(SOON)
    os.close(pipe[1])
    assert lines.failed is None
    assert read_all(pipe[0]) == "Bj\xf6rk is in.\n?\nThe room is closed.\n"


def test_nobody_waits_for_a_pipe_that_is_full(
    pipe: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queued_lines, "MOST_WAITING", 100)
    lines = QueuedLines(pipe[1], "utf-8", lambda number: f"{number} left out")
    long = "x" * 4_000
    # Without a thread of its own this would stand still for good: a pipe takes some 64 KiB.
    lines.say_all([long] * 500)
    with os.fdopen(pipe[0], "r", encoding="utf-8") as file:
        # Everything that was put there goes first; only then is there room for one more.
        taken = [file.readline() for _ in range(100)]
        lines.say_all(["last"])
        lines.finish(SOON)
        os.close(pipe[1])
        taken += file.readlines()
    marks = [int(line.split()[0]) for line in taken if line.endswith("left out\n")]
    assert taken.count(f"{long}\n") + sum(marks) == 500
    assert sum(marks) > 300
    assert taken[-1] == "last\n"


def test_what_nobody_reads_any_more_is_let_go(pipe: tuple[int, int]) -> None:
    os.close(pipe[0])
    lines = QueuedLines(pipe[1], "utf-8")
    lines.say_all(["x"] * 10)
    lines.finish(SOON)
    assert isinstance(lines.failed, BrokenPipeError)
    os.close(pipe[1])


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_a_full_disk_is_told() -> None:
    with Path("/dev/full").open("wb") as file:
        lines = QueuedLines(file.fileno(), "utf-8")
        lines.say_all(["x"])
        lines.finish(SOON)
    assert lines.failed is not None
    assert not isinstance(lines.failed, BrokenPipeError)


def test_where_there_is_no_output_there_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    lines = QueuedLines.on_standard_output()
    lines.say_all(["x"])
    lines.finish(SOON)
    assert lines.failed is None
