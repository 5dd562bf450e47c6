"""What there is to play."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path

import click

from game.exits import FAILED, Refused


def _paths_typed(_: click.Context, __: click.Parameter, typed: tuple[str, ...]) -> tuple[Path, ...]:
    """Return the paths that were typed; click's own type of paths stumbles over odd names."""
    return tuple(map(Path, typed))


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", callback=_paths_typed)
@click.option("--json", "as_json", is_flag=True, help="One line of JSON, for programs.")
def levels(*, paths: tuple[Path, ...], as_json: bool) -> int:
    """List the calls there are to play, with your best results.

    PATH is a level file or a folder of them; without it, the calls that come with the game.
    """
    from game.commands.waiting import work_out
    from game.plain.console import Console
    from game.plain.listing import Listed, listed, listing_json, listing_lines
    from game.record import open_store

    console = Console()
    with open_store() as store:
        # First what programs left behind that were killed: it counts for what is shown below.
        store.take_in()
        work_out(store)
        found = list(listed(paths, store))
        notice = store.take_notice()
    if notice:
        console.complain(notice)
    rows = [each for each in found if isinstance(each, Listed)]
    console.say_all([listing_json(rows)] if as_json else listing_lines(rows))
    console.flush()
    problems = [
        problem
        for each in found
        for problem in (each.problems if isinstance(each, Listed) else (each,))
    ]
    # Last, so that a file that is wrong does not keep the others from being listed.
    if problems:
        from game.level import describe

        raise Refused("\n".join(map(describe, problems)), FAILED)
    return 0
