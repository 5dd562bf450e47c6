"""The append-only log of a competition. It knows nothing of what its entries mean."""

from game.contest.log.changes import (
    Change,
    LevelAdded,
    LevelRow,
    NameForgotten,
    SeatAdded,
    SeatRenamed,
    SeatRow,
    SettingSet,
)
from game.contest.log.entry import LogEntry, LogPosition, chained
from game.contest.log.errors import LogDamaged, LogInUse, LogNewer, LogUnavailable
from game.contest.log.log_file import LogFile
from game.contest.log.snapshot import LogSnapshot, read_snapshot, snapshot_path, write_snapshot
from game.contest.log.writer import LogWriter

__all__ = [
    "Change",
    "LevelAdded",
    "LevelRow",
    "LogDamaged",
    "LogEntry",
    "LogFile",
    "LogInUse",
    "LogNewer",
    "LogPosition",
    "LogSnapshot",
    "LogUnavailable",
    "LogWriter",
    "NameForgotten",
    "SeatAdded",
    "SeatRenamed",
    "SeatRow",
    "SettingSet",
    "chained",
    "read_snapshot",
    "snapshot_path",
    "write_snapshot",
]
