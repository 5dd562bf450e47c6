"""Hosts in threads of their own, for what waits and cannot wait in their event loop."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AbstractAsyncContextManager, contextmanager
from pathlib import Path
from threading import Thread
from typing import Any, TypeVar

from attrs import define

from game.contest.host.storage.making import RoomPlan
from tests.contest.client.fake_host import FakeHost, Script, faked
from tests.contest.host.stage import Stage, held

T = TypeVar("T")
PATIENCE = 10.0


@define
class InThread:
    """An event loop in a thread."""

    loop: asyncio.AbstractEventLoop

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """Do something in it, and wait for what comes of it."""
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(PATIENCE)

    def leave(self, context: AbstractAsyncContextManager[object]) -> None:
        """Leave what was entered in it."""
        self.do(_left(context))


async def _left(context: AbstractAsyncContextManager[object]) -> None:
    await context.__aexit__(None, None, None)


async def _rest() -> None:
    """Give those who went while the host was closing a moment in which that is noticed."""
    for _ in range(5):
        await asyncio.sleep(0.01)


async def _entered(context: AbstractAsyncContextManager[T]) -> T:
    return await context.__aenter__()


@contextmanager
def in_thread(make: Callable[[], AbstractAsyncContextManager[T]]) -> Iterator[tuple[InThread, T]]:
    """Enter a context in the event loop of another thread, and leave it there."""
    loop = asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    running = InThread(loop)
    try:
        context = make()
        found = running.do(_entered(context))
        try:
            yield running, found
        finally:
            running.leave(context)
            running.do(_rest())
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join(PATIENCE)
        loop.close()


@contextmanager
def fake_host(*scripts: Script | int) -> Iterator[str]:
    """Run a host that does what a test says, and give its address."""

    def make() -> AbstractAsyncContextManager[FakeHost]:
        return faked(*scripts)

    with in_thread(make) as (_, host):
        yield host.url


@contextmanager
def real_host(folder: Path, plan: RoomPlan | None = None) -> Iterator[tuple[InThread, Stage]]:
    """Hold a room."""
    with in_thread(lambda: held(folder, plan)) as found:
        yield found
