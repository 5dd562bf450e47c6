"""What the codes of problems mean."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import click

from game.exits import MISUSED, Refused


@click.command()
@click.argument("code", required=False)
def explain(*, code: str | None) -> int:
    """Say what the code of a problem means and how to mend it.

    CODE is what `callcraft check` shows, such as CC101; without it, every code is listed.
    """
    from game.check.explain import UnknownCode, code_of, explained, overview
    from game.plain.console import Console

    try:
        said = overview() if code is None else explained(code_of(code))
    except UnknownCode as error:
        raise Refused(str(error), MISUSED) from error
    # In lines that fit the terminal, and in signs that it can show.
    console = Console()
    console.say_all(said.split("\n"))
    console.flush()
    return 0
