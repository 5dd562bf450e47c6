"""Memory after a while of a call, beside a bare Textual app after the same time."""

import sys
from pathlib import Path
from typing import Final

from bench.program import BARE, OURS, TITLE, Program, quiet, terminal, watch

MEMORY_TARGET: Final = 45.0
"""Megabytes of 2**20 bytes that a call may take."""

_TO_A_CALL: Final = ("\r", "\r")
"""What opens the first call of the menu, and answers it."""
_KILOBYTES: Final = 1_024


def measure_memory(seconds: int, folder: Path) -> bool:
    """Print the figures and their ratio; return whether ours is within its target."""
    if not sys.platform.startswith("linux"):
        print("memory     not measured: what a program keeps is read from Linux's /proc")
        return True
    ours = _resident(OURS, _TO_A_CALL, seconds, folder)
    bare = _resident(BARE, (), seconds, folder)
    print(f"{OURS.name:10} memory {ours:5.1f} MB after {seconds} s of a call")
    print(f"{BARE.name:10} memory {bare:5.1f} MB after the same time")
    print(f"ratio      memory {ours / bare:5.2f} (target {MEMORY_TARGET:.0f} MB)")
    return ours <= MEMORY_TARGET


def _resident(program: Program, keys: tuple[str, ...], seconds: int, folder: Path) -> float:
    """Return the megabytes of a program that are in memory, seconds after some keys."""
    with terminal(program, folder) as child:
        child.expect_exact(TITLE)
        for key in keys:
            quiet(child)
            child.send(key)
        watch(child, seconds)
        status = Path(f"/proc/{child.pid}/status").read_text(encoding="ascii")
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS:"))
    return int(line.split()[1]) / _KILOBYTES
