"""What the words of a level file mean, in a few words each, as docs/level-file.md has them."""

from collections.abc import Mapping
from typing import Final

from game.call.script.technique import FACTS
from game.call.script.trait import TRAIT_FACTS

TEMPERAMENTS: Final[Mapping[str, str]] = {
    "even": "nothing in particular; a good one to begin with",
    "gentle": "slow to heat up, waits patiently; glad of thanks, hurt by being brushed off",
    "blunt": "heats up quickly, hates waiting; wants to know who does what by when, and no "
    "pleasantries",
    "anxious": "wants to be told that somebody is on it, and by when; jargon frightens them",
    "talkative": "all the time in the world; likes being listened to more than being asked",
    "precise": "wants it explained, exactly; stock phrases count against you",
    "ashamed": "feels foolish for calling; jargon, blame and being brushed off hurt them more than "
    "others",
    "volatile": "up like a rocket, slow to come down, no patience for silence",
}

MEANINGS: Final[Mapping[str, str]] = {
    **{technique: facts.meaning for technique, facts in FACTS.items()},
    **{trait: facts.meaning for trait, facts in TRAIT_FACTS.items()},
    **TEMPERAMENTS,
}
"""What a word means, where it does not speak for itself."""
