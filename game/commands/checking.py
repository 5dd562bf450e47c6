"""Checking level files: everything that is wrong with them, and with the calls they hold."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path
from typing import TYPE_CHECKING

import click

from game import __version__
from game.exits import FAILED, MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from collections.abc import Sequence

    from game.level import Problem


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="A list of JSON objects, for programs.")
@click.option("--sarif", "as_sarif", is_flag=True, help="SARIF 2.1.0, for editors and servers.")
@click.option("--shape", is_flag=True, help="Only what the files say, and not what happens.")
@click.option("--strict", is_flag=True, help="Fail on warnings, too.")
@click.option(
    "--budget",
    type=click.IntRange(1, 10_000_000),
    metavar="STATES",
    help="Follow so many states of each call at the most, before plays are sampled.",
)
def check(  # noqa: PLR0913 - the options of a command line
    *,
    paths: tuple[str, ...],
    as_json: bool,
    as_sarif: bool,
    shape: bool,
    strict: bool,
    budget: int | None,
) -> int:
    """Find everything that is wrong with level files, before anyone plays them.

    PATH is a level file, a pack.yaml, or a folder of either; a level's number or name will do.
    What is wrong is told with its line, what to write instead and, where it is about what happens
    in the call, with the shortest play that shows it. Exit code 1 if anything is an error.
    """
    if as_json and as_sarif:
        message = "Choose --json or --sarif, not both."
        raise click.UsageError(message)
    from game.commands.waiting import progress_bar

    found = tuple(map(_path, paths))
    with progress_bar("Checking") as progress:
        if shape:
            from game.check.shapes import check_shapes

            problems = check_shapes(found, progress=progress)
        else:
            from game.check.checks import check_files

            problems = check_files(found, budget=budget, progress=progress)
    click.echo(_told(problems, as_json=as_json, as_sarif=as_sarif))
    return FAILED if _fails(problems, strict=strict) else 0


def _path(word: str) -> Path:
    """Return the file or folder that a word means."""
    import os

    from game.level import LevelNotFound, find_level

    # What is there goes first, whatever its name: a check has to look at the file that was named.
    if os.path.exists(word):  # noqa: PTH110 - unlike Path's, it takes any text
        return Path(word)
    try:
        return find_level(word)
    except LevelNotFound as error:
        message = f"There is nothing to check at {clean(word)}. Name a level file, or a folder."
        raise Refused(message, MISUSED) from error


def _told(problems: "Sequence[Problem]", *, as_json: bool, as_sarif: bool) -> str:
    from game.check import formats

    if as_json:
        return formats.as_json(problems)
    if as_sarif:
        from game.check.explain import title
        from game.level import Code

        return formats.as_sarif(problems, __version__, {code: title(code) for code in Code})
    return formats.as_text(problems)


def _fails(problems: "Sequence[Problem]", *, strict: bool) -> bool:
    from game.level import Severity

    failing = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    return any(problem.severity in failing for problem in problems)
