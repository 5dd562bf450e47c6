"""Closed rooms in which bots have played."""

from collections.abc import Sequence
from typing import Final

from attrs import evolve

from game.call import Answer, Event, Level, Say, Turn, Wait, replay
from game.contest.rules.apply import opened
from game.contest.rules.call import SeatCall
from game.contest.rules.seat import Seat
from game.contest.rules.state import RoomState
from game.explore.bots import BOTS
from game.explore.plays import turns_of
from tests.contest.rooms import opening
from tests.tui.stage import SEED, parcel_level

Log = tuple[Event, ...]

SPEAKS: Final = Wait(60_000)
"""Longer than a caller speaks, and shorter than they wait in silence."""


# Most argue, two apologise, and one promises what nobody can keep.
ARGUED: Final = (Answer(), SPEAKS, Say(1))
APOLOGISED: Final = (Answer(), SPEAKS, Say(0), SPEAKS, Say(0))
GUARANTEED: Final = (Answer(), SPEAKS, Say(2))


def argued_room(*more: Log, first: Log = ARGUED, level: Level | None = None) -> RoomState:
    """Return a room of the small call in which most argued."""
    level = level or parcel_level()
    logs = (first, ARGUED, ARGUED, APOLOGISED, APOLOGISED, GUARANTEED, *more)
    return room_with([level], [[replay(level, SEED, log)] for log in logs])


def call_of(number: int, turns: Sequence[Turn]) -> SeatCall:
    """Return a call of a seat as it was played."""
    last = turns[-1].after
    ended = last.tally.elapsed if last.over else None
    events = tuple(turn.event for turn in turns)
    return SeatCall(number, turns[0].before, last, events, ended=ended, kept_turns=None)


def room_with(levels: Sequence[Level], plays: Sequence[Sequence[Sequence[Turn]]]) -> RoomState:
    """Return a closed room of these calls; `plays`: the turns of each call of each seat."""
    names = {f"level-{place}": level for place, level in enumerate(levels)}
    seats = {}
    for seat, calls in enumerate(plays, 1):
        played = [call_of(number, turns) for number, turns in enumerate(calls)]
        seats[seat] = Seat(seat, f"name-{seat}", seat, played[-1], done=tuple(played[:-1]))
    room = opened(opening(*names), names)
    # At a moment up to which every call has come: none of them is let wait until the close.
    return evolve(room, seats=seats, at=0, starts=0, closed=0)


def bots_room(levels: Sequence[Level], seats: int) -> RoomState:
    """Return a closed room in which bots of all kinds have played all calls."""
    plays = [
        [
            tuple(turns_of(level, BOTS[seat % len(BOTS)], seat, call=7 + number))
            for number, level in enumerate(levels)
        ]
        for seat in range(seats)
    ]
    return room_with(levels, plays)
