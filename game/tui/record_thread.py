"""Who writes and reads the records: one thing after the other, in a thread of its own.

A record that another program holds locked is waited for there, so that no screen stands still.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

T = TypeVar("T")


class RecordThread:
    """Does work in the order in which it was handed in. It is called from the event loop."""

    def __init__(self) -> None:
        # One only: a menu that is read behind a call that is being kept knows of that call.
        self._thread = ThreadPoolExecutor(1, "records")

    def submit(self, work: Callable[[], T]) -> "Future[T]":
        """Hand in a piece of work, and return what tells any thread when it is done."""
        return self._thread.submit(work)

    def hand(self, work: Callable[[], T]) -> "asyncio.Future[T]":
        """Hand in a piece of work; it is done even where nobody waits for it any more."""
        return asyncio.shield(asyncio.wrap_future(self.submit(work)))

    async def finish(self) -> None:
        """Wait until all that was handed in is done."""
        await self.hand(lambda: None)
