"""The calls that are played in a room, and the teams that play."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from game.commands.arguments import find, read
from game.exits import FAILED, MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from game.contest.host.storage.making import PlayedLevel

_FOLDER: Final = "{folder} is a folder: name its calls, or the folder with --pack. {lists} lists."


def played_calls(words: tuple[str, ...], pack: str | None) -> "tuple[PlayedLevel, ...]":
    """Return the calls that were named, and those of a pack."""
    from game.contest.host.storage.making import PlayedLevel
    from game.contest.rules.tuning import MOST_CALLS

    paths = [find(word, _FOLDER) for word in words]
    if pack is not None:
        paths += _of_pack(pack)
    if not paths:
        message = "Name the calls to be played, or a pack with --pack."
        raise click.UsageError(message)
    if len(paths) > MOST_CALLS:
        message = f"A room has {MOST_CALLS} calls at the most."
        raise click.UsageError(message)
    readings = [(path, *read(path)) for path in paths]
    return tuple(
        PlayedLevel(clean(path.stem), reading.source, level) for path, reading, level in readings
    )


def _of_pack(typed: str) -> list[Path]:
    from game.level import describe, load_pack

    pack = load_pack(Path(typed))
    if pack.problems:
        raise Refused("\n".join(map(describe, pack.problems)), FAILED)
    if not pack.levels:
        message = f"There are no calls in {clean(typed)}."
        raise Refused(message, MISUSED)
    return list(pack.levels)


def team_names(typed: str) -> tuple[str, ...]:
    """Return the names of teams, which were typed with commas between them."""
    from game.contest.identity.names import BadName, fit_name

    try:
        names = tuple(fit_name(each) for each in typed.split(",") if each.strip())
    except BadName as error:
        message = f"--teams: {error}"
        raise click.UsageError(message) from error
    if len({each.casefold() for each in names}) < len(names) or len(names) == 1:
        message = "Teams are two or more, each with a name of its own."
        raise click.UsageError(message)
    return names
