"""The program, run in a process of its own."""

import os
import subprocess
import sys
from pathlib import Path

CALLCRAFT = (sys.executable, "-m", "game")


def environment(home: Path) -> dict[str, str]:
    """Return what the program finds around it."""
    root = str(Path(__file__).parents[2])
    return os.environ | {"CALLCRAFT_DATA": str(home / "data"), "PYTHONPATH": root}


def run(
    home: Path, *arguments: str, typed: str | bytes = "", **more: str
) -> subprocess.CompletedProcess[str]:
    """Run the program with lines typed."""
    done = subprocess.run(
        [*CALLCRAFT, *arguments],
        input=typed.encode() if isinstance(typed, str) else typed,
        capture_output=True,
        cwd=home,
        env=environment(home) | more,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
