"""What can happen in a call. A call is its level, its seed and the list of these."""

from attrs import field, frozen
from attrs.validators import ge


@frozen
class Answer:
    """The agent picks up."""


@frozen
class Say:
    """The agent gives a reply: its place in the scene's list in the level file, from 0.

    A reply waits until the caller has finished the sentence; it never interrupts.
    """

    reply: int = field(validator=ge(0))


@frozen
class Listen:
    """The agent says nothing yet and lets the caller go on."""


@frozen
class Interrupt:
    """The agent cuts in while the caller is speaking."""


@frozen
class Wait:
    """Time passes: `ms` milliseconds, 0 or more."""

    ms: int = field(validator=ge(0))


@frozen
class HangUp:
    """The agent puts the phone down."""


Event = Answer | Say | Listen | Interrupt | Wait | HangUp
