"""Writing snapshots of a room that is held, so that it can be taken up again soon."""

import asyncio
from typing import Final

from game.contest.host.room import HeldRoom
from game.contest.host.server_log import host_logger
from game.contest.host.storage.snapshot import snapshot_of
from game.contest.log import LogFile, LogPosition, LogSnapshot, write_snapshot
from game.contest.rules.state import RoomState
from game.errors import CallcraftError
from game.text import clean

EVERY: Final = 20_000
"""Entries after which there is a new snapshot: so many are gone through in about a second."""


_UNWRITTEN: Final = "%s Nothing is lost; after a crash it would only take longer to go on."


class SnapshotWriter:
    """The one that puts snapshots of a room beside its log, in a thread while it is played."""

    def __init__(self, log: LogFile, held: HeldRoom, *, every: int = EVERY) -> None:
        self._log = log
        self._held = held
        self._every = every
        self._number = held.number
        self._writing: asyncio.Task[None] | None = None
        self.failed: CallcraftError | None = None
        """What kept the last one from being written; None where nothing did."""

    def look(self) -> None:
        """Begin a snapshot where one is due."""
        if self._held.number - self._number >= self._every:
            self._begin()

    async def finish(self) -> None:
        """Write what there is to write; the log stays open until then."""
        if self._writing is not None:
            await self._writing
        if self._held.number > self._number:
            self._begin()
        if self._writing is not None:
            await self._writing

    def _begin(self) -> None:
        if self._writing is not None and not self._writing.done():
            return
        # Both at once, before anything else is on the disk. After a failure, too, the next is tried
        # only when as much has happened again.
        room, self._number = self._held.on_disk, self._held.number
        self._writing = asyncio.create_task(self._write(room, self._number))

    async def _write(self, room: RoomState, number: int) -> None:
        try:
            await asyncio.to_thread(_write, self._log, room, number)
        # Without one a room only opens more slowly; that is no reason to end it.
        except CallcraftError as error:
            if self.failed is None:
                host_logger().warning(_UNWRITTEN, clean(str(error)))
            self.failed = error
        else:
            self.failed = None


def _write(log: LogFile, room: RoomState, number: int) -> None:
    entry = next(log.entries(number - 1))
    write_snapshot(
        log.path, LogSnapshot(LogPosition(entry.number, entry.digest), snapshot_of(room))
    )
