"""Connections that have not said who they are: so many at once, and each not for long.

Everybody begins as one, and a whole room may come back at the same moment from one address: so
what is counted is not whose they are, but how long they have had nothing to say.
"""

import asyncio
from collections.abc import Callable, Collection
from typing import Final, Protocol

MOST_STRANGERS: Final = 1_024
"""Strangers at once: more than a room of a thousand that comes back after its host was gone."""

LONGEST_SILENCE: Final = 12.0
"""Seconds in which a stranger must have said something, whatever they speak; those who can be told
so are told before."""


class Connection(Protocol):
    """One end of a connection, as far as it matters here."""

    transport: asyncio.Transport | None


class Strangers:
    """Who is connected and has not said who they are.

    Where there are too many, the one that has been silent longest has to go. A newcomer is silent,
    too, and thus goes where everybody else has said something and waits for an answer.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        # In the order in which they came; True for those who have said something.
        self._spoken: dict[Connection, bool] = {}
        self._since: dict[Connection, float] = {}
        self._known: set[Connection] = set()

    def speaks(self, connection: Connection) -> None:
        """Take note that somebody has said something."""
        self._spoken[connection] = True

    def is_known(self, connection: Connection) -> None:
        """Take note that somebody is no stranger any more."""
        self._known.add(connection)
        self._forget(connection)

    def look(self, connections: Collection[Connection]) -> None:
        """Look at all connections that there are, and hang up on the strangers that have to go."""
        now, there = self._monotonic(), set(connections)
        self._known &= there
        for gone in self._since.keys() - there:
            self._forget(gone)
        for each in connections:
            if each not in self._known and each not in self._since:
                self._since[each] = now
                self._spoken.setdefault(each, False)
        silent = [each for each in self._since if not self._spoken[each]]
        too_many = max(len(self._since) - MOST_STRANGERS, 0)
        for place, each in enumerate(silent):
            if place < too_many or now - self._since[each] > LONGEST_SILENCE:
                self._forget(each)
                # Known, as far as it matters: there is nothing more to be done about it.
                self._known.add(each)
                if each.transport is not None:
                    each.transport.abort()

    def _forget(self, connection: Connection) -> None:
        self._since.pop(connection, None)
        self._spoken.pop(connection, None)
