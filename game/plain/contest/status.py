"""How a room stands, for whoever leads it: as lines and as JSON."""

import json
from collections.abc import Iterator
from typing import Final

from attrs import asdict

from game.contest.identity.codes import spaced
from game.contest.identity.join_link import phone_link
from game.contest.rules.clock import RoomPhase
from game.contest.rules.tuning import WHOLE
from game.contest.wire.messages import SeatStatus, Status
from game.text import columns
from game.view.kinds import SECOND
from game.view.words import clock_text, seconds_text

_PHASES: Final = {
    RoomPhase.LOBBY: "People come in; begin with: callcraft contest start",
    RoomPhase.COUNTDOWN: "About to begin",
    RoomPhase.RUNNING: "Running",
    RoomPhase.PAUSED: "Paused; go on with: callcraft contest resume",
    RoomPhase.CLOSED: "Closed; for the results: callcraft contest results",
}


def status_json(status: Status) -> str:
    """Return how a room stands as a line of JSON."""
    return json.dumps(asdict(status))


def status_lines(status: Status) -> Iterator[str]:
    """Yield how a room stands, line by line."""
    if status.title:
        yield status.title
    yield f"{_PHASES[status.phase]}."
    yield f"Time left: {clock_text(status.left)} of {clock_text(status.limit)}."
    if status.addresses:
        yield f"Join at: {', '.join(status.addresses)}"
    yield f"Code: {spaced(status.code)}. {_late(status)}"
    if link := phone_link(status.addresses, status.code):
        yield f"Phones open: {link}"
    if status.frozen:
        yield "The board is frozen."
    yield f"Calls: {', '.join(status.calls)}."
    playing = [seat for seat in status.seats if not seat.removed]
    here = sum(seat.here for seat in playing)
    yield f"In the room: {len(playing)}, connected: {here}."
    for seat in status.seats:
        yield _row(seat, len(status.calls))


def _late(status: Status) -> str:
    if status.admits:
        return "Late comers are let in."
    lobby = status.phase is RoomPhase.LOBBY
    return "It is good until the start." if lobby else "Late comers are not let in."


def _row(seat: SeatStatus, calls: int) -> str:
    name = seat.name + " " * max(_NAME - columns(seat.name), 0)
    if seat.removed:
        return f"{seat.seat:4}  {name}  taken out"
    where = "all calls done" if seat.done == calls else f"call {seat.call + 1} of {calls}"
    team = f"  {seat.team}" if seat.team else ""
    time = "" if seat.share == WHOLE else f"  {seat.share / WHOLE:g} times the time"
    gone = "" if seat.here else _gone(seat)
    return f"{seat.seat:4}  {name}  {seat.points:5} points  {where}{team}{time}{gone}"


def _gone(seat: SeatStatus) -> str:
    return f"  gone for {seconds_text(seat.gone)}" if seat.gone >= SECOND else "  not connected"


_NAME: Final = 20
"""Columns of a name."""
