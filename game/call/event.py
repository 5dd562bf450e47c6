"""What can happen in a call. A call is its level, its seed and the list of these."""

from collections.abc import Iterable

from attrs import field, frozen
from attrs.validators import deep_iterable, ge, instance_of

from game.call.script.level import Past
from game.errors import CallcraftError


def whole(_: object, attribute: object, value: object) -> None:
    """Check that a number from a log is one; JSON's true and false are none."""
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
    """While the phone rings, the caller turns out to be one we know.

    `past`: what became of their last call. `clues` and `promises`: names carried over from it;
    those the level does not know are let go.
    """

    past: Past = field(validator=instance_of(Past), converter=Past)
    clues: tuple[str, ...] = field(
        default=(), validator=deep_iterable(instance_of(str)), converter=_names
    )
    promises: tuple[str, ...] = field(
        default=(), validator=deep_iterable(instance_of(str)), converter=_names
    )


@frozen
class Answer:
    """The agent picks up."""


@frozen
class Say:
    """The agent gives a reply: its place in the scene's list in the level file, from 0.

    A reply waits until the caller has finished the sentence; it never interrupts.
    """

    reply: int = field(validator=[whole, ge(0)])


@frozen
class Listen:
    """The agent says nothing yet and lets the caller go on."""


@frozen
class Interrupt:
    """The agent cuts in while the caller is speaking."""


@frozen
class Hold:
    """The agent puts the caller on hold; `stated`: the wait announced, in milliseconds.

    0 is a hold without a word of why and how long.
    """

    stated: int = field(default=0, validator=[whole, ge(0)])


@frozen
class Resume:
    """The agent comes back from a hold, and thanks the caller for waiting or does not."""

    thanks: bool = field(default=False, validator=instance_of(bool))


@frozen
class LookUp:
    """The agent begins to read an article, by its name in the level."""

    article: str = field(validator=instance_of(str))


@frozen
class Consult:
    """The agent asks a department, by its name in the level."""

    department: str = field(validator=instance_of(str))


@frozen
class Transfer:
    """The agent hands the caller over to a department: warm with their story, else cold."""

    department: str = field(validator=instance_of(str))
    warm: bool = field(default=False, validator=instance_of(bool))


@frozen
class Attend:
    """The agent answers a ping, by its place in the level, from 0."""

    ping: int = field(validator=[whole, ge(0)])


@frozen
class Park:
    """The agent lets a ping know that they will come back to it, by its place, from 0."""

    ping: int = field(validator=[whole, ge(0)])


@frozen
class Wait:
    """Time passes: `ms` milliseconds, 0 or more."""

    ms: int = field(validator=[whole, ge(0)])


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
