"""Being asked to end by the system, for what is written line by line.

The terminal app has its own way, through its event loop.
"""

import signal
from types import FrameType
from typing import Final

from game.exits import Terminated

_ASKED: Final = ("SIGTERM", "SIGHUP", "SIGBREAK")
"""What a system asks with: to end, because the terminal has gone, and ctrl+break on Windows."""


def end_when_asked() -> None:
    """Have Terminated raised in the main thread where the system asks to end, once.

    A signal that was to be ignored from the start, as under nohup, still is.
    """
    for name in _ASKED:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) is not signal.SIG_IGN:
            signal.signal(number, _end)


def _end(number: int, _frame: FrameType | None) -> None:
    # What is done on the way out is not to be cut off by being asked again, be it with ctrl+c.
    for name in (*_ASKED, "SIGINT"):
        if asked := getattr(signal, name, None):
            signal.signal(asked, signal.SIG_IGN)
    raise Terminated(number)
