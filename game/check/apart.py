"""A process that checks beside the program: started early, for starting takes longer than checking.

A thread would take the time that a save has to be shown in. The process ends with the program, be
it in the midst of a check, and leaves signals from the terminal to it: both get them.
"""

import atexit
import signal
from collections.abc import Callable
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Final

from game.check.many import begin_worker
from game.level import Problem

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Check = Callable[[Path], tuple[Problem, ...]]

_TRIES: Final = 2
"""How often a check is begun whose process ends before it, such as for want of memory."""


class CheckEnded(RuntimeError):
    """The process ended before its check was done, each time it was tried, or the program ends."""


class CheckProcess:
    """Checks one file at a time with `check`, a function of a module."""

    def __init__(self, check: Check) -> None:
        self._check = check
        self._starting = Lock()
        self._leaving = False
        self._start()
        # What is registered last runs first: before multiprocessing ends the process, which a
        # check in another thread would else take for a mishap and begin another one.
        atexit.register(self._leave)

    def found_in(self, path: Path) -> tuple[Problem, ...]:
        """Return everything that is found in a file, however long that takes; or CheckEnded."""
        for _ in range(_TRIES):
            try:
                self._line.send(path)
                found: tuple[Problem, ...] = self._line.recv()
            except (EOFError, OSError):
                self._start()
            else:
                return found
        raise CheckEnded

    def _start(self) -> None:
        with self._starting:
            if self._leaving:
                raise CheckEnded
            # Spawned and not forked: the program has threads, which a fork would break.
            context = get_context("spawn")
            try:
                self._line, theirs = context.Pipe()
                # A daemon is ended with the program, whatever it is busy with.
                context.Process(target=_serve, args=(self._check, theirs), daemon=True).start()
            except OSError as error:
                raise CheckEnded from error  # too little memory, or too many files open
            theirs.close()

    def _leave(self) -> None:
        """Begin no other process from now on; one that is just being begun is there to be ended."""
        with self._starting:
            self._leaving = True


def _serve(check: Check, line: "Connection[tuple[Problem, ...], Path]") -> None:
    """Check what is asked for until nobody can ask any more."""
    begin_worker()
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    while True:
        try:
            line.send(check(line.recv()))
        except (EOFError, OSError):
            return
