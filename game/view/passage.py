"""What stands in the conversation: who said it, and what."""

from enum import StrEnum, auto
from typing import Final

from attrs import frozen


class Voice(StrEnum):
    """Whose words a passage is."""

    CALLER = auto()
    YOU = auto()
    NOTE = auto()
    """Not said at all: what happened, such as a silence or something learned."""
    FOUND = auto()
    """What was read, or what a colleague said; `title` tells which."""


@frozen
class Passage:
    """One turn of the conversation."""

    voice: Voice
    """Whose words they are."""
    text: str
    """The words: all of them, also while they are still being said; up to there where cut short."""
    title: str = ""
    """What was read, or who said it, where it was found out."""


_NOTHING_NEW: Final = "Nothing new."


def found_text(found: Passage) -> str:
    """Return what was found out somewhere, or that it was nothing."""
    return found.text or _NOTHING_NEW
