"""Leading a competition from any terminal that has its keys."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from game.commands.arguments import NumberRange
from game.commands.contest.group import contest, of_room
from game.commands.contest.meant import lead, log_path, need_done, need_sure
from game.exits import FAILED, Refused
from game.text import clean

if TYPE_CHECKING:
    from game.contest.rules.requests import Leading

_NO_ADDRESS: Final = (
    "This machine has no address at which others could join. Connect it to a network, and host "
    "with --bind."
)
_BEGUN: Final = "The calls have been started already."
_STOP_CLOSED: Final = "End the host? Nobody can look back on their calls then."
_STOP_OPEN: Final = "End the host? The room is not closed, and nobody can play on then."
_STOPPED: Final = "The host has ended. For the results, type: callcraft contest results"
_CAN_GO_ON: Final = (
    "The host has ended, and the room is not closed. To go on with it, type: "
    "callcraft host --resume {path} --headless"
)
_END_SECONDS: Final = 10.0
"""Seconds that a host may take to end: it hangs up on everybody, and writes what waits."""
_STILL_HELD: Final = (
    "The host was asked to end, and has not yet. Look in a moment with callcraft contest rooms."
)


@contest.command()
@of_room
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def status(*, room: str | None, as_json: bool) -> int:
    """Say how the room stands, and who is in it."""
    from game.plain.console import Console
    from game.plain.contest.status import status_json, status_lines

    with lead(room) as link:
        found = link.status()
    console = Console()
    console.say_all([status_json(found)] if as_json else status_lines(found))
    return 0


@contest.command("link")
@of_room
@click.option("--json", "as_json", is_flag=True, help="As JSON, for programs.")
def show_link(*, room: str | None, as_json: bool) -> int:
    """Print the link to join by, for a chat, and on a terminal its code for the cameras of phones.

    The room's code is in the link: whoever has it gets in.
    """
    import sys

    from game.plain.console import Console
    from game.plain.contest.link import link_json, link_lines, link_notice, link_of

    with lead(room) as link:
        found = link.status()
    if not link_of(found):
        raise Refused(_NO_ADDRESS, FAILED)
    # Not through the console, which takes colours out: the link is ASCII, and the code our own.
    for line in [link_json(found)] if as_json else link_lines(found, sys.stdout):
        click.echo(line, color=True)
    if notice := link_notice(found):
        Console().complain(notice)
    return 0


@contest.command()
@of_room
@click.option(
    "--countdown",
    type=click.IntRange(0, 600),
    default=5,
    show_default=True,
    help="Seconds until the first calls ring.",
)
def start(*, room: str | None, countdown: int) -> int:
    """Let the calls begin."""
    from game.contest.rules.requests import StartRoom
    from game.view.kinds import SECOND

    return _ask(room, StartRoom(countdown * SECOND), "The calls are about to begin.", _BEGUN)


@contest.command()
@of_room
def pause(*, room: str | None) -> int:
    """Stop all clocks."""
    from game.contest.rules.requests import PauseRoom

    return _ask(room, PauseRoom(), "The room is paused.", "The room is paused already.")


@contest.command()
@of_room
def resume(*, room: str | None) -> int:
    """Let all clocks run on."""
    from game.contest.rules.requests import ResumeRoom

    return _ask(room, ResumeRoom(), "The room goes on.", "The room is not paused.")


@contest.command()
@click.argument("minutes", type=NumberRange(0, 24 * 60, min_open=True))
@of_room
def extend(*, room: str | None, minutes: float) -> int:
    """Let the room run MINUTES longer."""
    from game.contest.rules.requests import ExtendRoom
    from game.view.kinds import MINUTE
    from game.view.words import clock_text

    with lead(room) as link:
        before = link.status().limit
        limit = min(before + round(minutes * MINUTE), 24 * 60 * MINUTE)
        if limit == before:
            message = "A room runs for 24 hours at the most, and this one does already."
            raise Refused(message, FAILED)
        need_done(link, ExtendRoom(limit))
        # Asked, as somebody else may have done the same just now.
        limit = link.status().limit
    click.echo(f"The room runs for {clock_text(limit)} in all.")
    return 0


@contest.command()
@of_room
def freeze(*, room: str | None) -> int:
    """Show everybody the board as it stands now."""
    from game.contest.rules.requests import FreezeBoard

    return _ask(room, FreezeBoard(), "The board is frozen.", "The board is frozen already.")


@contest.command()
@of_room
def unfreeze(*, room: str | None) -> int:
    """Show everybody the board as it is again."""
    from game.contest.rules.requests import UnfreezeBoard

    return _ask(room, UnfreezeBoard(), "The board is shown as it is.", "The board is not frozen.")


@contest.command()
@of_room
def admit(*, room: str | None) -> int:
    """Let people join while the room runs."""
    from game.contest.rules.requests import AdmitLate

    return _ask(room, AdmitLate(), "Late comers are let in.", "Late comers are let in already.")


@contest.command()
@of_room
def refuse(*, room: str | None) -> int:
    """Let nobody join while the room runs."""
    from game.contest.rules.requests import RefuseLate

    return _ask(
        room, RefuseLate(), "Late comers are not let in.", "Late comers are not let in as it is."
    )


@contest.command()
@click.argument("seat")
@click.argument("name")
@of_room
def rename(*, room: str | None, seat: str, name: str) -> int:
    """Give SEAT, a number or a name, another NAME."""
    with lead(room) as link:
        number, was = link.seat(seat)
        link.rename(number, name)
        now = next(each.name for each in link.status().seats if each.seat == number)
    click.echo(clean(f"{was} (seat {number}) is called {now} now."))
    return 0


@contest.command()
@click.argument("seat")
@of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def remove(*, room: str | None, seat: str, yes: bool) -> int:
    """Take SEAT, a number or a name, out of the room. It cannot come back."""
    from game.contest.rules.requests import RemoveSeat

    with lead(room) as link:
        number, name = link.seat(seat)
        need_sure(f"Take {name} (seat {number}) out of the room for good?", yes=yes)
        need_done(link, RemoveSeat(number))
    click.echo(clean(f"{name} (seat {number}) was taken out of the room."))
    return 0


@contest.command()
@click.argument("seat")
@click.argument("times", type=NumberRange(1, 4))
@of_room
def time(*, room: str | None, seat: str, times: float) -> int:
    """Give SEAT, a number or a name, TIMES as much time as others: 1.5 is half as much again.

    It is told to that seat only.
    """
    from game.contest.rules.requests import GiveTime
    from game.contest.rules.tuning import WHOLE

    with lead(room) as link:
        number, name = link.seat(seat)
        need_done(link, GiveTime(number, round(times * WHOLE)))
    told = f"{name} (seat {number}) has {times:g} times the time for reading and thinking."
    click.echo(clean(told))
    return 0


@contest.command()
@of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def end(*, room: str | None, yes: bool) -> int:
    """End the room. Calls that are open count as they stand."""
    from game.contest.rules.clock import RoomPhase
    from game.contest.rules.requests import EndRoom

    with lead(room) as link:
        if link.status().phase is RoomPhase.CLOSED:
            click.echo(
                "The room is closed already. For the results, type: callcraft contest results"
            )
            return 0
        need_sure("End the room now, for everybody and for good?", yes=yes)
        need_done(link, EndRoom())
    click.echo(
        "The room is closed. For the results, type: callcraft contest results. As long as its host "
        "is up, players look back on their calls; callcraft contest stop ends it."
    )
    return 0


@contest.command()
@of_room
@click.option("--yes", is_flag=True, help="Do not ask whether that is meant.")
def stop(*, room: str | None, yes: bool) -> int:
    """End the host's program. A room that is not closed can be gone on with later."""
    from game.contest.rules.clock import RoomPhase

    path = log_path(room)
    with lead(str(path)) as link:
        closed = link.status().phase is RoomPhase.CLOSED
        need_sure(_STOP_CLOSED if closed else _STOP_OPEN, yes=yes)
        link.stop()
    _wait_until_let_go(path)
    click.echo(_STOPPED if closed else _CAN_GO_ON.format(path=quote(clean(str(path)))))
    return 0


def _wait_until_let_go(log: Path) -> None:
    """Wait until a host that was asked to end has let go of its log."""
    from time import monotonic, sleep

    from game.contest.place.rooms import is_held

    end = monotonic() + _END_SECONDS
    while is_held(log):
        if monotonic() > end:
            raise Refused(_STILL_HELD, FAILED)
        sleep(0.05)


def _ask(room: str | None, request: "Leading", done: str, already: str) -> int:
    """Ask something; `already`: what to say where it was so before, which is no failure."""
    with lead(room) as link:
        changed = need_done(link, request)
    click.echo(done if changed else already)
    return 0
