"""Whatever ends the program or fills the disk, what was acknowledged is in the log."""

import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path
from random import Random

import pytest

from game.contest.log import LogFile
from tests.contest.log.logs import NAME, bodies_of, kept

KILLS = 5
"""How often the program is killed here, each time going on with the same log."""


def test_nothing_acknowledged_is_lost_when_the_program_is_killed(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, [])
    random = Random(20)
    acknowledged = 0
    for _ in range(KILLS):
        with _appender(path) as program:
            assert program.stdout is not None
            first = program.stdout.readline()
            time.sleep(random.uniform(0, 0.15))
            program.kill()
            lines = [first, *program.stdout.readlines()]
        before, acknowledged = acknowledged, int(lines[-1])
        assert acknowledged > before
        with closing(LogFile.to_read(path)) as log:
            assert log.last.number >= acknowledged
            assert bodies_of(log) == [f"entry {n}" for n in range(1, log.last.number + 1)]


@pytest.mark.skipif(sys.platform == "win32", reason="there a file's size cannot be limited")
def test_a_full_disk_ends_the_writing_and_costs_nothing_acknowledged(tmp_path: Path) -> None:
    path = kept(tmp_path / NAME, [])
    with _appender(path, most_bytes=300_000) as program:
        told = program.communicate(timeout=30)[0].split("\n")[:-1]
    assert told[-2:] == ["failed LogUnavailable", "later LogUnavailable"]
    acknowledged = int(told[-3])
    assert told[:-2] == [str(number) for number in range(1, acknowledged + 1)]
    with closing(LogFile.open(path)) as log:
        assert log.last.number >= acknowledged
        assert bodies_of(log) == [f"entry {n}" for n in range(1, log.last.number + 1)]


def _appender(path: Path, most_bytes: int = 0) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-m", "tests.contest.log.appender", str(path), str(most_bytes)],
        stdout=subprocess.PIPE,
        text=True,
    )
