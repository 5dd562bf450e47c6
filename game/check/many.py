"""The same work on many files, spread over the processors where that is worth it."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Final, TypeVar

from game.explore.walk import Progress

What = TypeVar("What")
Found = TypeVar("Found")

_CHUNKS: Final = 8
"""Pieces of work for each processor, so that none has long been done while another is busy."""


def each_of(
    work: Callable[[What], Found],
    what: Sequence[What],
    *,
    worth: int,
    progress: Progress | None = None,
) -> Iterator[Found]:
    """Yield what comes of `work` on each of `what`, in order.

    `worth`: from how many on several processes share the work. So it has to be possible to pickle
    what is given and what comes of it. `progress` is told how many are done, and of how many.
    """
    count = os.cpu_count() or 1
    # Starting a process takes longer than the work on a few files.
    if len(what) < worth or count == 1:
        yield from _told(map(work, what), len(what), progress)
        return
    yield from _told(_shared(work, what, min(count, len(what))), len(what), progress)


def _shared(work: Callable[[What], Found], what: Sequence[What], workers: int) -> Iterator[Found]:
    """Yield what comes of `work` on each of `what`, in order, done by several processes."""
    # Children that were there before belong to somebody else and are left alone.
    done, others = 0, set(active_children())
    # Spawned and not forked: whoever calls may have threads of its own, which a fork would break.
    pool = ProcessPoolExecutor(workers, get_context("spawn"), begin_worker)
    try:
        for found in pool.map(work, what, chunksize=max(len(what) // (workers * _CHUNKS), 1)):
            done += 1
            yield found
    except BrokenExecutor:
        # One that is ended from outside, such as for want of memory, takes all of them down.
        yield from map(work, what[done:])
    except BaseException:
        # Nobody waits for it any more: ctrl+c, for one.
        # Else the pool would wait until each worker is done with its piece of work, and ctrl+c
        # would seem to do nothing for as long.
        for worker in set(active_children()) - others:
            worker.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _told(found: Iterator[Found], of: int, progress: Progress | None) -> Iterator[Found]:
    for done, each in enumerate(found, 1):
        if progress is not None:
            progress(done, of)
        yield each


def begin_worker() -> None:
    """Leave ctrl+c to the process that started this one, and end when that one ends."""
    # A terminal sends ctrl+c to all of them, and each worker would print a traceback of its own.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # A program that is killed cannot end its workers: they would wait for work for ever, unseen,
    # each with the memory it has taken.
    if parent := parent_process():
        Thread(target=_end_after, args=(parent.sentinel,), daemon=True).start()


def _end_after(sentinel: int) -> None:
    """End this process once another has ended."""
    wait([sentinel])
    # From a thread nothing else ends a process that is in the midst of work.
    os._exit(1)
