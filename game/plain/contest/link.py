"""The link to join as lines: alone for a pipe, below a code for cameras on a terminal."""

import json
import os
import re
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import Final, TextIO

from game.contest.identity.join_link import join_link, phone_link
from game.contest.identity.qr_code import DARK, qr_within
from game.contest.rules.clock import RoomPhase
from game.contest.wire.messages import Status
from game.contest.wording.phone_words import CAMERA, OPEN

_ONLY_HERE: Final = (
    "Only this machine can join by this link. To let others in, host with --bind and an address of "
    "this machine in their network."
)
_NOBODY_LET_IN: Final = "Nobody is let in now. In a room that runs: callcraft contest admit"
_LINES: Final = 24
"""Lines of a code at the most: a phone is held before this screen, and the rest is for words."""

_ON_WHITE: Final = "\x1b[30;107m"
_ON_BLACK: Final = "\x1b[30;40m"
_END: Final = "\x1b[0m"
_DARK_ALL_OVER: Final = re.compile(f"{DARK}+")


def link_of(status: Status) -> str:
    """Return the link to join a room by; empty where nobody can."""
    here = (join_link(each, status.code) for each in status.addresses)
    return phone_link(status.addresses, status.code) or next(filter(None, here), "")


def link_json(status: Status) -> str:
    """Return the link as a line of JSON, with what it is made of."""
    link = link_of(status)
    return json.dumps({"link": link, "address": link.partition("/#")[0], "code": status.code})


def board_link_json(link: str) -> str:
    """Return the link to a board's page as a line of JSON, with what it is made of."""
    address, _, secret = link.partition("#")
    return json.dumps({"link": link, "address": address, "secret": secret})


def link_notice(status: Status) -> str:
    """Return why nobody would get in by the link just now; empty where all is well."""
    late = status.phase is not RoomPhase.LOBBY
    if late and (not status.admits or status.phase is RoomPhase.CLOSED):
        return _NOBODY_LET_IN
    return "" if phone_link(status.addresses, status.code) else _ONLY_HERE


def link_lines(status: Status, paper: TextIO) -> Iterator[str]:
    """Yield what is written on `paper`: where it is no terminal, nothing but the link.

    The link has a line of its own, so that it can be copied.
    """
    link = link_of(status)
    if paper.isatty():
        code = code_lines(phone_link(status.addresses, status.code), paper)
        yield from code
        yield CAMERA if code else OPEN
    yield link


def code_lines(link: str, paper: TextIO) -> tuple[str, ...]:
    """Return the lines of the code for cameras, black on white whatever the terminal's colours.

    None where the link is empty, or where the terminal has no room or no signs for it.
    """
    columns, lines = get_terminal_size()
    if not link or not _can_draw(paper):
        return ()
    # The words below it stay in sight with it.
    drawn = qr_within(link, columns, min(lines - 3, _LINES))
    return tuple(f"{_ON_WHITE}{_filled(line)}{_END}" for line in drawn)


def _filled(line: str) -> str:
    """Return a line with its ground dark where it is dark all over: some terminals leave gaps."""
    return _DARK_ALL_OVER.sub(lambda dark: f"{_ON_BLACK}{dark.group()}{_ON_WHITE}", line)


def _can_draw(paper: TextIO) -> bool:
    encoding = (paper.encoding or "").lower()
    dumb = os.environ.get("TERM") == "dumb" or os.environ.get("CALLCRAFT_ASCII")
    return encoding in ("utf-8", "utf8") and not dumb
