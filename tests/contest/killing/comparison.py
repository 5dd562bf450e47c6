"""What a room's log has to be, by what its players and its facilitator were told.

A client knows of an act by three things: what it sent, what was acknowledged, and the views it was
shown. Each act answers the view of a number, and that number is the act's place among those of its
call. So a log that has lost an act lacks one at a place that was acknowledged or shown, and one
that has an act twice has one at a place to which nothing was sent.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from attrs import frozen

from game.contest.identity.tokens import token_hash
from game.contest.log import LevelRow, LogFile, SeatRow
from game.contest.rules import requests
from game.contest.rules.events import (
    ActDone,
    BoardFrozen,
    BoardUnfrozen,
    CallTaken,
    LateSet,
    NameChanged,
    RoomClosed,
    RoomEvent,
    RoomExtended,
    RoomPaused,
    RoomResumed,
    RoomStarted,
    SeatTaken,
    TimeGiven,
)
from game.contest.wire.event_text import event_from_text
from game.contest.wire.messages import GiveName
from game.view.commands import Act
from tests.contest.killing.asked_again import request_of
from tests.contest.killing.player import Player

LEADING: Final = (
    RoomStarted,
    RoomPaused,
    RoomResumed,
    RoomExtended,
    BoardFrozen,
    BoardUnfrozen,
    LateSet,
    NameChanged,
    TimeGiven,
    RoomClosed,
)
"""What happens only because the facilitator asks for it; no room here comes to its time's end."""

Leading = Sequence[requests.Leading | GiveName]
"""What a facilitator asked for, in its order."""


@frozen
class ReadLog:
    """All that is in a log."""

    events: tuple[RoomEvent, ...]
    """What has happened."""
    seats: tuple[SeatRow, ...]
    """Who is in the room."""
    rows: tuple[LevelRow, ...]
    """What is played, as texts."""

    @property
    def acts(self) -> dict[tuple[int, int], list[Act]]:
        """What was done, by seat and call, each at the place of the view that it answered."""
        acts: dict[tuple[int, int], list[Act]] = defaultdict(list)
        for event in self.events:
            if isinstance(event, ActDone):
                acts[event.seat, event.call].append(event.act)
        return acts

    @property
    def led(self) -> list[RoomEvent]:
        """What the facilitator has done."""
        return [event for event in self.events if isinstance(event, LEADING)]


def read_log(path: Path) -> ReadLog:
    """Return what is in a log."""
    log = LogFile.to_read(path)
    try:
        events = tuple(event_from_text(entry.body) for entry in log.entries())
        return ReadLog(events, log.seats(), log.levels())
    finally:
        log.close()


@frozen
class Told:
    """What somebody in the room knew for sure at one moment."""

    seat: int
    """Their seat; 0 where they had not heard of one."""
    token: str
    """What they are known by."""
    acknowledged: tuple[tuple[int, int, Act], ...]
    """What was done: in which call, in answer to which view, what."""
    refused: tuple[tuple[int, int, Act], ...]
    """What was not."""
    asked: tuple[int, int, Act] | None
    """What was asked and not answered."""
    taken: tuple[int, ...]
    """The calls that they went on to."""
    shown: dict[int, int]
    """The largest number of a view that they were shown, by call."""


def told_to(player: Player) -> Told:
    """Return what a player knows."""
    return Told(
        player.seat,
        player.token,
        tuple((each.call, each.view, each.act) for each in player.acknowledged),
        tuple((each.call, each.view, each.act) for each in player.refused),
        None if player.asked is None else (player.asked.call, player.asked.view, player.asked.act),
        tuple(player.calls_taken),
        dict(player.shown),
    )


@frozen
class Losses:
    """What a log lacks, and what it has too much of, in sentences."""

    lost: tuple[str, ...] = ()
    """What was acknowledged or shown and is not in it."""
    doubled: tuple[str, ...] = ()
    """What is in it and was never asked, or was refused."""


def compared(log: ReadLog, players: Sequence[Told]) -> Losses:
    """Return what is wrong with a log by what its players were told."""
    acts = log.acts
    lost = [each for player in players for each in _lost(log, acts, player)]
    doubled = [each for player in players for each in _doubled(log, acts, player)]
    doubled += _twice(event.seat for event in log.events if isinstance(event, SeatTaken))
    doubled += _twice(row.token for row in log.seats)
    doubled += _twice(
        (event.seat, event.call) for event in log.events if isinstance(event, CallTaken)
    )
    return Losses(tuple(lost), tuple(doubled))


def _lost(log: ReadLog, acts: dict[tuple[int, int], list[Act]], player: Told) -> Iterator[str]:
    if not player.seat:
        return
    holder = next((row for row in log.seats if row.token.hex() == token_hash(player.token)), None)
    if holder is None or holder.seat != player.seat:
        yield f"Seat {player.seat} is not its player's any more."
    for call, view, act in player.acknowledged:
        done = acts.get((player.seat, call), [])
        if view >= len(done) or done[view] != act:
            yield f"Seat {player.seat}, call {call}, view {view}: {act} was acknowledged."
    for call, view in player.shown.items():
        if view > len(acts.get((player.seat, call), [])):
            yield f"Seat {player.seat}, call {call}: view {view} was shown."
    took = [event for event in log.events if isinstance(event, CallTaken)]
    went = [event.call for event in took if event.seat == player.seat]
    if went[: len(player.taken)] != list(player.taken):
        yield f"Seat {player.seat} went to the calls {player.taken}, and not {went}."


def _doubled(log: ReadLog, acts: dict[tuple[int, int], list[Act]], player: Told) -> Iterator[str]:
    # By the token, as somebody who is in may not have heard of it yet.
    for row in log.seats:
        if row.token.hex() != token_hash(player.token):
            continue
        for (seat, call), done in acts.items():
            if seat != row.seat:
                continue
            for view, act in enumerate(done):
                if (call, view, act) in player.acknowledged or (call, view, act) == player.asked:
                    continue
                how = "was refused" if (call, view, act) in player.refused else "was not asked"
                yield f"Seat {seat}, call {call}, view {view}: {act} {how}."


def _twice(them: Iterator[object]) -> list[str]:
    return [f"{each} is there {count} times." for each, count in Counter(them).items() if count > 1]


def compared_leading(log: ReadLog, led_by: Leading, asked: Leading) -> Losses:
    """Return what is wrong with a log by what its facilitator was told.

    `asked`: what was not answered yet, and may or may not be there; nothing, or one thing.
    """
    led = [_as_led(event) for event in log.led]
    wanted = [_as_asked(request) for request in led_by]
    rest = led[len(wanted) :]
    if led[: len(wanted)] != wanted:
        return Losses(lost=(f"The facilitator did {wanted}, and there is {led}.",))
    if rest and rest != [_as_asked(request) for request in asked]:
        return Losses(doubled=(f"The facilitator did not do {rest} after {wanted}.",))
    return Losses()


def _as_led(event: RoomEvent) -> object:
    """Return what was asked for, as far as an event tells."""
    # What stands for a name is made with a salt: here it is enough whose it is.
    if isinstance(event, NameChanged):
        return ("renamed", event.seat)
    return request_of(event, {})[1]


def _as_asked(request: object) -> object:
    return ("renamed", request.seat) if isinstance(request, GiveName) else request
