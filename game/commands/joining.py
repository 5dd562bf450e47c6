"""Taking part in a competition."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import click

from game.exits import MISUSED, Refused
from game.text import clean


@click.command()
@click.argument("address")
@click.argument("code", required=False, default="")
@click.option("--plain", is_flag=True, help="Line by line, without a full screen.")
@click.option("--name", metavar="NAME", help="What you want to be called.")
@click.option("--team", default="", metavar="NAME", help="The team you want to play for.")
@click.option("--cafile", metavar="FILE", help="A certificate to trust, the host's own.")
@click.option(
    "--json", "as_json", is_flag=True, help="Plain, and a last line of JSON on how it went."
)
def join(  # noqa: PLR0913 - the options of a command line
    *,
    address: str,
    code: str,
    plain: bool,
    name: str | None,
    team: str,
    cafile: str | None,
    as_json: bool,
) -> int:
    """Take part in a competition.

    ADDRESS and CODE are what the host shows; a link to join has both.
    """
    # Before anything imports asyncio: it keeps what it finds of ssl for good.
    import ssl

    from game.contest.client.address import BadAddress, read_address
    from game.contest.client.order import JoinOrder
    from game.contest.identity.codes import read_code

    try:
        where = read_address(address)
    except BadAddress as error:
        raise Refused(str(error), MISUSED) from error
    read_as = read_code(code) or where.code
    if not read_as:
        message = "The code has eight letters and digits, as the host shows it: 7K3M-9QXA."
        raise Refused(message, MISUSED)
    try:
        tls = ssl.create_default_context(cafile=cafile)
    except OSError as error:
        message = f"{clean(cafile or '')} cannot be used: {clean(error.strerror or str(error))}."
        raise Refused(message, MISUSED) from error
    order = JoinOrder(where, read_as, name, team, tls, as_json)
    if not (plain or as_json):
        from game.launch import open_room

        return open_room(order)
    from game.plain.console import Console
    from game.plain.contest.join import join_plainly
    from game.signals import end_when_asked

    end_when_asked()
    return join_plainly(order, Console())
