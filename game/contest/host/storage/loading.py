"""What the log of a room comes to: folded from its beginning, or from a snapshot on."""

from collections.abc import Mapping
from itertools import islice

from game.call import Level
from game.contest.host.storage.snapshot import head_of, room_from, room_mark
from game.contest.log import LogFile, LogPosition, read_snapshot
from game.contest.rules.apply import BadRoomLog, apply, need_own_rules, state_of
from game.contest.rules.events import RoomOpened
from game.contest.rules.state import RoomState
from game.contest.wire.event_text import event_from_text
from game.contest.wire.levels import load_levels


def load_room(log: LogFile) -> tuple[RoomState, str]:
    """Return the room of a log, and what to say of entries that are missing; mostly nothing.

    BadRoomLog for what is no room's log, OtherRules for one of rules that this release has not.
    """
    for entry in islice(log.entries(), 1):
        # Before a level is read that this release may not understand.
        first = event_from_text(entry.body)
        if isinstance(first, RoomOpened):
            need_own_rules(first)
    levels = load_levels(log.levels())
    room, after, notice = _from_snapshot(log, levels)
    room = _gone_on(log, room, after) if room is not None else None
    if room is None:
        room = state_of((event_from_text(entry.body) for entry in log.entries()), levels)
    return room, notice


def _gone_on(log: LogFile, room: RoomState, after: int) -> RoomState | None:
    """Return a snapshot's room after the entries behind it; None where they do not fit it."""
    try:
        for entry in log.entries(after):
            room = apply(room, event_from_text(entry.body))
    except BadRoomLog:
        return None
    return room


def _from_snapshot(log: LogFile, levels: Mapping[str, Level]) -> tuple[RoomState | None, int, str]:
    """Return the room of the snapshot beside a log, the entry it stands behind, and what to say.

    None and 0 where there is none that is this log's and that this release wrote.
    """
    snapshot = read_snapshot(log.path)
    head = head_of(snapshot.data) if snapshot is not None else None
    if snapshot is None or head is None or head.room != _mark(log):
        return None, 0, ""
    # Never believed against the log: whatever it says, the log is what was played.
    if not log.holds(snapshot.position):
        return None, 0, _missing(log, snapshot.position)
    room = room_from(snapshot.data, levels)
    return room, snapshot.position.number if room is not None else 0, ""


def _mark(log: LogFile) -> str:
    return "".join(room_mark(entry.body) for entry in islice(log.entries(), 1))


def _missing(log: LogFile, position: LogPosition) -> str:
    count = position.number - log.last.number
    if count > 0:
        return f"The log was cut off after a snapshot of it was taken: {count} entries are missing."
    return (
        f"The log was cut off after a snapshot of it was taken, and went on since: what stood in "
        f"it up to entry {position.number} is not what stands there now."
    )
