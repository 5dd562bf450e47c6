"""The moment a move is made in: what the rules of the caller model may look at."""

from collections.abc import Callable

from attrs import frozen

from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import APOLOGIES, FEELING, REMEDIES, SOLVING, Technique
from game.call.script.temperament import Temperament
from game.call.script.trait import Trait
from game.call.state import CallState


@frozen
class Moment:
    """A call's state and the move about to be made in it: all that a rule of the model may see."""

    state: CallState
    """The state before the move."""
    technique: Technique | None
    """The technique of the move; None for a neutral one."""
    traits: frozenset[Trait] = frozenset()
    """What the wording of the reply adds to the technique; empty for a move that is no reply."""

    @property
    def temperament(self) -> Temperament:
        """The caller's temperament."""
        return self.state.level.caller.temperament

    @property
    def tension(self) -> int:
        """The caller's tension, in thousandths."""
        return self.state.meters.tension

    @property
    def heard(self) -> int:
        """How far the caller has been taken in, in thousandths."""
        return self.state.meters.heard

    @property
    def solving(self) -> bool:
        """Whether the move tends to the problem."""
        return self.technique in SOLVING

    @property
    def apology(self) -> bool:
        """Whether the move is an apology of any kind."""
        return self.technique in APOLOGIES

    @property
    def times(self) -> int:
        """How often this technique was used before; apologies of all kinds count together.

        Each technique counts up to MEMORY times.
        """
        if self.technique is None:
            return 0
        if self.apology:
            return sum(self.state.count(apology) for apology in APOLOGIES)
        return self.state.count(self.technique)

    @property
    def acknowledged(self) -> bool:
        """Whether a technique that takes in what the caller feels was used before."""
        return any(technique in FEELING for technique in self.state.used)

    @property
    def remedied(self) -> bool:
        """Whether anything was offered before that a caller could confirm as settling it."""
        return any(technique in REMEDIES for technique in self.state.used)


Adjust = Callable[[Gains, Moment], Gains]
"""A function that takes the gains so far and the moment, and returns what a rule makes of them."""


@frozen
class Law:
    """A rule of the caller model together with the function that applies it."""

    rule: Rule
    """What the trainee is told where it changes something."""
    adjust: Adjust
    """What it does; it gives back the very gains it was given where it has nothing to say."""
