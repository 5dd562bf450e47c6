"""Work done beside the screens, in a thread that nobody waits for when the program is left."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future
from threading import Thread
from typing import TypeVar

T = TypeVar("T")


async def in_background(work: Callable[[], T]) -> T:
    """Return what a piece of work comes to, or raise what it raises."""
    done: Future[T] = Future()
    Thread(target=_do, args=(work, done), daemon=True).start()
    return await asyncio.wrap_future(done)


def _do(work: Callable[[], T], done: "Future[T]") -> None:
    # From here on it can be left, but no longer called off: setting a result would raise.
    done.set_running_or_notify_cancel()
    try:
        result = work()
    except Exception as error:  # noqa: BLE001 - it is raised where the work is waited for
        done.set_exception(error)
    else:
        done.set_result(result)
