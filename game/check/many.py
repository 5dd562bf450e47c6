"""The same work on many files, spread over the processors where that is worth it."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
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

    From so many on as it is `worth` it, several processes share them; so what is given, and what
    comes of it, can be pickled. `progress` is told (done, of).
    """
    count = os.cpu_count() or 1
    if len(what) < worth or count == 1:
        yield from _told(map(work, what), len(what), progress)
        return
    # Spawned and not forked: whoever calls may have threads of its own, which a fork would break.
    workers = min(count, len(what))
    pool = ProcessPoolExecutor(workers, get_context("spawn"), leave_interrupts)
    try:
        chunk = max(len(what) // (workers * _CHUNKS), 1)
        yield from _told(pool.map(work, what, chunksize=chunk), len(what), progress)
    finally:
        pool.shutdown(cancel_futures=True)


def _told(found: Iterator[Found], of: int, progress: Progress | None) -> Iterator[Found]:
    for done, each in enumerate(found, 1):
        if progress is not None:
            progress(done, of)
        yield each


def leave_interrupts() -> None:
    """Leave ctrl+c to whoever started the work, who stops it in good order."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
