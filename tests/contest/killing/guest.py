"""What players and the facilitator of a killed room have in common: a link, and a memory."""

import asyncio
from collections.abc import Callable
from time import monotonic
from typing import Final

from game.contest.client.link import Link, LinkState
from game.contest.wire.messages import Asked, Done, Enter, FromHost, Join, Welcome
from game.view.commands import Answered
from tests.contest.killing.host_process import PATIENCE

Happened = Callable[[str], None]
"""Is told of everything that happens at a guest, by a word: sent, acknowledged, shown, welcomed."""

DONE: Final = (Answered.ACCEPTED, Answered.REPEATED)


class Guest:
    """Somebody in a room, with the link that players use. What is wrong is noted in `wrong`."""

    def __init__(self, url: str, first: Join | Enter, happened: Happened) -> None:
        self.link = Link(url, first, self._take, self._see)
        self.happened = happened
        self.wrong: list[str] = []
        self.welcomed: float | None = None
        """When it was let in last; None while it is not in."""
        self.repeated = 0
        """How often it was told that something had been done before."""
        self.changed = asyncio.Event()
        self._running = asyncio.create_task(self.link.run())

    async def ask(self, message: Asked) -> Done:
        """Ask something and wait for what became of it, through however many kills."""
        # Twice as long as for anything else: the host may be killed again in between.
        async with asyncio.timeout(2 * PATIENCE):
            asking = asyncio.ensure_future(self.link.ask(message))
            try:
                await asyncio.sleep(0)
                self.happened("sent")
                done = await asking
            finally:
                asking.cancel()
        assert isinstance(done, Done)
        self.repeated += done.answered is Answered.REPEATED
        return done

    async def look(self, patience: float = 0.05) -> None:
        """Wait for anything new, and not for long."""
        try:
            async with asyncio.timeout(patience):
                await self.changed.wait()
        except TimeoutError:
            pass
        self.changed.clear()

    async def leave(self) -> None:
        """Hang up."""
        self._running.cancel()
        await asyncio.gather(self._running, return_exceptions=True)

    def hear(self, message: FromHost) -> None:
        """Take in a message."""

    def _take(self, message: FromHost) -> None:
        self.hear(message)
        if isinstance(message, Welcome):
            self.welcomed = monotonic()
            self.happened("welcomed")
        self.changed.set()

    def _see(self, state: LinkState) -> None:
        if state is not LinkState.CONNECTED:
            self.welcomed = None
        if self.link.over is not None:
            self.wrong.append(f"A link has ended: {self.link.over}")
        self.changed.set()
