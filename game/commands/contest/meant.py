"""The room that a command means, its keys, and what is asked before something is done."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

import click

from game.exits import FAILED, MISUSED, Refused
from game.files import is_file
from game.text import clean

if TYPE_CHECKING:
    from game.contest.client.lead import LeadLink
    from game.contest.place.keys import RoomKeys
    from game.contest.rules.requests import Leading

_NO_ROOM: Final = (
    "No room of yours is known on this machine. Host one with callcraft host, or name its log "
    "with --room FILE."
)
_SEVERAL: Final = "Several rooms are held on this machine. Say which with --room: {rooms}."
_NOT_HELD: Final = (
    "No host holds the room at {path} just now. For its results, type: callcraft contest results; "
    "to go on with it: callcraft host --resume {path}"
)


def lead(room: str | None) -> "LeadLink":
    """Return a facilitator's link to the room that is meant, to be entered."""
    import ssl  # noqa: F401 - before anything imports asyncio, which keeps what it finds of it

    from game.contest.client.lead import LeadLink

    return LeadLink(keys_of(held_path(room)))


def held_path(room: str | None) -> Path:
    """Return the log of the room that is meant, which somebody holds just now."""
    from game.contest.place.rooms import is_held

    path = log_path(room)
    if not is_held(path):
        raise Refused(_NOT_HELD.format(path=quote(clean(str(path)))), FAILED)
    return path


def keys_of(log: Path) -> "RoomKeys":
    """Return the keys of a room."""
    from game.contest.place.keys import NoKeys, read_keys

    try:
        return read_keys(log)
    except NoKeys as error:
        raise Refused(str(error), FAILED) from error


def log_path(room: str | None) -> Path:
    """Return the log of the room that is meant."""
    from game.contest.place.rooms import is_held, known_rooms

    if room is not None:
        path = Path(room.removesuffix(".keys"))
        if not is_file(path):
            message = f"There is no room at {clean(room)}."
            raise Refused(message, MISUSED)
        return path
    known = known_rooms()
    held = [path for path in known if is_held(path)]
    if len(held) > 1:
        raise Refused(_SEVERAL.format(rooms=", ".join(clean(str(each)) for each in held)), MISUSED)
    if not known:
        raise Refused(_NO_ROOM, FAILED)
    return (held or known)[0]


def need_done(link: "LeadLink", request: "Leading") -> bool:
    """Ask something, and return whether it has changed anything."""
    from game.view.commands import Answered

    answer = link.ask(request)
    if answer.answered is Answered.REFUSED:
        raise Refused(answer.reason, FAILED)
    return answer.answered is Answered.ACCEPTED


def need_sure(question: str, *, yes: bool) -> None:
    """Ask whoever sits at a terminal; a script says so with --yes."""
    if yes:
        return
    if not sys.stdin.isatty():
        message = "That cannot be undone: write --yes with it to have it done without a question."
        raise Refused(message, MISUSED)
    if not click.confirm(question, default=False):
        message = "Nothing was changed."
        raise Refused(message, FAILED)


def content_of(file: str) -> bytes:
    """Return what a file holds; Refused where there is none."""
    if not is_file(Path(file)):
        message = f"There is no file {clean(file)}."
        raise Refused(message, MISUSED)
    return Path(file).read_bytes()


def write_file(file: str, content: bytes) -> None:
    """Write a file, and say so."""
    from game.saving import save

    save(Path(file), content)
    click.echo(f"Written: {clean(file)}", err=True)
