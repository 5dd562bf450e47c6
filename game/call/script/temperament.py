"""Temperaments: how quickly a caller heats up, how long they wait, what lands with them."""

from typing import Final

from attrs import field, frozen
from attrs.validators import ge, le

from game.call.script.technique import Technique as T


@frozen
class Temperament:
    """The constants of one kind of caller."""

    name: str
    """The name that level files choose it by."""
    heat: int = field(default=100, validator=[ge(1), le(199)])
    """How strongly tension answers, in percent: 100 is even, more is hotter.

    Rises of tension are multiplied by it, falls by what it lacks of 200. The ends are left out, for
    there nothing would ever calm the caller, or nothing upset them.
    """
    # Not 0 even for the most patient: a wait that costs nothing would take the point out of time.
    drain: int = field(default=350, validator=ge(10))
    """Patience lost in a second of silence at half tension, in thousandths of a point."""
    tastes: tuple[tuple[T, int], ...] = ()
    """Percent (0 to 200) of a technique's effect that reaches this caller, gains and losses alike.

    A technique that is not named counts fully.
    """

    def taste(self, technique: T) -> int:
        """Return the percentage of a technique's effect that reaches this caller."""
        for liked, share in self.tastes:
            if liked is technique:
                return share
        return 100


EVEN: Final = Temperament("even")

TEMPERAMENTS: Final = {
    each.name: each
    for each in (
        EVEN,
        Temperament("gentle", heat=80, drain=250, tastes=((T.THANK, 120), (T.DISMISS, 130))),
        Temperament(
            "blunt",
            heat=115,
            drain=500,
            tastes=((T.COMMIT_TIME, 120), (T.PERSONALISE, 60), (T.REASSURE_EFFORT, 70)),
        ),
        Temperament(
            "anxious",
            heat=105,
            drain=300,
            tastes=((T.REASSURE_EFFORT, 120), (T.COMMIT_TIME, 120), (T.JARGON, 130)),
        ),
        Temperament("talkative", heat=90, drain=200, tastes=((T.LISTEN, 120), (T.CLARIFY, 85))),
        Temperament(
            "precise",
            heat=95,
            drain=350,
            tastes=((T.EXPLAIN_PLAINLY, 120), (T.GENERIC_APOLOGY, 70), (T.RECITE_SCRIPT, 130)),
        ),
        Temperament(
            "ashamed",
            heat=90,
            drain=300,
            tastes=((T.JARGON, 160), (T.DISMISS, 160), (T.BLAME, 140)),
        ),
        Temperament("volatile", heat=135, drain=550),
    )
}
"""The shipped temperaments by name."""
