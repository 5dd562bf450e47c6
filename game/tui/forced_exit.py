"""The way out where the terminal has gone, and taking leave of it may never come to an end."""

import os
from threading import Timer
from typing import Final

LONGEST: Final = 2.0
"""Seconds in which the program may end in good order. Textual then waits for what it draws to be
written, and where nobody reads it any more that can be for ever."""


def end_soon(code: int) -> None:
    """End the program with an exit code unless it has ended by then; what is to be kept is kept."""
    last = Timer(LONGEST, _end, (code,))
    # Else the timer itself would keep a program waiting that has ended in good order.
    last.daemon = True
    last.start()


def _end(code: int) -> None:
    from multiprocessing import active_children  # noqa: PLC0415 - only who is torn away needs it

    # Such an exit skips what would end them, and they would go on without their parent.
    for child in active_children():
        child.terminate()
    os._exit(code)
