"""Serving a practice room, which is played in a browser."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from typing import Final

import click

from game.commands.hosting.calls import played_calls
from game.commands.hosting.reach import listening_by, need_secure, reach_options

_INSECURE: Final = (
    "Beyond this machine, what visitors see and do would go over the network as plain text: "
    "whoever shares it could read what is said, and play and have results under another's key. "
    "Serve with --tls-cert and --tls-key, or add --insecure-lan where that is all right."
)
_READABLE: Final = (
    "Others on this network can read what is said, and play under another's key: there is no TLS."
)
_MOST: Final = 1_000
_LAST_LINES: Final = 3.0
"""Seconds that the last lines may take; a terminal that is held takes none."""


@click.command()
@click.argument("levels", nargs=-1, metavar="[LEVEL]...")
@click.option("--pack", metavar="PATH", help="All calls of a pack, in its order.")
@click.option(
    "--max",
    "most",
    type=click.IntRange(1, _MOST),
    default=30,
    show_default=True,
    metavar="N",
    help="How many may practise at once.",
)
@click.option("--port", type=click.IntRange(0, 65_535), default=0, help="The port; without it any.")
@reach_options
@click.option("--json", "as_json", is_flag=True, help="What it says as JSON, for programs.")
def serve(  # noqa: PLR0913 - the options of a command line
    *,
    levels: tuple[str, ...],
    pack: str | None,
    most: int,
    port: int,
    bind: str,
    public_url: tuple[str, ...],
    trusted_proxy: tuple[str, ...],
    tls_cert: str | None,
    tls_key: str | None,
    insecure_lan: bool,
    as_json: bool,
) -> int:
    """Serve a practice room: whoever opens its page in a browser plays alone.

    LEVEL is a number, a name or the path of a level file, as for `play`; without any and without
    --pack there are the calls that come with the game. It runs until ctrl+c.
    """
    listening = listening_by(
        {
            "bind": bind,
            "public_url": public_url,
            "trusted_proxy": trusted_proxy,
            "tls_cert": tls_cert,
            "tls_key": tls_key,
        },
        port,
    )
    need_secure(listening, insecure=insecure_lan, why=_INSECURE, what=_READABLE)
    from game.level.library import shipped

    if not levels and pack is None:
        pack = str(shipped())
    played = played_calls(levels, pack)
    from game.contest.practice_room.own_results import ResultFiles, results_folder
    from game.contest.practice_room.running import PracticeRoom, run_practice_room
    from game.contest.practice_room.trainee import PracticeCall
    from game.plain.contest.practice_room import told_of
    from game.plain.queued_lines import QueuedLines

    calls = [PracticeCall(each.level, each.digest) for each in played]
    room = PracticeRoom(calls, ResultFiles(results_folder()), most)
    lines = QueuedLines.on_standard_output()
    try:
        return run_practice_room(room, listening, told_of(lines, room, as_json=as_json))
    finally:
        lines.finish(_LAST_LINES)
