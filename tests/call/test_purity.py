"""`game.call` imports nothing but attrs and the pure parts of the standard library."""

import subprocess
import sys

PROBE = """
import sys
before = set(sys.modules)
import game.call
import pkgutil
for module in pkgutil.walk_packages(game.call.__path__, "game.call."):
    __import__(module.name)
print("\\n".join(sorted(set(sys.modules) - before)))
"""

IMPURE = {
    "asyncio", "cattrs", "click", "datetime", "http", "importlib.metadata", "io", "multiprocessing",
    "os", "pathlib", "platformdirs", "random", "rich", "secrets", "select", "shutil", "socket",
    "sqlite3", "ssl", "subprocess", "tempfile", "textual", "threading", "time", "urllib", "yaml",
}  # fmt: skip


def loaded_by_the_rules() -> set[str]:
    """Return the modules that a fresh interpreter loads for the rules of a call alone."""
    probe = subprocess.run(
        [sys.executable, "-I", "-c", "import attrs\n" + PROBE],
        capture_output=True,
        text=True,
        check=True,
    )
    return set(probe.stdout.split())


def test_the_rules_load_no_clock_file_network_terminal_or_randomness() -> None:
    assert loaded_by_the_rules() & IMPURE == set()


def test_the_rules_load_nothing_of_the_game_but_themselves_and_the_root_error() -> None:
    ours = {name for name in loaded_by_the_rules() if name.startswith("game")}
    assert {name for name in ours if not name.startswith("game.call")} == {"game", "game.errors"}
