"""The screens of a competition, and the rooms of this machine."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from game.commands.contest.group import contest, of_room
from game.commands.contest.meant import content_of, held_path, keys_of, lead, log_path
from game.exits import MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from ssl import SSLContext

    Door = tuple[str, str, SSLContext | None]
    """Where a room is spoken with, what one enters it by, and what proves its host."""

_ELSEWHERE: Final = (
    "A board on another machine needs the board's secret: write it into a file there with "
    "callcraft contest board --write-secret FILE on the host's machine, and name it here with "
    "--secret-file FILE."
)
_NO_ADDRESS: Final = "--secret-file and --cafile go with the ADDRESS of a room on another machine."
_NO_ROOM_THERE: Final = (
    "--room names a room of this machine: leave it out where there is an ADDRESS."
)
_NOTHING_THERE: Final = (
    "There is no secret of a board in {file}. Write one on the host's machine with: "
    "callcraft contest board --write-secret FILE"
)
_WRITTEN: Final = (
    "Written: {file}. It opens the board of this room and nothing else. Take it to the other "
    "machine, and type there: callcraft contest board ADDRESS --secret-file FILE"
)


@contest.command()
@of_room
def screen(*, room: str | None) -> int:
    """Open the screen of a room that is held. Leaving it changes nothing in the room."""
    from game.launch import need_terminal_to_lead

    need_terminal_to_lead("callcraft contest status")
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.commands.hosting import lead_room

    return lead_room(held_path(room))


@contest.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def rooms(*, as_json: bool) -> int:
    """List the rooms of yours that are known on this machine, and how each stands."""
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.commands.waiting import working
    from game.plain.console import Console
    from game.plain.contest.rooms import found_rooms, rooms_json, rooms_lines

    with working("Asking the hosts and reading the logs"):
        found = list(found_rooms())
    Console().say_all([rooms_json(found)] if as_json else rooms_lines(found))
    return 0


_PAGE_ALONE: Final = (
    "--page prints the link of a room of this machine, and goes with --room and --json only."
)
_JSON_ALONE: Final = "--json goes with --page: without it, the board opens in this terminal."
_ONLY_LOOKS: Final = (
    "Whoever has this link can only look: it opens the board of this room in a browser, and "
    "nothing else."
)


@contest.command()
@click.argument("address", required=False)
@of_room
@click.option("--secret-file", metavar="FILE", help="The board's secret, for an ADDRESS.")
@click.option("--cafile", metavar="FILE", help="A certificate to trust, the host's own.")
@click.option(
    "--write-secret",
    metavar="FILE",
    help="Write the board's secret for another machine, out of the keys file, and do no more.",
)
@click.option("--page", is_flag=True, help="Print the link that opens it in a browser instead.")
@click.option("--json", "as_json", is_flag=True, help="That link as JSON, for programs.")
def board(  # noqa: PLR0913 - its options
    *,
    address: str | None,
    room: str | None,
    secret_file: str | None,
    cafile: str | None,
    write_secret: str | None,
    page: bool,
    as_json: bool,
) -> int:
    """Show the room on a projector: how one joins, who stands where, and at last the places.

    It can only look. Without ADDRESS it shows the room that is held on this machine. On another
    machine it takes the room's ADDRESS and, with --secret-file, a file that --write-secret has
    written on the host's. A machine without this program opens it in a browser, by the link that
    --page prints.
    """
    if page:
        if any(each is not None for each in (address, secret_file, cafile, write_secret)):
            raise click.UsageError(_PAGE_ALONE)
        return _show_board_link(room, as_json=as_json)
    if as_json:
        raise click.UsageError(_JSON_ALONE)
    if write_secret is not None:
        return _write_board_secret(room, write_secret)
    if address is None:
        if secret_file is not None or cafile is not None:
            raise click.UsageError(_NO_ADDRESS)
        door = _board_here(room)
    else:
        if room is not None:
            raise click.UsageError(_NO_ROOM_THERE)
        if secret_file is None:
            raise click.UsageError(_ELSEWHERE)
        door = _board_there(address, secret_file, cafile)
    from game.launch import need_terminal_for_board

    need_terminal_for_board()
    from game.tui.contest.board.board_app import run_board

    return run_board(*door)


def _write_board_secret(room: str | None, file: str) -> int:
    """Write the board's secret, and none of the other keys, for its owner alone."""
    from game.saving import save

    if Path(file).exists():
        message = f"There is a file at {clean(file)} already. Name another one."
        raise Refused(message, MISUSED)
    save(Path(file), f"{keys_of(log_path(room)).board}\n".encode(), 0o600)
    click.echo(_WRITTEN.format(file=clean(file)), err=True)
    return 0


def _show_board_link(room: str | None, *, as_json: bool) -> int:
    """Print the link that opens the board in a browser."""
    from game.contest.identity.join_link import board_link
    from game.plain.console import Console
    from game.plain.contest.link import board_link_json

    log = held_path(room)
    with lead(str(log)) as link:
        addresses = link.status().addresses
    keys = keys_of(log)
    found = board_link(addresses, keys.address, keys.board)
    console = Console()
    console.say_all([board_link_json(found) if as_json else found])
    console.complain(_ONLY_LOOKS)
    return 0


def _board_here(room: str | None) -> "Door":
    """Return where the board of a room on this machine is spoken with, and as whom."""
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.client.address import read_address
    from game.contest.client.lead import trusted

    keys = keys_of(held_path(room))
    return read_address(keys.address).url, keys.board, trusted(keys)


def _board_there(address: str, secret_file: str, cafile: str | None) -> "Door":
    """Return the same of a room on another machine."""
    import ssl

    from game.contest.client.address import BadAddress, read_address
    from game.contest.identity.tokens import is_token

    try:
        url = read_address(address).url
    except BadAddress as error:
        raise Refused(str(error), MISUSED) from error
    secret = content_of(secret_file)[:_LONGEST_SECRET].decode("ascii", "replace").strip()
    if not is_token(secret):
        raise Refused(_NOTHING_THERE.format(file=clean(secret_file)), MISUSED)
    try:
        return url, secret, ssl.create_default_context(cafile=cafile)
    except OSError as error:
        message = f"{clean(cafile or '')} cannot be used: {clean(error.strerror or str(error))}."
        raise Refused(message, MISUSED) from error


_LONGEST_SECRET: Final = 200
"""Bytes that are read of a file with a secret: it has 43."""
