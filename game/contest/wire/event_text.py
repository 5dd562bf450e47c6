"""What has happened in a room as a line of JSON, as the log and the audit hold it."""

from functools import cache
from typing import Any

from cattrs.preconf.json import JsonConverter
from cattrs.strategies import configure_tagged_union

from game.contest.rules.apply import BadRoomLog
from game.contest.rules.events import RoomEvent
from game.view.encoding import new_converter


def event_to_text(event: RoomEvent) -> str:
    """Return an event as one line of JSON; the same event is always the same line."""
    data = _converter().unstructure(event, RoomEvent)
    return _converter().dumps(data, separators=(",", ":"), ensure_ascii=True)


def event_from_text(text: str) -> RoomEvent:
    """Return the event that `event_to_text` wrote; BadRoomLog for anything else."""
    try:
        data = _converter().loads(text, dict[str, Any])
        event: RoomEvent = _converter().structure(data, RoomEvent)  # type: ignore[arg-type]  # a union
    # A log may have been written by anybody; json, cattrs and attrs raise what they please.
    except Exception as error:
        message = f"An entry of the room's log is no event: {text!r:.80}"
        raise BadRoomLog(message) from error
    return event


# Made once, and not before it is needed: cattrs writes code for every class it meets.
@cache
def _converter() -> JsonConverter:
    converter = new_converter()
    configure_tagged_union(RoomEvent, converter, tag_name="event")
    return converter
