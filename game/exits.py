"""How the program ends for whoever started it: exit codes, and being refused."""

from typing import Final

from game.errors import CallcraftError

FAILED: Final = 1
"""Exit code of a level with problems, and of output that cannot be written."""

MISUSED: Final = 2
"""Exit code of what was asked wrongly (no such level, no terminal to draw on) and of an input that
ended in mid-call."""

BROKEN: Final = 70
"""Exit code where a fault of the program itself ended it (EX_SOFTWARE of sysexits.h)."""

INTERRUPTED: Final = 130
UNREAD: Final = 141
"""Exit codes as a shell reports ctrl+c and an output that nobody reads any more."""


SIGNALLED: Final = 128
"""What a shell adds to the number of the signal that ended a program."""


class Terminated(BaseException):  # as KeyboardInterrupt: nothing but an end of the program ends it
    """The system asked the program to end; `code` is the exit code that says so."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = SIGNALLED + number


class Refused(CallcraftError):
    """The program does not do what was asked; the message says why and what to do instead."""

    def __init__(self, message: str, code: int) -> None:
        super().__init__(message)
        self.code = code


class BrokeOff(CallcraftError):
    """A fault of the program ended it; its cause is the fault, its message what became of calls."""
