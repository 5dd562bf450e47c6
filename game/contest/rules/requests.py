"""What can be asked of a room, as values: by a player, by the facilitator, by the host."""

from attrs import field, frozen
from attrs.validators import ge, le

from game.call.event import whole
from game.contest.rules.tuning import COUNTDOWN, LONGEST, MOST_CALLS, MOST_SEATS, MOST_TIME, WHOLE
from game.view.commands import Command

_SEAT = (whole, ge(1), le(MOST_SEATS))
_CALL = (whole, ge(0), le(MOST_CALLS))
_TIME = (whole, ge(0), le(LONGEST))


@frozen
class TakeSeat:
    """Take a place in the room. The host has looked at the code and at the name by then."""

    commitment: str
    """What stands for the name: a digest of it, made so that the name can be deleted."""
    reply_seed: int
    """What decides how replies are shown to this seat."""
    team: int | None = None
    """The team, by its place in the room's list; None for the smallest, or where there are none."""


@frozen
class PlayCall:
    """Do something in a call."""

    call: int = field(validator=_CALL)
    """Which call, from 0."""
    command: Command
    """What is done there, and in answer to which view."""
    delay: int = field(default=0, validator=_TIME)
    """What the network took, there and back, as the host has measured it, in milliseconds."""


@frozen
class GoToCall:
    """Go on to a call, once the one before it is over."""

    call: int = field(validator=_CALL)
    """Which call, from 0."""


@frozen
class StartRoom:
    """Begin, after a countdown."""

    countdown: int = field(default=COUNTDOWN, validator=_TIME)
    """How long that takes, in milliseconds."""


@frozen
class PauseRoom:
    """Stop all clocks."""


@frozen
class ResumeRoom:
    """Let all clocks run on."""


@frozen
class ExtendRoom:
    """Let the room run longer than was said."""

    # Not by how much: asked twice, the room would run twice as much longer.
    limit: int = field(validator=_TIME)
    """How long it runs in all, in milliseconds."""


@frozen
class FreezeBoard:
    """Show the board from now on as it stands."""


@frozen
class UnfreezeBoard:
    """Show the board as it is again."""


@frozen
class AdmitLate:
    """Let people take a seat while the room runs."""


@frozen
class RefuseLate:
    """Let nobody take a seat while the room runs."""


@frozen
class RenameSeat:
    """Give a seat another name."""

    seat: int = field(validator=_SEAT)
    """Whose."""
    commitment: str
    """What stands for the new name."""


@frozen
class RemoveSeat:
    """Take a seat out of the room: it plays no more and stands on no board."""

    seat: int = field(validator=_SEAT)
    """Whose."""


@frozen
class GiveTime:
    """Give a seat more time for reading and thinking than others have."""

    seat: int = field(validator=_SEAT)
    """Whose."""
    share: int = field(validator=(whole, ge(WHOLE), le(MOST_TIME)))
    """How much real time becomes one part of the call's, in thousandths, WHOLE to MOST_TIME.

    1,500 is half as much again.
    """


@frozen
class EndRoom:
    """End the room before its time is up."""


@frozen
class LookAtClock:
    """Note the time, and close the room when it is up."""


Leading = (
    StartRoom
    | PauseRoom
    | ResumeRoom
    | ExtendRoom
    | FreezeBoard
    | UnfreezeBoard
    | AdmitLate
    | RefuseLate
    | RemoveSeat
    | GiveTime
    | EndRoom
)
"""What a facilitator asks; another name of a seat only by way of the host, who keeps names."""

Request = TakeSeat | PlayCall | GoToCall | Leading | RenameSeat | LookAtClock
