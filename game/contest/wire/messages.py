"""What players, facilitators and the host say to one another. docs/contest-protocol.md tells how.

Every message of a client but the first has a number of its own, which the host's answer names.
"""

from enum import StrEnum
from typing import Any, Final

from attrs import field, frozen
from attrs.validators import ge, instance_of, le, max_len, optional

from game.call.event import whole
from game.contest.review.room_review import RoomReview
from game.contest.rules.clock import RoomPhase
from game.contest.rules.requests import Leading
from game.contest.rules.tuning import MOST_CALLS, MOST_TIME, WHOLE
from game.play.debrief import Debrief
from game.view.commands import Act, Answered
from game.view.view import View

_NUMBER: Final = (whole, ge(0), le(1_000_000_000))
_TEXT: Final[tuple[Any, ...]] = (instance_of(str), max_len(200))
_NAME: Final = instance_of(str)
"""As long as a message may be: what is wrong with a name is told in a sentence of its own."""


# From a client


@frozen
class Join:
    """Take a seat. Sent again with the same token, it is the same seat."""

    code: str = field(validator=_TEXT)
    """The room's code, as it was typed."""
    name: str = field(validator=_NAME)
    """What the player wants to be called."""
    token: str = field(validator=_TEXT)
    """The token they will be known by, which their own program has made."""
    team: str = field(default="", validator=_TEXT)
    """The team they want to play for; empty for any."""


@frozen
class Enter:
    """Come back, or come in as facilitator or with the board."""

    token: str = field(validator=_TEXT)
    """Who one is."""


@frozen
class DoAct:
    """Do something in a call."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    call: int = field(validator=_NUMBER)
    """Which call of the room, from 0."""
    view: int = field(validator=_NUMBER)
    """The number of the view it answers."""
    act: Act
    """What is done."""


@frozen
class NextCall:
    """Go on to a call."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    call: int = field(validator=_NUMBER)
    """Which call of the room, from 0."""


@frozen
class Search:
    """Look for articles by words."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    words: str = field(validator=_TEXT)
    """What was typed."""


@frozen
class AskDebrief:
    """Ask for the debrief of a call, once the room is closed."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    call: int = field(validator=_NUMBER)
    """Which call of the room, from 0."""


@frozen
class Practise:
    """Take a call up again before one of its moves, to practise, once the room is closed."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    call: int = field(validator=_NUMBER)
    """Which call of the room, from 0."""
    move: int = field(validator=_NUMBER)
    """Which move, from 1, as its debrief counts them."""
    again: bool = False
    """Whether it is a move of the practice that goes on, and not of the call itself."""


@frozen
class PractiseAct:
    """Do something in the practice that goes on."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    view: int = field(validator=_NUMBER)
    """The number of the view it answers."""
    act: Act
    """What is done."""


@frozen
class AskPracticeDebrief:
    """Ask for the debrief of the practice that goes on."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""


@frozen
class Lead:
    """Do what only a facilitator may."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    request: Leading
    """What."""


@frozen
class GiveName:
    """Give a seat another name; only a facilitator may."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""
    seat: int = field(validator=_NUMBER)
    """Whose."""
    name: str = field(validator=_NAME)
    """The new name."""


@frozen
class AskStatus:
    """Ask how the room stands; only a facilitator may."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""


@frozen
class AskAudit:
    """Ask for everything it takes to work out the results again; only a facilitator may."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""


@frozen
class AskReview:
    """Ask for the room looked back on, once it is closed; a facilitator may, and a board."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""


@frozen
class StopHost:
    """End the host's program, and leave the room as it stands; only a facilitator may."""

    id: int = field(validator=_NUMBER)
    """The number of this message."""


Asked = (
    DoAct
    | NextCall
    | Search
    | AskDebrief
    | Practise
    | PractiseAct
    | AskPracticeDebrief
    | Lead
    | GiveName
    | AskStatus
    | AskAudit
    | AskReview
    | StopHost
)
"""What is answered by its number."""

FromClient = Join | Enter | Asked


