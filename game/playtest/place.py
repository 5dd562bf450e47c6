"""Where plays are kept: in a file beside their level, which has its name and another ending."""

from pathlib import Path
from typing import Final

from game.files import is_file

ENDING: Final = ".playtest.yaml"
_ENDINGS: Final = (ENDING, ".playtest.yml")
_LEVEL_ENDINGS: Final = (".yaml", ".yml")


def is_playtest(path: Path) -> bool:
    """Return whether a file holds plays, by its name."""
    return path.name.endswith(_ENDINGS)


def playtest_of(level: Path) -> Path:
    """Return the file in which plays of a level are kept."""
    return level.with_name(level.stem + ENDING)


def level_of(path: Path) -> Path | None:
    """Return the level beside a file of plays, None where there is none."""
    # The level of `late.playtest.yaml` is `late.yaml`, or `late.yml`, whichever is there.
    name = next((path.name.removesuffix(each) for each in _ENDINGS if each in path.name), "")
    beside = (path.with_name(name + ending) for ending in _LEVEL_ENDINGS if name)
    return next((each for each in beside if is_file(each)), None)
