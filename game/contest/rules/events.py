"""What has happened in a room. The room is the list of these, and nothing else.

All times are contest time: milliseconds since the room was opened, without those in which no host
ran. Seats have numbers; names stand elsewhere, so that they can be deleted.
"""

from attrs import frozen

from game.view.commands import Act


@frozen
class RoomOpened:
    """The room was made."""

    at: int
    """When, in contest time; 0."""
    title: str
    """What it is called; may be empty."""
    rules: int
    """The version of the rules of a call by which it is played."""
    room_rules: int
    """The version of the rules of a room by which it is led."""
    release: str
    """The release of the program that made it."""
    calls: tuple[str, ...]
    """The digests of the levels' texts, in the order in which they are played."""
    chances: tuple[int, ...]
    """The seed of each call, the same for all: it decides when messages come in."""
    limit: int
    """How long the room runs, in milliseconds, pauses not counted."""
    teams: tuple[str, ...] = ()
    """What the teams are called; empty where everyone plays for themselves."""
    best_of: int = 0
    """How many of a team count, the best ones; 0 for all."""
    paced: bool = True
    """Whether speed is a part of the score."""


@frozen
class SeatTaken:
    """Somebody came in."""

    at: int
    """When, in contest time."""
    seat: int
    """The number of their seat, from 1."""
    commitment: str
    """What stands for their name."""
    reply_seed: int
    """What decides how replies are shown to them."""
    team: int | None = None
    """Their team, by its place; None where there are none."""


@frozen
class NameChanged:
    """A seat got another name."""

    at: int
    """When, in contest time."""
    seat: int
    """Whose."""
    commitment: str
    """What stands for the new name."""


@frozen
class SeatRemoved:
    """A seat was taken out of the room."""

    at: int
    """When, in contest time."""
    seat: int
    """Whose."""


@frozen
class TimeGiven:
    """A seat got another share of time."""

    at: int
    """When, in contest time."""
    seat: int
    """Whose."""
    share: int
    """How much real time becomes one part of the call's, in thousandths."""


@frozen
class LateSet:
    """It was said whether people may come in late."""

    at: int
    """When, in contest time."""
    admitted: bool
    """Whether they may."""


@frozen
class RoomStarted:
    """The countdown began."""

    at: int
    """When, in contest time."""
    countdown: int
    """How long it takes, in milliseconds."""


@frozen
class RoomPaused:
    """All clocks were stopped."""

    at: int
    """When, in contest time."""


@frozen
class RoomResumed:
    """All clocks run again."""

    at: int
    """When, in contest time."""


@frozen
class RoomExtended:
    """The room was to run longer."""

    at: int
    """When, in contest time."""
    limit: int
    """How long it runs in all, in milliseconds, pauses not counted."""


@frozen
class BoardFrozen:
    """The board was to be shown as it stood."""

    at: int
    """When, in contest time."""


@frozen
class BoardUnfrozen:
    """The board was to be shown as it is again."""

    at: int
    """When, in contest time."""


@frozen
class CallTaken:
    """A seat went on to another call."""

    at: int
    """When, in contest time."""
    seat: int
    """Whose."""
    call: int
    """Which call, from 0."""


@frozen
class ActDone:
    """A seat did something in its call."""

    at: int
    """When, in contest time."""
    seat: int
    """Whose."""
    call: int
    """Which call, from 0."""
    act: Act
    """What was done, in answer to the newest view."""
    credit: int = 0
    """What the network is made good for: so long the call's clock stands still after it.

    In milliseconds. After it and not before, so that time a caller has lived through stays.
    """


@frozen
class TimeNoted:
    """A second in which nothing else happened."""

    at: int
    """When, in contest time."""


@frozen
class RoomReopened:
    """The host came back after it was gone. Contest time went on from where it had been noted."""

    at: int
    """When, in contest time."""


@frozen
class RoomClosed:
    """The time was up, or the facilitator ended it."""

    at: int
    """When, in contest time."""


RoomEvent = (
    RoomOpened
    | SeatTaken
    | NameChanged
    | SeatRemoved
    | TimeGiven
    | LateSet
    | RoomStarted
    | RoomPaused
    | RoomResumed
    | RoomExtended
    | BoardFrozen
    | BoardUnfrozen
    | CallTaken
    | ActDone
    | TimeNoted
    | RoomReopened
    | RoomClosed
)
