"""Places where there is no room: a terminal that says it has no rows, a folder that is gone."""

import shlex
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("rows", [0, 24])
def test_the_menu_grows_with_its_window(rows: int, tmp_path: Path) -> None:
    start = IN_NO_ROWS.replace("rows 0", f"rows {rows}")
    with Terminal(start, data=tmp_path / "data", program=STARTS) as terminal:
        terminal.wait_for("Callcraft", "leave")
        terminal.grow(columns=120, lines=40)
        terminal.wait_until(lambda text: "leave" in text.split("\n")[39], "the keys at the foot")
        terminal.press("q")
        assert terminal.left() == 0


def test_the_game_can_be_played_where_the_working_directory_is_gone(tmp_path: Path) -> None:
    root, gone = Path(__file__).parents[2], tmp_path / "gone"
    start = (
        f"mkdir {gone}; cd {gone}; rmdir {gone}; export PYTHONPATH={shlex.quote(str(root))}; "
        f"exec {shlex.quote(sys.executable)} -m game"
    )
    with Terminal(start, data=Path("calls"), program=STARTS) as terminal:
        terminal.wait_for("There is no place to keep your calls in")
        terminal.press("1")
        terminal.wait_for("Enter answer the call")
        terminal.press("\r")
        terminal.wait_for("Patience")
        terminal.press("q")
        terminal.wait_for("is on the line")
        terminal.press("q")
        assert terminal.left() == 0
