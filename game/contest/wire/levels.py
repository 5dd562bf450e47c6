"""The levels beside a room's log, read again."""

from collections.abc import Iterable

from game.call import Level
from game.contest.log import LevelRow
from game.contest.rules.apply import BadRoomLog
from game.level.digest import digest_of
from game.level.reading import read_level


def text_digest(source: str) -> str:
    """Return what a room knows a level by: the SHA-256 of its text, 64 digits of base 16."""
    return digest_of(source)


def load_levels(rows: Iterable[LevelRow]) -> dict[str, Level]:
    """Return the levels beside a log by their digests; BadRoomLog where one is not what it was."""
    levels: dict[str, Level] = {}
    for row in rows:
        reading = read_level(row.source, row.name)
        # Of the text and not of its meaning, by which a record knows a level: there the order of
        # articles is no part of it, and here acts name them by it.
        if reading.level is None or text_digest(row.source) != row.digest:
            message = f"The level {row.name} beside the room's log is not the one that was played."
            raise BadRoomLog(message)
        levels[row.digest] = reading.level
    return levels
