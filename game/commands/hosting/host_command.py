"""Hosting a competition: what is typed, and what it comes to."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path
from typing import Final

import click

from game.commands.hosting.calls import played_calls, team_names
from game.commands.hosting.holding import hold, made, taken_up
from game.commands.hosting.host_screen import lead_new_room
from game.commands.hosting.reach import (
    as_before,
    listening_by,
    need_secure,
    reach_options,
    reached_by,
    where_it_was,
)
from game.exits import MISUSED, Refused
from game.text import clean

_JSON_HEADLESS: Final = "--json is for a host without a screen: write --headless with it."
_MOST_NAME: Final = 80


@click.command()
@click.argument("levels", nargs=-1, metavar="[LEVEL]...")
@click.option("--pack", metavar="PATH", help="All calls of a pack, in its order.")
@click.option(
    "--minutes",
    type=click.IntRange(1, 24 * 60),
    default=20,
    show_default=True,
    help="How long the room runs, pauses not counted.",
)
@click.option("--name", default="", metavar="TEXT", help="What the room is called.")
@click.option("--teams", default="", metavar="NAMES", help='Teams, such as "Red, Blue, Green".')
@click.option(
    "--best-of",
    type=click.IntRange(0, 1_000),
    default=0,
    metavar="N",
    help="A team's points are the mean of its N best; without it, of all.",
)
@click.option("--no-pace", is_flag=True, help="Speed is no part of the score.")
@click.option(
    "--port",
    type=click.IntRange(0, 65_535),
    help="The port; without it any, or with --resume the one where it was.",
)
@click.option("--file", "file", metavar="FILE", help="Where the room's log goes.")
@click.option("--resume", metavar="FILE", help="Go on with the room of this log, after a crash.")
@reach_options
@click.option("--headless", is_flag=True, help="Without a screen: a line for what happens.")
@click.option("--json", "as_json", is_flag=True, help="These lines as JSON, for programs.")
@click.pass_context
def host(  # noqa: PLR0913 - the options of a command line
    context: click.Context,
    *,
    levels: tuple[str, ...],
    pack: str | None,
    minutes: int,
    name: str,
    teams: str,
    best_of: int,
    no_pace: bool,
    bind: str,
    port: int | None,
    file: str | None,
    resume: str | None,
    public_url: tuple[str, ...],
    trusted_proxy: tuple[str, ...],
    tls_cert: str | None,
    tls_key: str | None,
    insecure_lan: bool,
    headless: bool,
    as_json: bool,
) -> int:
    """Host a timed competition: everybody plays the same calls against the clock.

    LEVEL is a number, a name or the path of a level file, as for `play`. The room is a program of
    its own: its screen can be left, and opened again with callcraft contest screen.
    """
    if not headless:
        if as_json:
            raise click.UsageError(_JSON_HEADLESS)
        return lead_new_room(context)
    typed: dict[str, object] = {
        "bind": bind,
        "public_url": public_url,
        "trusted_proxy": trusted_proxy,
        # Commands look for these from whatever folder they are typed in.
        "tls_cert": str(Path(tls_cert).absolute()) if tls_cert else None,
        "tls_key": str(Path(tls_key).absolute()) if tls_key else None,
        "insecure_lan": insecure_lan,
    }
    hosted = as_before(context, typed, resume)
    listening = listening_by(hosted, port or 0)
    need_secure(listening, insecure=bool(hosted["insecure_lan"]))
    if resume is not None:
        if levels or pack is not None or file is not None:
            message = (
                "--resume goes on with the calls of its room: leave out LEVEL, --pack, --file."
            )
            raise click.UsageError(message)
        loaded = reached_by(hosted, taken_up(resume))
        if port is None:
            listening = where_it_was(loaded, listening)
        return hold(loaded, listening, as_json=as_json, resumed=True)
    if file is not None and Path(file).exists():
        message = (
            f"There is a file at {clean(file)} already. If it is a room's log, go on with it by "
            "--resume; else name another file."
        )
        raise Refused(message, MISUSED)
    played = played_calls(levels, pack)
    from game.contest.host.storage.making import RoomPlan
    from game.view.kinds import MINUTE

    plan = RoomPlan(
        played,
        clean(name).strip()[:_MOST_NAME],
        minutes * MINUTE,
        team_names(teams),
        best_of,
        not no_pace,
    )
    loaded = reached_by(hosted, made(plan, file))
    return hold(loaded, listening, as_json=as_json, resumed=False)
