"""The command that opens a call beside the editor it is written in."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import os
from functools import cache
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from game.commands.arguments import find, seed_typed
from game.exits import MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from multiprocessing.pool import Pool

    from game.level import Problem

_NOT_YET: Final = (
    "There is no level file {path} yet. To begin one, type: callcraft new {typed}. "
    "Then watch it while you write on."
)
_FOLDER: Final = "{folder} is a folder, and one call is watched at a time: name one of its files."


@click.command()
@click.argument("level")
@click.option("--timed", is_flag=True, help="Let the clock run while you think, as in play.")
@click.option(
    "--seed",
    callback=seed_typed,
    metavar="N",
    help="Play the call with this number, which decides the order of the replies.",
)
def watch(*, level: str, timed: bool, seed: int | None) -> int:
    """Open a call beside your editor: on save it is read, checked and goes on where it was.

    LEVEL is the path of a level file. What you play is practice and is kept nowhere.
    """
    from game.door import need_terminal_to_watch, open_watch
    from game.play.pace import Clock, Pace

    file = _file(level)
    need_terminal_to_watch(file)
    # Before the app begins: what starts processes wants a standard error that is a file.
    _beside()
    return open_watch(file, seed, Pace(Clock.TIMED if timed else Clock.UNTIMED), _found_in)


def _file(level: str) -> Path:
    """Return the file that is meant; one that is still to be written is refused with the way on."""
    if level.endswith((".yaml", ".yml")) and not os.path.exists(level):  # noqa: PTH110 - any text
        message = _NOT_YET.format(path=clean(level), typed=quote(clean(level)))
        raise Refused(message, MISUSED)
    return find(level, _FOLDER)


def _found_in(path: Path) -> "tuple[Problem, ...]":
    """Return everything that is found in a level file, however long that takes.

    Another process looks: a thread of this one would take the time that a save has to be shown in.
    """
    from game.check.checks import check_files

    found: tuple[Problem, ...] = _beside().apply(check_files, ((path,),))
    return found


@cache
def _beside() -> "Pool":
    """Return the process that checks; it ends with the program, done or not."""
    from multiprocessing import get_context

    from game.check.many import leave_interrupts

    return get_context("spawn").Pool(1, leave_interrupts)
