"""The levels beside a room's log, read again."""

from collections.abc import Iterable

from game.call import Level
from game.contest.log import LevelRow
from game.contest.rules.apply import BadRoomLog
from game.level.reading import read_level


def load_levels(rows: Iterable[LevelRow]) -> dict[str, Level]:
    """Return the levels beside a log by their digests; BadRoomLog where one is not what it was."""
    levels: dict[str, Level] = {}
    for row in rows:
        reading = read_level(row.source, row.name)
        if reading.level is None or reading.digest != row.digest:
            message = f"The level {row.name} beside the room's log is not the one that was played."
            raise BadRoomLog(message)
        levels[row.digest] = reading.level
    return levels
