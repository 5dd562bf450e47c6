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
    from game.check.apart import CheckProcess
    from game.level import Problem

_NOT_YET: Final = (
    "There is no level file {path} yet. To begin one, type: callcraft new {typed}. "
    "Then watch it while you write on."
)
_FOLDER: Final = "{folder} is a folder, and one call is watched at a time: name one of its files."
_ENDED: Final = "The check of this file ended before it was done."
_TRY_ALONE: Final = "Try `callcraft check` with this file: it says more."


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
    from game.launch import need_terminal_to_watch, open_watch
    from game.play.pace import Clock, Pace

    file = _file(level)
    need_terminal_to_watch(file)
    # Before the app begins: what starts processes wants a standard error that is a file.
    _beside()
    return open_watch(file, seed, Pace(Clock.TIMED if timed else Clock.UNTIMED), _found_in)


def _file(level: str) -> Path:
    """Return the file that is meant; one that is still to be written is refused with the way on."""
    if level.endswith((".yaml", ".yml")) and not os.path.lexists(level):
        message = _NOT_YET.format(path=clean(level), typed=quote(clean(level)))
        raise Refused(message, MISUSED)
    return find(level, _FOLDER)


def _found_in(path: Path) -> "tuple[Problem, ...]":
    """Return everything that is found in a level file, however long that takes."""
    from game.check.apart import CheckEnded
    from game.level import Code, Problem

    try:
        return _beside().found_in(path)
    # Told as a problem of the file: the screen goes on, and the next save is checked anew.
    except CheckEnded:
        return (Problem(Code.UNREADABLE, _ENDED, _TRY_ALONE, line=1, column=1, file=str(path)),)


# One process for all checks of a run: starting one takes longer than most checks.
@cache
def _beside() -> "CheckProcess":
    """Return the process that checks."""
    from game.check.apart import CheckProcess

    return CheckProcess(_everything_in)


def _everything_in(path: Path) -> "tuple[Problem, ...]":
    from game.check.checks import check_files

    return check_files((path,))
