"""How the program ends for whoever started it: exit codes, and being refused."""

from typing import Final

from game.errors import CallcraftError

FAILED: Final = 1
"""Exit code of a level with problems, and of output that cannot be written."""

MISUSED: Final = 2
"""Exit code of what was asked wrongly (no such level, no terminal to draw on) and of an input that
ended in mid-call."""

INTERRUPTED: Final = 130
UNREAD: Final = 141
"""Exit codes as a shell reports ctrl+c and an output that nobody reads any more."""


class Refused(CallcraftError):
    """The program does not do what was asked; the message says why and what to do instead."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code
