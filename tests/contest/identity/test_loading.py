"""What a competition takes is loaded for one, and not by everybody who plays alone."""

import subprocess
import sys


def test_nothing_of_a_competition_is_loaded_with_the_command_line() -> None:
    program = "import sys, game.cli; print(*(n for n in sys.modules if 'game.contest' in n))"
    command = [sys.executable, "-c", program]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "\n"
