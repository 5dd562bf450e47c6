"""What the words of a level file mean, in a few words each, as docs/level-file.md has them."""

from collections.abc import Mapping
from typing import Final

from game.call.script.technique import Technique as T
from game.call.script.technique import Trait

TECHNIQUES: Final[Mapping[str, str]] = {
    T.LISTEN: "inviting them to go on, and taking it in",
    T.ACKNOWLEDGE_FEELING: "naming what they feel",
    T.PARAPHRASE: "saying back what you heard",
    T.VALIDATE: "saying that anyone would feel so",
    T.AGREE_IN_PART: "agreeing with what is true in it",
    T.SPECIFIC_APOLOGY: '"I\'m sorry for ...", with the harm named',
    T.THANK: "thanking them for something real",
    T.PERSONALISE: 'their name, their case, your own "I"',
    T.REASSURE_EFFORT: "saying that you are on it",
    T.CLARIFY: "a question that helps to solve it",
    T.EXPLAIN_PLAINLY: "what happened and why, in plain words",
    T.OFFER_OPTIONS: "two or more real ways on",
    T.MATCHED_REMEDY: "money for money, care for a lack of care",
    T.COMMIT_TIME: "who does what, by when",
    T.EXPLAIN_HOLD: "asking before a hold, saying why and how long",
    T.CONSULT_DEPARTMENT: "bringing in the ones who know, with a warm handover",
    T.CONFIRM_RESOLUTION: "asking whether that settles it",
    T.SET_BOUNDARY: "a polite limit to abuse",
    T.HONEST_NO: "a clear limit, with an alternative",
    T.WARM_CLOSE: "a close that is about them",
    T.INTERRUPT: "talking over the caller",
    T.BLAME: "putting the fault on them",
    T.ARGUE: "proving them wrong",
    T.DISMISS: '"calm down", "it\'s only a parcel"',
    T.RECITE_SCRIPT: "words that were not made for them",
    T.GENERIC_APOLOGY: '"we apologise for any inconvenience"',
    T.JARGON: "words from inside the house",
    T.OVER_PROMISE: "a promise nobody can be sure to keep: gains now, loses later",
    T.BEND_POLICY: "an exception that is not yours to make: gains now, loses later",
    T.MULTITASK: "doing something else meanwhile",
    T.COLD_TRANSFER: "passing them on without a word",
    T.REPEAT_QUESTION: "asking what they have told you already",
}

TRAITS: Final[Mapping[str, str]] = {
    Trait.RESPONSIBILITY: "an apology that says the fault was ours",
    Trait.REPAIR: "an apology that says what will be put right",
    Trait.OFF_TARGET: "any technique that misses this caller: the wrong feeling named, false "
    "agreement, money where care was missing",
    Trait.LATER: "a `matched-remedy` or `offer-options` that comes later and not now",
}

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

MEANINGS: Final[Mapping[str, str]] = {**TECHNIQUES, **TRAITS, **TEMPERAMENTS}
"""What a word means, where it does not speak for itself."""
