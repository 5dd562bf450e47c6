"""A process that checks files beside the program, so that the screen does not wait for a check.

A thread would take turns with the screen at running Python. The process is started early, since
starting it takes longer than a check; it ends with the program, even in the middle of a check, and
leaves signals from the terminal, which both of them get, to the program.
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
            # The process is gone, as where the system ended it for want of memory. Nothing is lost
            # but time: the file is as it was, and is checked by a new process.
            except (EOFError, OSError):
                self._start()
            else:
                return found
        raise CheckEnded

    def _start(self) -> None:
        # One at a time: the program may be leaving in one thread while another begins a process,
        # which nobody would end.
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
            # Here the other end is of no use; left open, it would keep a process that is gone from
            # being noticed.
            theirs.close()

    def _leave(self) -> None:
        """Begin no other process from now on; one that is just being begun is there to be ended."""
        with self._starting:
            self._leaving = True


def _serve(check: Check, line: "Connection[tuple[Problem, ...], Path]") -> None:
    """Check what is asked for until nobody can ask any more."""
    begin_worker()
    # A closed terminal sends this to both. The program ends in good order, and this process with
    # it; Windows has no such signal.
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
    while True:
        try:
            line.send(check(line.recv()))
        except (EOFError, OSError):
            # Nobody is at the other end any more: the program has ended, and this process with it.
            return
