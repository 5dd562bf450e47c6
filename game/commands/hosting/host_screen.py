"""The screen of a room that is hosted here: its host started beside it, and left again."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from pathlib import Path
from shlex import quote
from typing import Final

import click

from game.exits import Refused
from game.text import clean

_HEADLESS: Final = "callcraft host LEVEL --headless"
_STARTING: Final = "Starting the host ..."
_GOES_ON: Final = (
    "The room goes on. To open its screen again, type: callcraft contest screen{room}. To end the "
    "room, callcraft contest end{room}; then its host, callcraft contest stop{room}."
)
_ENDED: Final = "The host has ended. For the results, type: callcraft contest results --room {path}"


def lead_new_room(context: click.Context) -> int:
    """Start the host as a process of its own, and open its screen."""
    from game.launch import need_terminal_to_lead

    need_terminal_to_lead(_HEADLESS)
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.place.host_process import HostNotStarted, start_host
    from game.signals import end_when_asked

    end_when_asked()
    click.echo(_STARTING, err=True)
    try:
        started = start_host(typed_again(context))
    except HostNotStarted as error:
        raise Refused(str(error), error.code) from error
    for notice in started.notices:
        click.echo(clean(notice), err=True)
    return lead_room(started.log)


def lead_room(log: Path) -> int:
    """Open the screen of a room that is held, and say what becomes of the room once it is left."""
    from contextlib import suppress

    from game.contest.place.rooms import is_held, known_rooms
    from game.launch import open_lead

    path = quote(clean(str(log)))
    stopped = False
    try:
        code, stopped = open_lead(log)
    # However it was left, a ctrl+c before it was drawn among it.
    finally:
        # Where this is the only one, the commands find it by themselves.
        others = [each for each in known_rooms() if each != log.absolute() and is_held(each)]
        room = f" --room {path}" if others else ""
        goes_on = is_held(log) and not stopped
        # Where the terminal has gone, there is nobody to tell.
        with suppress(OSError):
            click.echo(_GOES_ON.format(room=room) if goes_on else _ENDED.format(path=path))
    return code


def typed_again(context: click.Context) -> list[str]:
    """Return the arguments that come to the same as those that were typed."""
    options: list[str] = []
    words: list[str] = []
    for parameter in context.command.params:
        name = parameter.name or ""
        value = context.params.get(name)
        if context.get_parameter_source(name) is click.core.ParameterSource.DEFAULT:
            continue
        if isinstance(parameter, click.Argument):
            words += value or ()
        elif isinstance(value, bool):
            options += parameter.opts[:1]
        else:
            # With a sign between, so that a value that begins with a hyphen is no option.
            several = value if isinstance(value, tuple) else (value,)
            options += [f"{parameter.opts[0]}={each}" for each in several]
    return [*options, "--", *words]
