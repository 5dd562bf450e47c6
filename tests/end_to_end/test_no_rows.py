"""A terminal that says it has no rows, as some do until they are shown."""

import shlex
import sys
from pathlib import Path

from tests.end_to_end.terminal import Terminal

STARTS = ("-c", "import os, sys; os.execvp('sh', ['sh', '-c', sys.argv[1]])")
IN_NO_ROWS = f"stty rows 0; exec {shlex.quote(sys.executable)} -m game"


def test_the_menu_is_drawn_once_and_can_be_left_where_there_are_no_rows(tmp_path: Path) -> None:
    with Terminal(IN_NO_ROWS, data=tmp_path / "data", program=STARTS) as terminal:
        terminal.wait_for("Callcraft", "leave")
        # Until the calls are read and drawn, and then for a while in which there is nothing to do.
        terminal.watch(2)
        drawn = len(terminal.raw)
        terminal.watch(1)
        assert len(terminal.raw) - drawn < 1_000
        terminal.press("q")
        assert terminal.left() == 0


def test_the_menu_grows_with_its_window(tmp_path: Path) -> None:
    with Terminal(IN_NO_ROWS, data=tmp_path / "data", program=STARTS) as terminal:
        terminal.wait_for("Callcraft", "leave")
        terminal.grow(columns=120, lines=40)
        terminal.wait_until(lambda text: "leave" in text.split("\n")[39], "the keys at the foot")
        terminal.press("q")
        assert terminal.left() == 0
