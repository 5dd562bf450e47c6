"""Bots that play a room, so that whoever leads it can practise."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from typing import Final

import click

from game.commands.arguments import NumberRange
from game.commands.contest.group import contest, of_room
from game.commands.contest.meant import held_path, keys_of
from game.exits import FAILED, Refused

_NONE_HELD: Final = (
    "No room is held on this machine for the bots to play in. Host one in another terminal, such "
    "as: callcraft host 1 2 3 --headless"
)
_CLOSED_ALREADY: Final = "The room is closed: bots have nothing to play in it. Host another one."
_BOTS_COME: Final = (
    "{many} into the room one after another. Lead it as on the day; ctrl+c here takes them out."
)


@contest.command()
@click.argument("bots", type=click.IntRange(1, 1_000), metavar="N")
@of_room
@click.option(
    "--minutes",
    type=NumberRange(0, 24 * 60, min_open=True),
    help="Take them out after so many minutes; without it, when the room closes.",
)
@click.option(
    "--speed",
    type=NumberRange(0.1, 100),
    default=1.0,
    help="How many times as quickly as people they do everything; the room's clock stays real.",
)
def rehearse(*, bots: int, room: str | None, minutes: float | None, speed: float) -> int:
    """Have N bots play the room that is held on this machine, to practise leading one.

    They come in one after another and play at human speed: good, middling and poor ones. Some are
    slow, some lose their connection and come back, and some come late. Their names say so. They
    choose by the words on their screen and by chance; what they score is no measure of anything.
    """
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.client.address import read_address
    from game.contest.client.lead import LeadLink, trusted
    from game.contest.place.rooms import is_held, known_rooms
    from game.contest.rehearsal.bot import BotSurroundings
    from game.contest.rehearsal.rehearsal import RehearsalPlan
    from game.contest.rehearsal.rehearsal import rehearse as play
    from game.contest.rules.clock import RoomPhase
    from game.plain.console import Console

    if room is None and not any(map(is_held, known_rooms())):
        raise Refused(_NONE_HELD, FAILED)
    keys = keys_of(held_path(room))
    with LeadLink(keys) as link:
        if link.status().phase is RoomPhase.CLOSED:
            raise Refused(_CLOSED_ALREADY, FAILED)
    around = BotSurroundings(read_address(keys.address).url, keys.code, trusted(keys))
    console = Console()

    def say(text: str) -> None:
        console.say(text)
        # Seen when it happens, also where it goes through a pipe.
        console.flush()

    say(_BOTS_COME.format(many="1 bot comes" if bots == 1 else f"{bots} bots come"))
    plan = RehearsalPlan(bots, speed, None if minutes is None else minutes * 60)
    return 0 if play(plan, around, say) else FAILED
