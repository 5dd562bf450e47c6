"""The log of a call as plain data, and a call replayed from it."""

from collections.abc import Iterable, Sequence
from typing import Final

from attrs import astuple, fields

from game.call.event import (
    Answer,
    Attend,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Recall,
    Resume,
    Say,
    Transfer,
    Wait,
)
from game.call.script.level import Level
from game.call.step import new_call, take
from game.call.turn import Turn
from game.errors import CallcraftError

EventData = list[object]
"""An event as JSON holds it, its word and what it carries: ["say", 2], ["answer"]."""


class BadLog(CallcraftError, ValueError):
    """Data that is not the log of a call."""


_EVENTS: Final[dict[str, type]] = {
    "recall": Recall,
    "answer": Answer,
    "say": Say,
    "listen": Listen,
    "interrupt": Interrupt,
    "hold": Hold,
    "resume": Resume,
    "look-up": LookUp,
    "consult": Consult,
    "transfer": Transfer,
    "attend": Attend,
    "park": Park,
    "wait": Wait,
    "hang-up": HangUp,
}
_WORDS: Final = {kind: word for word, kind in _EVENTS.items()}


def event_to_data(event: Event) -> EventData:
    """Return an event as plain data."""
    # The events' own fields are plain, so nothing inside them needs to be taken apart.
    return [_WORDS[type(event)], *map(_plain, astuple(event, recurse=False))]


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def event_from_data(data: object) -> Event:
    """Return the event that `event_to_data` wrote; BadLog for anything else."""
    match data:
        case [str(word), *values] if word in _EVENTS:
            kind = _EVENTS[word]
            # All fields, also those with defaults: what was written with fewer was written by
            # something else, and a default added one day must not change old logs unseen.
            if len(values) == len(fields(kind)):
                try:
                    event: Event = kind(*values)
                except (TypeError, ValueError):
                    pass
                else:
                    return event
    message = f"The log holds {data!r:.60}, which is no event of a call."
    raise BadLog(message)


def replay(
    level: Level, seed: int, events: Iterable[Event], reply_seed: int | None = None
) -> tuple[Turn, ...]:
    """Return every turn of a call played again from its log; IllegalEvent where it does not fit."""
    state = new_call(level, seed, reply_seed)
    turns: list[Turn] = []
    for event in events:
        turns.append(take(state, event))
        state = turns[-1].after
    return tuple(turns)


def joined(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return a log with waits that follow each other added up; it replays to the same call."""
    # Law 3 makes this safe: passing a and then b is the same as passing a+b.
    kept: list[Event] = []
    for event in events:
        last = kept[-1] if kept else None
        if isinstance(event, Wait) and isinstance(last, Wait):
            kept[-1] = Wait(last.ms + event.ms)
        else:
            kept.append(event)
    return tuple(kept)
