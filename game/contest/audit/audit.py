"""An audit: everything it takes to work out a room's results again, in one file."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from attrs import field, frozen

from game.contest.audit.results import csv_text, json_text
from game.contest.identity.names import seat_name
from game.contest.log import LevelRow, LogFile, chained
from game.contest.log.entry import BEGINNING
from game.contest.rules.apply import OtherRules, state_of
from game.contest.rules.events import RoomClosed
from game.contest.wire.event_text import event_from_text
from game.contest.wire.levels import load_levels
from game.errors import CallcraftError

FORMAT: Final = 1
"""Rises with each change by which an audit is no longer what an older program takes it for."""

_KIND: Final = "callcraft audit"
_NO_AUDIT: Final = "This file is no audit of a competition."


class NoAudit(CallcraftError, ValueError):
    """A text that is no audit."""


@frozen
class EnteredName:
    """What a seat is called, and what proves that it was."""

    name: str
    """The name."""
    salt: bytes
    """What the log's digest of the name was made with."""


@frozen
class Audit:
    """All that a room's results follow from, and what they were said to be."""

    release: str
    """The release of the program by whose rules it was played."""
    rules: int
    """The version of these rules."""
    levels: tuple[LevelRow, ...] = field(repr=False)
    """The calls, as texts."""
    events: tuple[str, ...] = field(repr=False)
    """What has happened, a line each, up to the close."""
    digest: str
    """What stands for all of these lines: 64 digits of base 16."""
    csv: str
    """The SHA-256 of the table of results, with numbers of seats in the place of names."""
    json: str
    """The same of the results as JSON."""
    names: Mapping[int, EnteredName] = field(factory=dict)
    """What the seats are called; those whose names were deleted are not in it."""

    def name_of(self, seat: int) -> str:
        """Return what a seat is called; its number where the name was deleted."""
        return self.names[seat].name if seat in self.names else seat_name(seat)


def audit_of(log: LogFile) -> Audit:
    """Return the audit of a room, worked out from its log and nothing else.

    Of one that is closed: what came after the close changes no result, and is no part of it.
    BadRoomLog where no room can have had these entries.
    """
    events = tuple(_until_the_close(log))
    room = state_of(map(event_from_text, events), load_levels(log.levels()))
    return Audit(
        release=room.opened.release,
        rules=room.opened.rules,
        levels=log.levels(),
        events=events,
        digest=digest_of_lines(events),
        csv=sha256(csv_text(room)),
        json=sha256(json_text(room)),
        names={
            row.seat: EnteredName(row.name, row.salt)
            for row in log.seats()
            if row.name is not None and row.salt is not None
        },
    )


def closing_digest(log: LogFile) -> str:
    """Return what stands for a log up to the close of its room: 64 digits of base 16."""
    return digest_of_lines(tuple(_until_the_close(log)))


def _until_the_close(log: LogFile) -> Iterator[str]:
    for entry in log.entries():
        yield entry.body
        # Cheap to ask, as only one entry in a room is its close.
        if "RoomClosed" in entry.body and isinstance(event_from_text(entry.body), RoomClosed):
            return


def digest_of_lines(lines: tuple[str, ...]) -> str:
    """Return what stands for a log: 64 digits of base 16 that any changed byte changes."""
    digest = BEGINNING.digest
    for line in lines:
        digest = chained(digest, line)
    return digest.hex()


def sha256(text: str) -> str:
    """Return the SHA-256 of a text in UTF-8: 64 digits of base 16."""
    return hashlib.sha256(text.encode()).hexdigest()


def audit_to_text(audit: Audit) -> str:
    """Return an audit as the text of a file."""
    data = {
        "kind": _KIND,
        "format": FORMAT,
        "release": audit.release,
        "rules": audit.rules,
        "digest": audit.digest,
        "csv": audit.csv,
        "json": audit.json,
        "names": {
            str(seat): {"name": each.name, "salt": each.salt.hex()}
            for seat, each in audit.names.items()
        },
        "levels": [
            {"digest": row.digest, "name": row.name, "source": row.source} for row in audit.levels
        ],
        "events": audit.events,
    }
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def audit_from_text(text: str) -> Audit:
    """Return the audit that `audit_to_text` wrote; NoAudit for anything else."""
    try:
        data = json.loads(text)
        kind, number, release = data["kind"], data["format"], data["release"]
        # Only then can anything else be understood.
        audit = _audit(data) if (kind, number) == (_KIND, FORMAT) else None
    # Whoever edits a file can put anything anywhere in it.
    except Exception as error:
        raise NoAudit(_NO_AUDIT) from error
    if kind != _KIND:
        raise NoAudit(_NO_AUDIT)
    if audit is None:
        message = (
            f"This audit has format {number!r:.20}, and this release reads format {FORMAT}. "
            f"Verify it with release {release!r:.20} of the game."
        )
        raise OtherRules(message)
    return audit


def _audit(data: dict[str, Any]) -> Audit:
    return Audit(
        release=_text(data["release"]),
        rules=int(data["rules"]),
        levels=tuple(
            LevelRow(_text(each["digest"]), _text(each["name"]), _text(each["source"]))
            for each in data["levels"]
        ),
        events=tuple(map(_text, data["events"])),
        digest=_text(data["digest"]),
        csv=_text(data["csv"]),
        json=_text(data["json"]),
        names={
            int(seat): EnteredName(_text(each["name"]), bytes.fromhex(each["salt"]))
            for seat, each in data["names"].items()
        },
    )


def _text(value: object) -> str:
    if not isinstance(value, str):
        message = f"{value!r:.40} is no text."
        raise TypeError(message)
    return value
