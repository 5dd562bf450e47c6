"""When a host is killed: by what its guests see, and at times by nothing but chance."""

import asyncio
from random import Random
from typing import Final

from attrs import frozen

from tests.contest.killing.host_process import HostProcess

_LONGEST_STAY: Final = 5.0
"""Seconds after which a moment that does not come is not waited for any more."""

PLAYING: Final = ("sent", "acknowledged", "shown", "led", "any", "any", "late", "starting")
"""Where a kill may fall while people play; `any` is no moment in particular."""


@frozen
class Moment:
    """When a host is killed."""

    what: str
    """What has to happen at a guest before: see `Guest.happened`; or "any", "late", "starting"."""
    times: int = 1
    """How often it has to."""
    delay: float = 0.0
    """Seconds from then to the kill."""


def some_moment(random: Random, what: str) -> Moment:
    """Return a moment of one kind."""
    if what == "starting":
        return Moment(what, delay=random.uniform(0, 1.2))
    if what == "any":
        return Moment(what, delay=random.uniform(0, 0.5))
    # After a crash no time counts for two seconds: only a longer life sees any of it.
    if what == "late":
        return Moment(what, delay=random.uniform(2.2, 3.2))
    # What is sent is on the disk some milliseconds later, and acknowledged soon after that.
    after = random.uniform(0, 0.01) if what in ("sent", "led") else 0.0
    times = random.randint(1, 2 if what == "led" else 25)
    return Moment(what, times, after)


class Trigger:
    """Kills a host when its moment has come, in the very call in which a guest tells of it."""

    def __init__(self) -> None:
        self._host: HostProcess | None = None
        self._moment = Moment("any")
        self._left = 0
        self._pulled = asyncio.Event()

    def happened(self, what: str) -> None:
        """Hear of something that happened at a guest."""
        if self._host is None or what != self._moment.what:
            return
        self._left -= 1
        if self._left == 0:
            if self._moment.delay:
                asyncio.get_running_loop().call_later(self._moment.delay, self._pull, self._host)
            else:
                self._pull(self._host)

    def aim(self, host: HostProcess, moment: Moment) -> None:
        """Have a host killed at a moment from now on."""
        self._pulled.clear()
        self._host, self._moment, self._left = host, moment, moment.times

    async def wait(self) -> None:
        """Wait until the host is killed that was aimed at; not for ever."""
        patience = _LONGEST_STAY
        if self._moment.what in ("any", "late", "starting"):
            patience = self._moment.delay
        try:
            async with asyncio.timeout(patience):
                await self._pulled.wait()
        except TimeoutError:
            self._pull(self._host)

    def _pull(self, host: HostProcess | None) -> None:
        # Another one may be aimed at by the time that a delay is over.
        if host is not None and host is self._host:
            host.kill()
            self._host = None
            self._pulled.set()
