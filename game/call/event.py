"""What can happen in a call. A call is its level, its seed and the list of these."""

from collections.abc import Iterable

from attrs import field, frozen
from attrs.validators import deep_iterable, ge, instance_of

from game.call.script.level import Past
from game.errors import CallcraftError


def whole(_: object, attribute: object, value: object) -> None:
    """Check that a number from a log is one; JSON's true and false are none."""
    # Not isinstance: to Python a truth value is a whole number, and replaying would take it for 1.
    if type(value) is not int:
        message = f"{attribute} is no whole number: {value!r:.60}"
        raise TypeError(message)


def _names(names: Iterable[str]) -> tuple[str, ...]:
    """Return names from a log as the tuple they were, each once; JSON has only lists."""
    if isinstance(names, str):
        message = f"These are no names but a text: {names!r:.60}"
        raise TypeError(message)
    return tuple(dict.fromkeys(names))


@frozen
class Recall:
    """While the phone rings, the caller turns out to be one we know."""

    past: Past = field(validator=instance_of(Past), converter=Past)
    """What became of their last call."""
    clues: tuple[str, ...] = field(
        default=(), validator=deep_iterable(instance_of(str)), converter=_names
    )
    """Names of clues carried over from it; those the level does not know are let go."""
    promises: tuple[str, ...] = field(
        default=(), validator=deep_iterable(instance_of(str)), converter=_names
    )
    """Names of promises still owed from it; those the level does not know are let go."""


@frozen
class Answer:
    """The agent picks up."""


@frozen
class Say:
    """The agent gives a reply. It waits until the caller has finished; it never interrupts."""

    reply: int = field(validator=[whole, ge(0)])
    """Its place in the scene's list in the level file, from 0, whatever order a player saw."""


@frozen
class Listen:
    """The agent says nothing yet and lets the caller go on."""


@frozen
class Interrupt:
    """The agent cuts in while the caller is speaking."""


@frozen
class Hold:
    """The agent puts the caller on hold."""

    stated: int = field(default=0, validator=[whole, ge(0)])
    """The wait that is announced, in milliseconds; 0 for a hold without a word."""


@frozen
class Resume:
    """The agent comes back from a hold."""

    thanks: bool = field(default=False, validator=instance_of(bool))
    """Whether they thank the caller for waiting."""


@frozen
class LookUp:
    """The agent begins to read an article."""

    article: str = field(validator=instance_of(str))
    """Its name in the level."""


@frozen
class Consult:
    """The agent asks a department."""

    department: str = field(validator=instance_of(str))
    """Its name in the level."""


@frozen
class Transfer:
    """The agent hands the caller over to a department."""

    department: str = field(validator=instance_of(str))
    """Its name in the level."""
    warm: bool = field(default=False, validator=instance_of(bool))
    """Whether the colleague is told the caller's story first."""


@frozen
class Attend:
    """The agent answers a ping."""

    ping: int = field(validator=[whole, ge(0)])
    """Its place in the level, from 0."""


@frozen
class Park:
    """The agent tells the sender of a ping that they will come back to it."""

    ping: int = field(validator=[whole, ge(0)])
    """Its place in the level, from 0."""


@frozen
class Wait:
    """Time passes."""

    ms: int = field(validator=[whole, ge(0)])
    """How much of it, in milliseconds, 0 or more."""


@frozen
class HangUp:
    """The agent puts the phone down."""


Event = (
    Recall
    | Answer
    | Say
    | Listen
    | Interrupt
    | Hold
    | Resume
    | LookUp
    | Consult
    | Transfer
    | Attend
    | Park
    | Wait
    | HangUp
)


class IllegalEvent(CallcraftError, ValueError):
    """An event that cannot happen in a state; `legal` lists those that can."""
