"""What the first frame does not need is not there yet: that is what makes it come at once."""

import os
import subprocess
import sys
from pathlib import Path

LATE = (
    "game.level.yaml.document",
    "game.level.shape.structure",
    "game.play.debrief",
    "game.explore",
    "yaml",
    "cattrs",
)
"""What is only needed once the menu stands."""

PROGRAM = f"""
import sys, game.tui.app, game.tui.records
game.tui.records.KeptRecords().theme()
late = {LATE!r}
print(*sorted(name for name in sys.modules if name.startswith(late)))
"""


def test_reading_levels_waits_for_the_first_frame(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CALLCRAFT_DATA": str(tmp_path)},
    )
    assert run.stdout.split() == []


NEVER = ("_ssl", "_hashlib")
"""What loads OpenSSL."""

WHOLE = f"""
import sys, game.tui.app
from game.play.pace import Pace
from game.tui.run_context import RunContext
from game.tui.records import KeptRecords
from game.tui.level_list import read_level_list
RunContext(KeptRecords(), Pace()).next_seed()
list(read_level_list(KeptRecords(), None))
print(*sorted(set({NEVER!r}) & set(sys.modules)))
import ssl
"""


def test_a_call_does_without_openssl_and_leaves_it_to_others(tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", WHOLE],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "CALLCRAFT_DATA": str(tmp_path)},
    )
    assert run.stdout.split() == []