# From the host


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
    """"seat", "facilitator" or "board"."""
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
    limit: int = field(validator=_NUMBER)
    """How long it runs in all, in milliseconds, pauses not counted."""
    left: int = field(validator=_NUMBER)
    """How long it still runs, in milliseconds."""
    begins: int = field(validator=_NUMBER)
    """How long until the calls begin, in milliseconds, in the countdown; else 0."""
    players: int = field(validator=_NUMBER)
    """How many are in the room."""
    share: int = field(validator=(whole, ge(WHOLE), le(MOST_TIME)))
    """How much real time becomes one part of this seat's calls, in thousandths."""
    call: int = field(validator=_NUMBER)
    """Which call this seat is in, from 0."""
    place: int = field(default=0, validator=_NUMBER)
    """The place of this seat on the board that everybody may see; 0 where it is on none."""
    points: int = field(default=0, validator=_NUMBER)
    """Its points there."""
    since: int | None = field(default=None, validator=optional(_NUMBER))
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
    """How a practice stands."""

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
class BoardRow:
    """A player on the board that everybody may see."""

    place: int
    """From 1; who is equal in everything shares a place. 0 before the calls begin."""
    seat: int
    """The number of the seat."""
    name: str
    """What it is called."""
    team: str
    """The team it plays for; empty where there are none."""
    points: int
    """The sum of the scores of its calls, as they stand."""
    done: int
    """How many of them are over."""


@frozen
class BoardTeam:
    """A team on the board that everybody may see."""

    place: int
    """From 1; who is equal shares a place."""
    name: str
    """What it is called."""
    points: int
    """The mean of its best members, rounded down."""
    members: int
    """How many play for it."""


@frozen
class BoardNews:
    """The board, sent when anything in it changes."""

    title: str
    """What the room is called."""
    calls: int
    """How many calls are played."""
    code: str
    """The code to join by; empty while nobody is let in."""
    addresses: tuple[str, ...]
    """Where one can join."""
    rows: tuple[BoardRow, ...]
    """Everybody who plays, the best first; before the calls begin, as they came in."""
    teams: tuple[BoardTeam, ...]
    """The teams, the best first; empty where there are none, and before the calls begin."""
    frozen: bool
    """Whether it is shown as it stood, and not as it stands."""


@frozen
class BoardClock:
    """The clock beside the board, sent once a second, and when what the room does changes."""

    phase: RoomPhase
    """What the room is doing."""
    left: int
    """How long it still runs, in milliseconds."""
    begins: int
    """How long until the calls begin, in milliseconds, in the countdown; else 0."""
    since: int | None
    """How long ago the board was frozen, in milliseconds; None where it is not."""


@frozen
class SeatStatus:
    """A seat as a facilitator sees it."""

    seat: int
    """Its number."""
    name: str
    """What it is called."""
    team: str
    """Its team; empty where there are none."""
    here: bool
    """Whether it is connected."""
    gone: int
    """How long it has not been, in milliseconds; 0 where it is."""
    call: int
    """Which call it is in, from 0."""
    done: int
    """How many calls are over."""
    points: int
    """Its points as they stand."""
    share: int
    """How much real time becomes one part of its calls, in thousandths."""
    removed: bool
    """Whether it was taken out of the room."""
    place: int = 0
    """Its place on the board as it is; 0 where it is on none, as in the lobby."""
    time: int = 0
    """How long its calls have taken, in milliseconds of the calls' own time."""


@frozen
class TeamStatus:
    """A team as a facilitator sees it."""

    place: int
    """Its place on the board as it is; who is equal shares one."""
    name: str
    """What it is called."""
    points: int
    """The mean of its best members, rounded down."""


@frozen
class Status:
    """How the room stands, as a facilitator sees it."""

    id: int
    """The number of the message."""
    title: str
    """What the room is called."""
    phase: RoomPhase
    """What it is doing."""
    left: int
    """How long it still runs, in milliseconds."""
    limit: int
    """How long it runs in all, in milliseconds."""
    admits: bool
    """Whether people may come in late."""
    frozen: bool
    """Whether the board is frozen."""
    calls: tuple[str, ...]
    """The titles of the calls."""
    code: str
    """The code to join by."""
    seats: tuple[SeatStatus, ...]
    """Everybody who came in."""
    addresses: tuple[str, ...] = ()
    """Where one joins, the best first; empty where nobody can."""
    begins: int = 0
    """How long until the calls begin, in milliseconds, in the countdown; else 0."""
    since: int | None = None
    """How long ago the board was frozen, in milliseconds; None where it is not."""
    digest: str = ""
    """What stands for the log of a room that is closed; empty before."""
    teams: tuple[TeamStatus, ...] = ()
    """The teams, the best first; empty where there are none, and before the calls begin."""


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


FromHost = (
    Welcome
    | Denied
    | RoomNews
    | CallNews
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
