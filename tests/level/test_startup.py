"""The first frame does not wait for what only reading a file needs."""

import subprocess
import sys

CODE = """\
import sys
import game.level
late = {"yaml", "cattrs", "json"} & set(sys.modules)
assert not late, late
game.level.read_level("title: x")
assert {"yaml", "cattrs"} <= set(sys.modules)
never = {"textual", "rich", "sqlite3", "asyncio"} & set(sys.modules)
assert not never, never
"""


def test_readers_are_imported_when_something_is_read() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0


LEAN = """\
import sys
import game.level
game.level.read_level("title: x")
heavy = {"hashlib", "ssl", "secrets"} & set(sys.modules)
assert not heavy, heavy
"""


def test_reading_a_level_does_without_openssl() -> None:
    done = subprocess.run([sys.executable, "-c", LEAN], capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
