"""What stands in the conversation: who said it, and what."""

from enum import Enum, auto

from attrs import frozen


class Voice(Enum):
    """Whose words a passage is."""

    CALLER = auto()
    YOU = auto()
    NOTE = auto()
    """Not said at all: what happened, such as a silence or something learned."""
    FOUND = auto()
    """What was read, or what a colleague said; `title` tells which."""


@frozen
class Passage:
    """One turn of the conversation, as far as it has been said."""

    voice: Voice
    text: str
    title: str = ""
