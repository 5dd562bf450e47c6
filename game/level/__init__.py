"""Level files: what they hold, reading them, every problem with its line and column."""

from game.level.code import Code, Severity
from game.level.library import LevelNotFound, find_level, shipped
from game.level.packs.pack import PackEntry, Remembered
from game.level.packs.reading import PackReading, load_pack, read_pack
from game.level.problem import Problem, describe
from game.level.reading import Reading, load_level, read_level

__all__ = [
    "Code",
    "LevelNotFound",
    "PackEntry",
    "PackReading",
    "Problem",
    "Reading",
    "Remembered",
    "Severity",
    "describe",
    "find_level",
    "load_level",
    "load_pack",
    "read_level",
    "read_pack",
    "shipped",
]
