"""A level as a graph."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from game.commands.arguments import find, read
from game.exits import FAILED, MISUSED, Refused
from game.files import is_file
from game.saving import save
from game.text import clean

if TYPE_CHECKING:
    from game.call import Level
    from game.graph.format import Format
    from game.graph.graph import Graph

_ONE: Final = (
    "{folder} is a folder, and a graph shows one call: {lists} lists its calls; name one of them."
)
_NO_ENDING: Final = (
    "No graph is written as {ending}: name a file that ends in {endings}, such as {name}.svg for a "
    "picture; or say --format."
)
_ANOTHER: Final = "Give --output another name or folder."
_TOO_LARGE: Final = (
    "This call is larger than mermaid draws unless it is told to; --format svg writes a picture "
    "of any size."
)


def _path_typed(_: click.Context, __: click.Parameter, typed: str | None) -> Path | None:
    """Return the path that was typed."""
    return None if typed is None else Path(typed)


@click.command()
@click.argument("level")
@click.option(
    "--format",
    "chosen",
    type=click.Choice(["mermaid", "dot", "svg"]),
    help="How it is written. Without it: by the ending of FILE, else mermaid.",
)
@click.option(
    "--output",
    metavar="FILE",
    # Not click's own type of paths, which stumbles over a name that no file can have.
    callback=_path_typed,
    help="Write to FILE; it is not written over unless --force is given.",
)
@click.option("--force", is_flag=True, help="Write over FILE if it is there.")
def graph(*, level: str, chosen: str | None, output: Path | None, force: bool) -> int:
    """Show a call as a graph: scenes as boxes, replies as arrows.

    The wider an arrow, the more plays take it; its colour, and a number beside it, say what it does
    to the caller's patience. LEVEL is a number or a name from `callcraft levels`, or the path of a
    level file.

    FILE may end in .svg (a picture, for any browser), .dot or .gv (for Graphviz), .mmd or .mermaid,
    or .md (a page with a mermaid block in it).
    """
    from game.commands.waiting import working
    from game.graph.format import Format, written
    from game.graph.mermaid import too_large

    path = find(level, _ONE)
    _, found = read(path)
    if output is not None:
        # Before the plays, which take a while: a name that cannot be used is told at once.
        _need_free(output, path, force=force)
    wanted = Format(chosen) if chosen else _by_ending(output)
    drawn = _graph(found)
    with working("Drawing the call"):
        text = written(drawn, wanted, output)
    if wanted is Format.MERMAID and too_large(drawn, text):
        click.echo(_TOO_LARGE, err=True)
    if output is None:
        _say(text)
    else:
        _write(output, text)
    return 0


def _by_ending(output: Path | None) -> "Format":
    """Return the format that the name of a file asks for; mermaid where it asks for none."""
    from game.graph.format import ENDINGS, format_of

    if output is not None and output.suffix and output.suffix.lower() not in ENDINGS:
        message = _NO_ENDING.format(
            ending=clean(output.suffix), endings=", ".join(ENDINGS), name=clean(output.stem)
        )
        raise Refused(message, MISUSED)
    return format_of(output or Path())


def _graph(level: "Level") -> "Graph":
    from game.commands.waiting import shown
    from game.graph.build import graph_of
    from game.graph.traffic import PLAYS, sampled

    return graph_of(level, sampled(level, shown(range(PLAYS), "Playing the call")))


def _need_free(output: Path, level: Path, *, force: bool) -> None:
    """Refuse to write over the level, over anything but a file, and over a file unasked."""
    name = clean(str(output))
    try:
        there = output.exists()
        # As files and not as names: a link, or another way of writing its path, is the level, too.
        itself = there and output.samefile(level)
    except PermissionError as error:
        message = f"You may not look into the folder of {name}; give --output another name."
        raise Refused(message, MISUSED) from error
    except (OSError, ValueError) as error:
        message = f"{name} is no name a file can have; give --output another."
        raise Refused(message, MISUSED) from error
    # Not even with --force: the author's text would be gone.
    if itself:
        message = f"{name} is the level itself; give --output another name."
        raise Refused(message, MISUSED)
    if there and not is_file(output):
        message = f"{name} is there and is no file; give --output another name."
        raise Refused(message, MISUSED)
    if there and not force:
        message = f"{name} is there already; give --output another name, or add --force."
        raise Refused(message, MISUSED)


def _write(output: Path, text: str) -> None:
    """Write a file whole or not at all."""
    try:
        save(output, text.encode())
    except OSError as error:
        message = f"{clean(str(output))} cannot be written: {error.strerror or error}. {_ANOTHER}"
        raise Refused(message, FAILED) from error


def _say(text: str) -> None:
    """Write to standard output: UTF-8 into files and pipes, whatever the terminal is like."""
    if sys.stdout is None:
        return
    if sys.stdout.isatty():
        sys.stdout.write(text)
    else:
        # What was written as text waits in a buffer of its own, and has to come before these bytes.
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode())
