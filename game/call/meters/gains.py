"""What a reply gains, meter by meter, before it reaches the meters."""

from typing import Final

from attrs import frozen

from game.call.units import POINT, between, percent

GRAIN: Final = 1_000
"""Millionths of a point in a thousandth, the unit of the meters."""


@frozen
class Gains:
    """Gains in millionths of a point; more is better for the call in every field.

    `calm` is tension taken away. `heard` is how much more the caller has been taken in. The unit
    is a thousand times finer than a meter's, so that rounding on the way never bends a law.
    """

    patience: int = 0
    satisfaction: int = 0
    calm: int = 0
    heard: int = 0

    @classmethod
    def points(cls, patience: int, satisfaction: int, calm: int, heard: int) -> "Gains":
        """Return gains given in whole points."""
        point = POINT * GRAIN
        return cls(patience * point, satisfaction * point, calm * point, heard * point)

    @property
    def worth(self) -> int:
        """The gain for the call as one number: patience, satisfaction and calm alike."""
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
        """Return so many times every field."""
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
