"""A link to a room in a thread of its own, for programs that wait line by line."""

import asyncio
import math
import queue
from collections.abc import Coroutine
from contextlib import suppress
from ssl import SSLContext
from threading import Thread
from time import monotonic
from typing import TYPE_CHECKING, Any, Final, TypeVar

from game.contest.client.link import Link, LinkOver, LinkState
from game.contest.wire.messages import Asked, Enter, FromHost, Join

if TYPE_CHECKING:
    from concurrent.futures import Future

T = TypeVar("T")
Heard = FromHost | LinkState
"""What comes from a link: a message, or how it stands with it now."""

_LOOK: Final = 0.1
"""Seconds between two looks at whether whoever waits has been told to stop."""


class ThreadLink:
    """A link that can be waited for. What it hears stands in a row until it is asked for."""

    def __init__(self, url: str, first: Join | Enter, tls: SSLContext | None = None) -> None:
        self._heard: queue.SimpleQueue[Heard] = queue.SimpleQueue()
        self._loop = asyncio.new_event_loop()
        self._link = Link(url, first, self._heard.put, self._heard.put, tls)
        self._running: asyncio.Task[None] | None = None
        self._thread = Thread(target=self._run, name="room link", daemon=True)
        self._thread.start()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._running = self._loop.create_task(self._link.run())
        try:
            with suppress(asyncio.CancelledError):
                self._loop.run_until_complete(self._running)
        finally:
            # Also after a fault of ours, which Python tells then: nobody waits for what has ended.
            self._let_go()
            self._heard.put(LinkState.OVER)

    def _let_go(self) -> None:
        # Whoever waits for an answer hears that none will come; who asks later, from `_soon`.
        if rest := asyncio.all_tasks(self._loop):
            self._loop.run_until_complete(asyncio.wait(rest, timeout=1))
        # One turn more, in which what is done by now is told to the other threads.
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    @property
    def over(self) -> LinkOver | None:
        """Why it has ended for good; None as long as it has not."""
        return self._link.over

    def hear(self, patience: float = 0.0) -> Heard | None:
        """Return what was heard next, waiting for so many seconds; None for nothing."""
        try:
            return self._heard.get(timeout=patience) if patience else self._heard.get_nowait()
        except queue.Empty:
            return None

    def begin(self, message: Asked) -> "Future[FromHost]":
        """Ask something; the future gives the answer, or LinkOver."""
        return self._soon(self._link.ask(message))

    def ask(self, message: Asked, patience: float = math.inf) -> FromHost:
        """Ask something and wait for the answer, however long the network is gone; or LinkOver.

        TimeoutError after so many seconds of `patience`; then nobody knows whether it was done.
        """
        answer = self.begin(message)
        end = monotonic() + patience
        while True:
            # Piece by piece, so that ctrl+c is heard on every system.
            try:
                return answer.result(_LOOK)
            except TimeoutError:
                if monotonic() >= end:
                    answer.cancel()
                    raise
            if not self._thread.is_alive() and not answer.done():
                message_ = "The link to the room has ended."
                raise self.over or LinkOver(message_)

    def close(self) -> None:
        """Hang up."""
        if self._thread.is_alive():
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._cancel)
            self._thread.join(3)

    def _cancel(self) -> None:
        if self._running is not None:
            self._running.cancel()

    def _soon(self, work: Coroutine[Any, Any, T]) -> "Future[T]":
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop)
        except RuntimeError as error:
            work.close()
            message = "The link to the room has ended."
            raise self.over or LinkOver(message) from error
