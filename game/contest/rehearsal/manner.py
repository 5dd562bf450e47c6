"""What kinds of bots there are: how well they choose, how quickly, and what they have trouble with.

None of it is a measure of anybody: it is there so that a room shows all that can happen in one.
"""

from enum import StrEnum
from typing import Final

from attrs import frozen


class Skill(StrEnum):
    """How well a bot chooses."""

    GOOD = "good"
    """It listens, and takes up what the caller has said."""
    MIDDLING = "middling"
    """It does so half of the time; the other half it chooses by chance."""
    POOR = "poor"
    """It cuts in and takes up nothing, but where chance is kind."""


@frozen
class Manner:
    """How a bot plays."""

    name: str
    """What stands behind its name, so that everybody sees what it is."""
    skill: Skill
    """How well it chooses."""
    slowness: float = 1.0
    """How many times the usual time it takes to read and think."""
    late: bool = False
    """Whether it comes only once the calls have begun."""
    drops: bool = False
    """Whether it loses its connection now and then."""


GOOD: Final = Manner("good", Skill.GOOD)
MIDDLING: Final = Manner("middling", Skill.MIDDLING)
POOR: Final = Manner("poor", Skill.POOR, 0.7)
SLOW: Final = Manner("slow", Skill.GOOD, 2.5)
LATE: Final = Manner("late", Skill.MIDDLING, late=True)
DROPS: Final = Manner("drops", Skill.MIDDLING, drops=True)

_ROOM: Final = (GOOD, MIDDLING, POOR, DROPS, SLOW, MIDDLING, GOOD, LATE, MIDDLING, POOR)
"""Ten bots as they are mixed; a larger room has as many of each, again and again."""


def manner_of(number: int) -> Manner:
    """Return how a bot plays, by its number from 1."""
    return _ROOM[(number - 1) % len(_ROOM)]


def bot_name(number: int, manner: Manner) -> str:
    """Return what a bot is called: nobody takes it for a person."""
    return f"Bot {number} ({manner.name})"
