"""Connections that have not said who they are: so many at once, and each not for long.

Everybody begins as one, and a whole room may come back at the same moment from one address: so
what is counted is not whose they are, but how long they have had nothing to say.
"""

import asyncio
from collections.abc import Callable, Collection
from typing import Final, Protocol

MOST_SILENT: Final = 1_024
"""Strangers at once who have said nothing yet: more than a room of a thousand that comes back after
its host was gone."""

MOST_WAITING: Final = 3_072
"""Strangers at once who have said something and wait for an answer, as who has to guess a code does
for some seconds: together with a full room no more than a process can have open."""

LONGEST_SILENCE: Final = 12.0
"""Seconds in which a stranger must have said something, whatever they speak; those who can be told
so are told before."""


class Connection(Protocol):
    """One end of a connection, as far as it matters here."""

    transport: asyncio.Transport | None


class Strangers:
    """Who is connected and has not said who they are.

    Where too many are silent, the one that has been so longest has to go; where too many wait for
    an answer, whoever began to last: so those who guess are in no newcomer's way.
    """

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        # Those who have said nothing, in the order in which they came, and when that was.
        self._silent: dict[Connection, float] = {}
        self._waiting: set[Connection] = set()
        # Also those who had to go: there is nothing more to be done about them.
        self._known: set[Connection] = set()

    def asks(self, connection: Connection) -> None:
        """Take note that somebody has asked for something: their silence begins anew.

        A proxy asks for what many people want on one connection, and may make any that it has kept
        the websocket of somebody who comes only then.
        """
        self._silent.pop(connection, None)

    def speaks(self, connection: Connection) -> None:
        """Take note that somebody has said something."""
        self._forget(connection)
        if len(self._waiting) < MOST_WAITING:
            self._waiting.add(connection)
        else:
            self._end(connection)

    def is_known(self, connection: Connection) -> None:
        """Take note that somebody is no stranger any more."""
        self._known.add(connection)
        self._forget(connection)

    def look(self, connections: Collection[Connection]) -> None:
        """Look at all connections that there are, and hang up on the strangers that have to go."""
        now, there = self._monotonic(), set(connections)
        self._known &= there
        self._waiting &= there
        for gone in self._silent.keys() - there:
            self._forget(gone)
        for each in connections:
            if each not in self._known and each not in self._waiting:
                self._silent.setdefault(each, now)
        too_many = len(self._silent) - MOST_SILENT
        for place, (each, since) in enumerate(list(self._silent.items())):
            if place < too_many or now - since > LONGEST_SILENCE:
                self._end(each)

    def _end(self, connection: Connection) -> None:
        self._forget(connection)
        self._known.add(connection)
        if connection.transport is not None:
            connection.transport.abort()

    def _forget(self, connection: Connection) -> None:
        self._silent.pop(connection, None)
        self._waiting.discard(connection)
