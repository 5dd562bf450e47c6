"""Starting the terminal app, and what its end comes to: an exit code, or what a fault left."""

import os
import sys
from collections.abc import Callable, Sequence
from concurrent.futures import wait
from pathlib import Path
from typing import TYPE_CHECKING, Final

from game.exits import BrokeOff
from game.play.pace import Pace
from game.tui.app import CallcraftApp
from game.tui.ascii_only import needs_ascii
from game.tui.forced_exit import end_soon
from game.tui.records import KeptRecords, ToldRecords
from game.tui.run_context import RunContext

if TYPE_CHECKING:
    from game.play.session import Session

LONGEST_RESCUE: Final = 5.0
"""Seconds that a program which broke off waits for its call to be kept: a busy disk, or a lock."""

_RESCUED: Final = "Your call is kept, and the next start offers to take it up again."
_NOT_RESCUED: Final = "Your call could not be kept."


def run_menu(seed: int | None, pace: Pace, pack: Path | None = None) -> int:
    """Run the app from the menu of a pack, of the game's own for None; return its exit code."""
    return run(
        CallcraftApp(RunContext(KeptRecords(), pace, seed, pack=pack), ascii_only=ascii_only())
    )


def run_app(
    start: Path,
    seed: int | None,
    pace: Pace,
    begun: "Session | None" = None,
    taken: "Callable[[Session], None] | None" = None,
) -> int:
    """Run the app with a level file and return the program's exit code.

    `begun`: the call where its first moves are made already; `taken` is told of the calls of this
    level that were taken anew, and ended or were left.
    """
    from game.tui.level_list import number_of, read_entry  # noqa: PLC0415 - only where it is asked for

    # One record for all: what it finds of calls that were cut off, no second one would find.
    records = ToldRecords(taken) if taken else KeptRecords()
    entry = read_entry(start, records, number_of(start))
    if isinstance(records, ToldRecords):
        records.digest = entry.digest
    context = RunContext(records, pace, seed)
    return run(CallcraftApp(context, entry, begun=begun, ascii_only=ascii_only()))


def run_shift(paths: Sequence[Path], seed: int | None, pace: Pace) -> int:
    """Run the app with a shift of some level files; return the program's exit code."""
    from game.tui.level_list import number_of, read_entry  # noqa: PLC0415 - see run_app
    from game.tui.shift_run import ShiftRun  # noqa: PLC0415 - see run_app

    context = RunContext(KeptRecords(), pace, seed)
    calls = ShiftRun([read_entry(path, context.records, number_of(path)) for path in paths])
    return run(CallcraftApp(context, run=calls, ascii_only=ascii_only()))


def run(app: CallcraftApp) -> int:
    """Run an app until it is left, and return the program's exit code.

    BrokeOff where a fault of the program ended it.
    """
    app.last_way_out = end_soon
    app.run()
    if app.fault is not None:
        raise BrokeOff(_said_of(app)) from app.fault
    return app.return_code or 0


def _said_of(app: CallcraftApp) -> str:
    """Return what to say of the calls that a fault of the program cut off."""
    app.context.records.leave_soon()
    done, _ = wait(app.rescued, LONGEST_RESCUE)
    # Whatever the record cannot take now lies beside it from here on.
    wait([app.context.record_thread.submit(app.context.records.close)], LONGEST_RESCUE)
    if not app.rescued:
        return ""
    kept = [each for each in done if each.exception() is None and each.result()]
    return _RESCUED if len(kept) == len(app.rescued) else _NOT_RESCUED


def ascii_only() -> bool:
    """Return whether the terminal can show nothing but ASCII."""
    # Textual draws there, and leaves the standard output to others.
    stream = sys.__stderr__
    return needs_ascii(os.environ, stream.encoding if stream else None)
