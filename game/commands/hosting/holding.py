"""A room made or taken up again, and held until its host ends."""

# ruff: noqa: PLC0415 - a command imports what it needs when it runs

from functools import partial
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Final

from game.exits import FAILED, MISUSED, Refused
from game.files import is_file
from game.text import clean

if TYPE_CHECKING:
    from game.contest.host.connections.listening import Listening
    from game.contest.host.storage.making import LoadedRoom, RoomPlan

_GO_ON: Final = "To go on with it: callcraft host --resume {path} --headless"
_HELD_ALREADY: Final = (
    "A host holds this room already. Its screen: callcraft contest screen; to end it: callcraft "
    "contest stop."
)
_LAST_LINES: Final = 3.0
"""Seconds that the last lines may take; a terminal that is held takes none."""
_UNWRITTEN: Final = "Not all that happened in the room could be written here: {why}."
_IN_THE_LOG: Final = "Nothing of it is lost: callcraft contest results has what came of it."


def made(plan: "RoomPlan", file: str | None) -> "LoadedRoom":
    """Return a room that is made by a plan, with its log in a file or where logs are kept."""
    from game.contest.host.storage.making import make_room
    from game.contest.place.rooms import new_log_path

    return make_room(new_log_path() if file is None else Path(file), plan)


def taken_up(file: str) -> "LoadedRoom":
    """Return the room of a log, as it was when its host ended."""
    from game.contest.host.storage.making import take_up
    from game.contest.log import LogInUse

    if not is_file(Path(file)):
        message = f"There is no room at {clean(file)}."
        raise Refused(message, MISUSED)
    try:
        return take_up(Path(file))
    except LogInUse as error:
        raise Refused(_HELD_ALREADY, FAILED) from error


def hold(loaded: "LoadedRoom", listening: "Listening", *, as_json: bool, resumed: bool) -> int:
    """Host a room until its host ends, with a line for what happens; return the exit code."""
    from game.contest.host.running import CannotListen, run_host
    from game.plain.console import Console
    from game.plain.contest.host import left_out, told_of
    from game.plain.queued_lines import QueuedLines

    console, path = Console(), clean(str(loaded.log.path))
    if loaded.notice:
        console.complain(loaded.notice)
    lines = QueuedLines.on_standard_output(partial(left_out, as_json=as_json))
    try:
        end = run_host(loaded, listening, told_of(lines, loaded, as_json=as_json), resumed=resumed)
    except CannotListen:
        # Nobody was ever in it, and the commands would take it for the newest room.
        if not resumed:
            _forget(loaded.log.path)
        raise
    finally:
        lines.finish(_LAST_LINES)
    if end.failure is not None:
        message = f"{end.failure} The room has stopped. {_GO_ON.format(path=quote(path))}"
        raise Refused(message, FAILED)
    if not end.closed and not as_json:
        console.complain(
            f"The host has stopped, and the room is not closed. {_GO_ON.format(path=quote(path))}"
        )
    # Nobody reading is no fault, as with every other command.
    if lines.failed is not None and not isinstance(lines.failed, BrokenPipeError):
        why = clean(lines.failed.strerror or str(lines.failed))
        message = f"{_UNWRITTEN.format(why=why)} {_IN_THE_LOG}"
        raise Refused(message, end.code or FAILED)
    return end.code


def _forget(log: Path) -> None:
    from contextlib import suppress

    from game.contest.place.rooms import files_of

    for path in files_of(log):
        with suppress(OSError):
            path.unlink()
