"""The way into the terminal app: through it where there is a terminal, and a sentence where not."""

import os
import sys
from shlex import quote
from typing import TYPE_CHECKING, Final

from game.exits import MISUSED, Refused
from game.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from game.contest.client.order import JoinOrder
    from game.play.pace import Pace
    from game.play.session import Session
    from game.tui.watch_app import Check

_NO_TERMINAL: Final = (
    "This is no terminal that the game can be drawn on. To play line by line, type: "
    "{plainly}. To see the levels there are: callcraft levels."
)
_NO_BOARD: Final = (
    "This is no terminal that a board can be drawn on. To read how the room stands, type: "
    "callcraft contest status"
)
_NO_SCREEN: Final = (
    "This is no terminal that the screen of a room can be drawn on. Without a screen, type: "
    "{instead}"
)
_ONE_CALL: Final = "callcraft play LEVEL --plain"
_SHIFT: Final = "callcraft shift --plain"
_ROOM: Final = "callcraft join ADDRESS CODE --plain"
_TRIED: Final = "callcraft play {level} --plain"


def need_terminal(plainly: str = _ONE_CALL) -> None:
    """Refuse to go on where the game cannot be drawn; `plainly` is what to type there instead."""
    if not _drawable():
        raise Refused(_NO_TERMINAL.format(plainly=plainly), MISUSED)


def need_terminal_for_board() -> None:
    """Refuse to go on where no board can be drawn."""
    if not _drawable():
        raise Refused(_NO_BOARD, MISUSED)


def need_terminal_to_lead(instead: str) -> None:
    """Refuse to go on where a room's screen cannot be drawn; `instead` is what to type there."""
    if not _drawable():
        raise Refused(_NO_SCREEN.format(instead=instead), MISUSED)


def _drawable() -> bool:
    """Return whether Textual can draw here."""
    # It reads the first, asks the second for its size and draws on the third.
    streams = (sys.stdin, sys.stdout, sys.__stderr__)
    drawable = all(stream is not None and stream.isatty() for stream in streams)
    return drawable and os.environ.get("TERM") != "dumb"


def open_lead(log: "Path") -> "tuple[int, bool]":
    """Open the screen of whoever leads a room; return its exit code, and whether its host ended."""
    from game.contest.place.keys import read_keys  # noqa: PLC0415 - a refusal does not need it
    from game.tui.contest.lead.lead_app import run_lead  # noqa: PLC0415 - see above

    return run_lead(log, read_keys(log))


def open_shift(paths: "tuple[Path, ...]", seed: "int | None", pace: "Pace") -> int:
    """Open the terminal app with a shift of these calls, and return its exit code."""
    need_terminal(_SHIFT)
    from game.tui.running import run_shift  # noqa: PLC0415 - a refusal does not need it

    return run_shift(paths, seed, pace)


def open_room(order: "JoinOrder") -> int:
    """Open the terminal app with a room to be joined, and return its exit code."""
    need_terminal(_ROOM)
    from game.tui.contest.seat.join_app import run_room  # noqa: PLC0415 - a refusal does not need it

    return run_room(order)


def need_terminal_to_watch(path: "Path") -> None:
    """Refuse to go on where a level file cannot be watched."""
    need_terminal(_TRIED.format(level=quote(clean(str(path)))))


def open_watch(path: "Path", seed: "int | None", pace: "Pace", check: "Check") -> int:
    """Open the terminal app with a level file to watch, and return its exit code.

    `check` finds what is wrong with the file beside its shape.
    """
    need_terminal_to_watch(path)
    from game.tui.watch_app import run_watch  # noqa: PLC0415 - a refusal does not need it

    return run_watch(path, seed, pace, check)


def open_app(  # noqa: PLR0913 - what the app may begin with
    path: "Path | None" = None,
    seed: int | None = None,
    pace: "Pace | None" = None,
    pack: "Path | None" = None,
    *,
    begun: "Session | None" = None,
    taken: "Callable[[Session], None] | None" = None,
) -> int:
    """Open the terminal app, with a call or with the menu, and return its exit code.

    `pack`: the folder of the calls in the menu, None for the game's own. `begun`: the call at
    `path` where it has begun already; `taken` is told of it each time it was taken anew.
    """
    need_terminal()
    from game.play.pace import Pace  # noqa: PLC0415 - a refusal needs neither
    from game.tui.running import run_app, run_menu  # noqa: PLC0415 - see above

    if path is None:
        return run_menu(seed, pace or Pace(), pack)
    return run_app(path, seed, pace or Pace(), begun, taken)
