"""A practice room as lines: where its page is opened."""

import json
import sys
from collections.abc import Iterator, Sequence
from typing import Final

from game.contest.identity.addresses import is_loopback, origin_host
from game.contest.practice_room.running import PracticeRoom, Ready
from game.plain.contest.host import Lines
from game.plain.contest.link import code_lines

_ONLY_HERE: Final = (
    "Only this machine can open it. To let others in, serve with --bind and an address of this "
    "machine in their network."
)
_NOWHERE: Final = "This machine has no address at which others could open it."
_ENDS: Final = "It runs until ctrl+c. What visitors come to is kept for the next time."


def told_of(lines: Lines, room: PracticeRoom, *, as_json: bool) -> Ready:
    """Return what tells in lines of a practice room once it listens."""

    def ready(addresses: tuple[str, ...]) -> None:
        if as_json:
            titles = [each.level.title for each in room.calls]
            told = {
                "event": "ready",
                "addresses": list(addresses),
                "calls": titles,
                "most": room.most,
            }
            lines.say_all([json.dumps(told)])
        else:
            _draw_code(addresses)
            lines.say_all(_ready_lines(room, addresses))
        lines.flush()

    return ready


def _draw_code(addresses: Sequence[str]) -> None:
    """Draw a code for the cameras of phones, where there is a terminal that can show one."""
    terminal, elsewhere = sys.stdout, _elsewhere(addresses)
    if elsewhere and terminal is not None and terminal.isatty():
        # By themselves, as its colours are signs that no line of ours may have.
        terminal.writelines(f"{line}\n" for line in code_lines(elsewhere[0], terminal))
        terminal.flush()


def _elsewhere(addresses: Sequence[str]) -> list[str]:
    """Return the addresses that another machine reaches, the best first."""
    return [each for each in addresses if not is_loopback(origin_host(each))]


def _ready_lines(room: PracticeRoom, addresses: Sequence[str]) -> Iterator[str]:
    many = "one call" if len(room.calls) == 1 else f"{len(room.calls)} calls"
    yield f"A practice room with {many}, for {room.most} at a time."
    for address in addresses:
        yield f"Open in a browser: {address}"
    if not addresses:
        yield _NOWHERE
    elif not _elsewhere(addresses):
        yield _ONLY_HERE
    yield _ENDS
