"""What players, facilitators and boards say to a host.

Every message but the first has a number of its own, which the host's answer names.
"""

from typing import Any, Final

from attrs import field, frozen
from attrs.validators import instance_of, max_len

from game.contest.rules.requests import Leading
from game.contest.wire.messages.whole_number import NUMBER
from game.view.commands import Act

_TEXT: Final[tuple[Any, ...]] = (instance_of(str), max_len(200))
_NAME: Final = instance_of(str)
"""As long as a message may be: what is wrong with a name is told in a sentence of its own."""


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
class Visit:
    """Come to a practice room, or come back; nobody is asked for a code or a name."""

    token: str = field(validator=_TEXT)
    """What one's own results are kept by, which one's own program has made."""


@frozen
class DoAct:
    """Do something in a call."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    call: int = field(validator=NUMBER)
    """Which call of the room, from 0."""
    view: int = field(validator=NUMBER)
    """The number of the view it answers."""
    act: Act
    """What is done."""


@frozen
class NextCall:
    """Go on to a call."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    call: int = field(validator=NUMBER)
    """Which call of the room, from 0."""


@frozen
class Search:
    """Look for articles by words."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    words: str = field(validator=_TEXT)
    """What was typed."""


@frozen
class AskDebrief:
    """Ask for the debrief of a call, once the room is closed."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    call: int = field(validator=NUMBER)
    """Which call of the room, from 0."""


@frozen
class ChooseCall:
    """Take a call anew in a practice room; one that is open there is given up."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    level: int = field(validator=NUMBER)
    """Which of the calls that there are, from 0."""
    timed: bool
    """Whether it takes time to think."""


@frozen
class Practise:
    """Take a call up again before one of its moves, to practise, once the room is closed."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    call: int = field(validator=NUMBER)
    """Which call of the room, from 0; in a practice room the one that was taken last."""
    move: int = field(validator=NUMBER)
    """Which move, from 1, as its debrief counts them."""
    again: bool = False
    """Whether it is a move of the practice that goes on, and not of the call itself."""


@frozen
class PractiseAct:
    """Do something in the practice that goes on, or in the call of a practice room."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    view: int = field(validator=NUMBER)
    """The number of the view it answers."""
    act: Act
    """What is done."""


@frozen
class AskPracticeDebrief:
    """Ask for the debrief of the practice that goes on, or of the call of a practice room."""

    id: int = field(validator=NUMBER)
    """The number of this message."""


@frozen
class Lead:
    """Do what only a facilitator may."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    request: Leading
    """What."""


@frozen
class GiveName:
    """Give a seat another name; only a facilitator may."""

    id: int = field(validator=NUMBER)
    """The number of this message."""
    seat: int = field(validator=NUMBER)
    """Whose."""
    name: str = field(validator=_NAME)
    """The new name."""


@frozen
class AskStatus:
    """Ask how the room stands; only a facilitator may."""

    id: int = field(validator=NUMBER)
    """The number of this message."""


@frozen
class AskAudit:
    """Ask for everything it takes to work out the results again; only a facilitator may."""

    id: int = field(validator=NUMBER)
    """The number of this message."""


@frozen
class AskReview:
    """Ask for the room looked back on, once it is closed; a facilitator may, and a board."""

    id: int = field(validator=NUMBER)
    """The number of this message."""


@frozen
class StopHost:
    """End the host's program, and leave the room as it stands; only a facilitator may."""

    id: int = field(validator=NUMBER)
    """The number of this message."""


Asked = (
    DoAct
    | NextCall
    | Search
    | AskDebrief
    | ChooseCall
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

FromClient = Join | Enter | Visit | Asked
