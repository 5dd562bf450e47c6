"""An audit worked out again: what of it does not agree."""

from typing import Final

from attrs import field, frozen

from game.call import RULES_VERSION
from game.contest.audit.audit import Audit, digest_of_lines, sha256
from game.contest.audit.cause import is_lawful
from game.contest.audit.results import csv_text, json_text
from game.contest.identity.names import commitment
from game.contest.rules.apply import BadRoomLog, OtherRules, apply, need_own_rules, state_of
from game.contest.rules.events import RoomOpened
from game.contest.rules.state import RoomState
from game.contest.wire.event_text import event_from_text
from game.contest.wire.levels import load_levels

_MOST_TOLD: Final = 10
"""Findings of a kind that are told; the first one is enough to know."""


NOT_CLOSED: Final = "The room was not closed: these are no final results."


@frozen
class Verdict:
    """What came of working out an audit again."""

    findings: tuple[str, ...]
    """What does not agree, a sentence each; empty where everything does."""
    digest: str
    """The digest of the events, worked out anew."""
    csv: str = field(default="", repr=False)
    """The table of results, with names; empty where they cannot be worked out."""
    json: str = field(default="", repr=False)
    """The results as JSON, likewise."""
    open: bool = False
    """Whether the room was not closed yet."""


def verify(audit: Audit) -> Verdict:
    """Return what came of working out an audit again; OtherRules where this release cannot."""
    if audit.rules != RULES_VERSION:
        message = (
            f"This room was played by rules {audit.rules}, and this release of the game has rules "
            f"{RULES_VERSION}. Verify it with release {audit.release}."
        )
        raise OtherRules(message)
    digest = digest_of_lines(audit.events)
    findings = []
    if digest != audit.digest:
        findings.append("The events are not those of the digest: something in them was changed.")
    try:
        room, unlawful = _played_again(audit)
    except BadRoomLog as error:
        return Verdict((*findings, str(error)), digest)
    findings += [*unlawful, *_about(audit, room)]
    return Verdict(
        tuple(findings),
        digest,
        csv_text(room, audit.name_of),
        json_text(room, audit.name_of),
        room.closed is None,
    )


def _played_again(audit: Audit) -> tuple[RoomState, list[str]]:
    """Return the room that the events come to, and which of them nobody could have brought about.

    BadRoomLog where they cannot be the events of a room at all.
    """
    events = [event_from_text(line) for line in audit.events]
    if events and isinstance(events[0], RoomOpened):
        need_own_rules(events[0])
    room = state_of(events[:1], load_levels(audit.levels))
    unlawful = []
    for number, event in enumerate(events[1:], 2):
        # Folding believes what it is given: an act in a pause, a credit that nobody had coming.
        if not is_lawful(event, room):
            unlawful.append(f"Event {number} is nothing that the rules let happen then.")
        room = apply(room, event)
    return room, unlawful[:_MOST_TOLD]


def _about(audit: Audit, room: RoomState) -> list[str]:
    """Return what does not agree between an audit and the room that it comes to."""
    findings = []
    if {row.digest for row in audit.levels} != set(room.opened.calls):
        findings.append("There is a level that is no call of the room.")
    if room.opened.rules != audit.rules or room.opened.release != audit.release:
        findings.append("The rules named at its head are not those that the room was played by.")
    if sha256(csv_text(room)) != audit.csv:
        findings.append("The table of results is not what the events come to.")
    if sha256(json_text(room)) != audit.json:
        findings.append("The results are not what the events come to.")
    for number, entered in sorted(audit.names.items()):
        seat = room.seats.get(number)
        if seat is None or commitment(entered.name, entered.salt) != seat.commitment:
            findings.append(f"The name of seat {number} is not the one that was entered.")
    return findings
