"""Exploring a level: what can happen in it, and how often."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from shlex import quote

import click

from game.commands.arguments import find, read
from game.text import clean

_NO_FOLDER = "{folder} is a folder, and one call is explored at a time: {lists} lists its calls."


@click.command()
@click.argument("level")
@click.option("--json", "as_json", is_flag=True, help="One object of JSON, for programs.")
@click.option(
    "--budget",
    type=click.IntRange(1, 10_000_000),
    metavar="STATES",
    help="Follow so many states at the most. Without it, as many as take about a second.",
)
@click.option(
    "--plays",
    type=click.IntRange(10, 100_000),
    default=100,
    metavar="N",
    help="Sample so many plays of each player where not every play can be followed.",
)
def explore(*, level: str, as_json: bool, budget: int | None, plays: int) -> int:
    """Show everything that can happen in a call.

    LEVEL is a number, a name or a file, as for `play`. Every state that the call can come to is
    followed, equal states once, and the odds are exact; where there are too many, it says
    "bounded", samples plays and says how far the figures may be off.
    """
    import json

    from game.commands.waiting import progress_bar
    from game.explore.exploration import explore as explored
    from game.explore.telling import as_lines, as_object

    path = find(level, _NO_FOLDER)
    _, found = read(path)
    with progress_bar("Following every state") as progress:
        exploration = explored(found, budget=budget, plays=plays, progress=progress)
    if as_json:
        # In ASCII, so that a pipe of any encoding takes the names and texts of a level.
        click.echo(json.dumps(as_object(exploration, clean(path.stem)), ensure_ascii=True))
    else:
        click.echo("\n".join(as_lines(exploration, quote(clean(level)))))
    return 0
