"""What a reply's own wording adds to its technique."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Final

from attrs import frozen

from game.call.script.facts import check_complete
from game.call.script.technique import APOLOGIES, Technique


class Trait(StrEnum):
    """What a reply's own wording adds to its technique. `TRAIT_FACTS` says what each one is."""

    RESPONSIBILITY = "responsibility"
    REPAIR = "repair"
    OFF_TARGET = "off-target"
    LATER = "later"


_NEEDED: Final = {
    "meaning": "what it says, in a few words",
    "goes_with": "the techniques it can go with",
    "goes_with_name": "what these are called together",
}
"""What every trait needs to have said of it, by its field below."""


# The defaults are there for the check, as with techniques.
@frozen(kw_only=True)
class TraitFacts:
    """All that the game knows of one trait, apart from the laws that look at it."""

    meaning: str = ""
    """What it says, in a few words. Editors show it, and docs/level-file.md says the same."""
    goes_with: frozenset[Technique] = frozenset()
    """The techniques it can go with."""
    goes_with_name: str = ""
    """What one of these techniques is called: "an apology"."""

    def missing(self) -> Iterator[str]:
        """Yield each field that has to be filled in and is not, with what belongs there."""
        return (f"`{name}` ({what})" for name, what in _NEEDED.items() if not getattr(self, name))


TRAIT_FACTS: Final = {
    Trait.RESPONSIBILITY: TraitFacts(
        meaning="an apology that says the fault was ours",
        goes_with=APOLOGIES,
        goes_with_name="an apology",
    ),
    Trait.REPAIR: TraitFacts(
        meaning="an apology that says what will be put right",
        goes_with=APOLOGIES,
        goes_with_name="an apology",
    ),
    Trait.OFF_TARGET: TraitFacts(
        meaning="any technique that misses this caller: the wrong feeling named, false agreement, "
        "money where care was missing",
        goes_with=frozenset(Technique),
        goes_with_name="a technique",
    ),
    Trait.LATER: TraitFacts(
        meaning="a `matched-remedy` or `offer-options` that comes later and not now",
        goes_with=frozenset({Technique.MATCHED_REMEDY, Technique.OFFER_OPTIONS}),
        goes_with_name="a remedy",
    ),
}
"""The facts of each trait."""

check_complete(Trait, TRAIT_FACTS)
