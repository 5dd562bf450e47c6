"""What a reply gains, meter by meter, before it reaches the meters."""

from typing import Final

from attrs import frozen

from game.call.units import POINT, between, percent

GRAIN: Final = 1_000
"""Millionths of a point in a thousandth, the unit of the meters.

Rules multiply one percentage by the next. Were each product rounded to thousandths, the roundings
would add up, and of two moves that the laws compare one could lose by them what the other keeps.
"""


@frozen
class Gains:
    """Gains in millionths of a point (see GRAIN); a loss is a gain below 0.

    In every field more is better for the call.
    """

    patience: int = 0
    """How much patience the caller gets back."""
    satisfaction: int = 0
    """How much better the caller feels about us."""
    calm: int = 0
    """Tension taken away: the one meter that falls when something is gained."""
    heard: int = 0
    """How much more of the caller's facts and feelings has been taken in."""

    @classmethod
    def points(cls, patience: int, satisfaction: int, calm: int, heard: int) -> "Gains":
        """Return gains given in whole points."""
        point = POINT * GRAIN
        return cls(patience * point, satisfaction * point, calm * point, heard * point)

    @property
    def worth(self) -> int:
        """The gain for the call as one number: patience, satisfaction and calm alike.

        How far the caller feels heard is a means and no end: it pays in what later moves gain.
        """
        return self.patience + self.satisfaction + self.calm

    def plus(self, other: "Gains") -> "Gains":
        """Return the sum, field by field."""
        return Gains(
            self.patience + other.patience,
            self.satisfaction + other.satisfaction,
            self.calm + other.calm,
            self.heard + other.heard,
        )

    def toward(self, other: "Gains", share: int) -> "Gains":
        """Return the gains `share` (0 to 100,000) of the way from these to `other`."""
        return Gains(
            between(self.patience, other.patience, share),
            between(self.satisfaction, other.satisfaction, share),
            between(self.calm, other.calm, share),
            between(self.heard, other.heard, share),
        )

    def scaled(self, share: int) -> "Gains":
        """Return `share` percent of every field."""
        return Gains(
            percent(self.patience, share),
            percent(self.satisfaction, share),
            percent(self.calm, share),
            percent(self.heard, share),
        )

    def times(self, count: int) -> "Gains":
        """Return every field times `count`."""
        return self.scaled(100 * count)

    def good_scaled(self, share: int) -> "Gains":
        """Return `share` percent of what is gained; what is lost stays whole."""
        return Gains(
            _good(self.patience, share),
            _good(self.satisfaction, share),
            _good(self.calm, share),
            _good(self.heard, share),
        )


def _good(amount: int, share: int) -> int:
    return percent(amount, share) if amount > 0 else amount


NO_GAINS: Final = Gains()
