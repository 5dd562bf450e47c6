"""The log of a call as plain data, and a call replayed from it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from game.call.event import Answer, Event, HangUp, Interrupt, Listen, Say, Wait
from game.call.script import Level
from game.call.step import new_call, take
from game.call.turn import Turn
from game.errors import CallcraftError

EventData = list[str | int]
"""An event as JSON holds it, its word and its number if it has one: ["say", 2], ["answer"]."""


class BadLog(CallcraftError, ValueError):
    """A kept log that is not one of a call."""


_BARE: Final[dict[str, Event]] = {
    "answer": Answer(),
    "listen": Listen(),
    "interrupt": Interrupt(),
    "hang-up": HangUp(),
}
_COUNTED: Final[dict[str, Callable[[int], Event]]] = {"say": Say, "wait": Wait}
_WORDS: Final = {type(event): word for word, event in _BARE.items()}


def event_to_data(event: Event) -> EventData:
    """Return an event as plain data."""
    if isinstance(event, Say):
        return ["say", event.reply]
    if isinstance(event, Wait):
        return ["wait", event.ms]
    return [_WORDS[type(event)]]


def event_from_data(data: object) -> Event:
    """Return the event that `event_to_data` wrote; BadLog for anything else."""
    match data:
        case [str(word)] if word in _BARE:
            return _BARE[word]
        case [str(word), int(number)] if word in _COUNTED and type(number) is int and number >= 0:
            return _COUNTED[word](number)
    message = f"The log holds {data!r:.60}, which is no event of a call."
    raise BadLog(message)


def replay(level: Level, seed: int, events: Iterable[Event]) -> tuple[Turn, ...]:
    """Return every turn of a call played again from its log; IllegalEvent where it does not fit."""
    state = new_call(level, seed)
    turns: list[Turn] = []
    for event in events:
        turns.append(take(state, event))
        state = turns[-1].after
    return tuple(turns)


def joined(events: Sequence[Event]) -> tuple[Event, ...]:
    """Return a log with waits that follow each other added up; it replays to the same call."""
    kept: list[Event] = []
    for event in events:
        last = kept[-1] if kept else None
        if isinstance(event, Wait) and isinstance(last, Wait):
            kept[-1] = Wait(last.ms + event.ms)
        else:
            kept.append(event)
    return tuple(kept)
