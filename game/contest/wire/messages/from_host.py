"""What a host says: to players, to facilitators and to boards."""

from enum import StrEnum

from attrs import field, frozen
from attrs.validators import ge, le, optional

from game.call.event import whole
from game.contest.review.room_review import RoomReview
from game.contest.rules.clock import RoomPhase
from game.contest.rules.tuning import MOST_CALLS, MOST_TIME, WHOLE
from game.contest.wire.messages.board import BoardClock, BoardNews
from game.contest.wire.messages.call_list import CallList
from game.contest.wire.messages.status import Status
from game.contest.wire.messages.whole_number import NUMBER
from game.play.debrief import Debrief
from game.view.commands import Answered
from game.view.view import View


class DeniedFor(StrEnum):
    """What somebody is not let in for."""

    CODE = "code"
    NAME = "name"
    TEAM = "team"
    TOKEN = "token"  # noqa: S105 - what it is about, and none itself
    """Nobody is known by it."""
    OTHER = "other"


@frozen
class Welcome:
    """Who one is here."""

    release: str
    """The release of the host's program."""
    who: str
    """"seat", "facilitator" or "board"; in a practice room "practice"."""
    seat: int = 0
    """The number of the seat; 0 for others."""
    name: str = ""
    """What it is called; empty for others."""
    team: str = ""
    """The team it plays for; empty where there are none."""


@frozen
class Denied:
    """The way in is closed; the host hangs up after it."""

    reason: str
    """Why, as a sentence."""
    about: DeniedFor = DeniedFor.OTHER
    """What would have to be another for it to be worth trying again."""


@frozen
class RoomNews:
    """How the room stands, as far as it is a player's business."""

    title: str
    """What the room is called."""
    phase: RoomPhase
    """What it is doing."""
    calls: int = field(validator=(whole, ge(1), le(MOST_CALLS)))
    """How many calls are played."""
    limit: int = field(validator=NUMBER)
    """How long it runs in all, in milliseconds, pauses not counted."""
    left: int = field(validator=NUMBER)
    """How long it still runs, in milliseconds."""
    begins: int = field(validator=NUMBER)
    """How long until the calls begin, in milliseconds, in the countdown; else 0."""
    players: int = field(validator=NUMBER)
    """How many are in the room."""
    share: int = field(validator=(whole, ge(WHOLE), le(MOST_TIME)))
    """How much real time becomes one part of this seat's calls, in thousandths."""
    call: int = field(validator=NUMBER)
    """Which call this seat is in, from 0."""
    place: int = field(default=0, validator=NUMBER)
    """The place of this seat on the board that everybody may see; 0 where it is on none."""
    points: int = field(default=0, validator=NUMBER)
    """Its points there."""
    since: int | None = field(default=None, validator=optional(NUMBER))
    """How long ago that board was frozen, in milliseconds; None where it is not."""


@frozen
class CallNews:
    """How a call stands."""

    call: int
    """Which call of the room, from 0."""
    view: View
    """All that its player sees of it."""


@frozen
class PracticeNews:
    """How a practice stands, or the call of a practice room."""

    view: View
    """All that its player sees of it."""


@frozen
class Done:
    """What became of a message."""

    id: int
    """The number of the message."""
    answered: Answered
    """What became of it."""
    reason: str = ""
    """Why it was refused, as a sentence; else empty."""


@frozen
class Found:
    """The articles that were looked for."""

    id: int
    """The number of the message."""
    places: tuple[int, ...]
    """Their places in the view's list."""


@frozen
class CallDebrief:
    """A call looked back on."""

    id: int
    """The number of the message."""
    debrief: Debrief | None
    """What it was; None where nothing happened in it."""


@frozen
class AuditPart:
    """A piece of the audit."""

    id: int
    """The number of the message."""
    text: str
    """The piece."""
    last: bool
    """Whether it is the last."""


@frozen
class Review:
    """The room looked back on."""

    id: int
    """The number of the message."""
    review: RoomReview
    """What there is to talk about; nobody is named in it."""


@frozen
class Parted:
    """The host has no more to say here, and hangs up."""

    reason: str
    """Why, as a sentence."""
    again: bool
    """Whether it is worth coming back."""
    elsewhere: bool = False
    """Whether the seat goes on from another connection."""


FromHost = (
    Welcome
    | Denied
    | RoomNews
    | CallNews
    | CallList
    | PracticeNews
    | Done
    | Found
    | CallDebrief
    | BoardNews
    | BoardClock
    | Status
    | AuditPart
    | Review
    | Parted
)
