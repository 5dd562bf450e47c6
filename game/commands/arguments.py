"""What several commands take: a level, a pace, a seed; each is checked before anything starts."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import math
import os
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

import click

from game.exits import FAILED, MISUSED, Refused
from game.files import is_there
from game.text import clean

if TYPE_CHECKING:
    from game.call import Level
    from game.level import Reading
    from game.play.pace import Pace


def seed_typed(_: click.Context, __: click.Parameter, typed: str | None) -> int | None:
    """Return the seed that was typed."""
    if typed is None:
        return None
    from game.record import MOST_SEED

    # The length goes before the number: Python refuses to read thousands of digits, by an error of
    # its own.
    if typed.isascii() and typed.isdigit() and len(typed) <= len(str(MOST_SEED)):
        seed = int(typed)
        if seed <= MOST_SEED:
            return seed
    message = f"{clean(typed):.40} is no whole number from 0 to {MOST_SEED}."
    raise click.BadParameter(message)


class NumberRange(click.FloatRange):
    """A number within a range; unlike click's own, it takes no `nan` for one."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - as click has it
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """Return the number that was typed."""
        number: float = super().convert(value, param, ctx)
        # It is neither below nor above any end.
        if math.isnan(number):
            self.fail(f"{clean(str(value)):.40} is no number.", param, ctx)
        return number


def find(word: str, no_folder: str, *, packs: bool = False) -> Path:
    """Return the level that a word means, or with `packs` the folder of a pack.

    `no_folder` is what to say of any other folder. A word that names a level means the level.
    """
    from game.level import LevelNotFound, find_level
    from game.level.packs.pack import PACK_NAME

    try:
        return find_level(word)
    except LevelNotFound as error:
        if not os.path.isdir(word):  # noqa: PTH112 - unlike Path's, it takes any text
            raise Refused(str(error), MISUSED) from error
        if packs and is_there(Path(word) / PACK_NAME):
            return Path(word)
        said = no_folder.format(folder=clean(word), lists=f"`callcraft levels {quote(word)}`")
        raise Refused(said, MISUSED) from error


def read(path: Path) -> "tuple[Reading, Level]":
    """Return what came of reading a level that can be played; Refused with every problem."""
    from game.level import describe, load_level

    reading = load_level(path)
    if reading.level is None:
        raise Refused("\n".join(map(describe, reading.problems)), FAILED)
    return reading, reading.level


def pace_chosen(*, untimed: bool, rate: float | None) -> "Pace":
    """Return the pace that --untimed and --pace ask for."""
    from game.play.pace import Clock, Pace

    if untimed and rate is not None:
        message = (
            "Choose --untimed or --pace, not both: an untimed call has no clock to run faster."
        )
        raise click.UsageError(message)
    if untimed:
        return Pace(Clock.UNTIMED)
    return Pace() if rate is None else Pace(rate=rate)
