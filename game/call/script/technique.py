"""What an agent can do with a reply: the trade's techniques and missteps, by their field names.

To add a technique, name it in `Technique` and give it a row in `FACTS`. The sets below are made of
the rows, and so are what techniques do, the debrief's advice and what editors say of them.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from game.call.meters.gains import Gains
from game.call.script.facts import Kind, TechniqueFacts, check_complete


class Technique(StrEnum):
    """A way of answering a caller. The names are those of docs/evidence.md."""

    LISTEN = "listen"
    ACKNOWLEDGE_FEELING = "acknowledge-feeling"
    PARAPHRASE = "paraphrase"
    VALIDATE = "validate"
    AGREE_IN_PART = "agree-in-part"
    SPECIFIC_APOLOGY = "specific-apology"
    THANK = "thank"
    PERSONALISE = "personalise"
    REASSURE_EFFORT = "reassure-effort"

    CLARIFY = "clarify"
    EXPLAIN_PLAINLY = "explain-plainly"
    OFFER_OPTIONS = "offer-options"
    MATCHED_REMEDY = "matched-remedy"
    COMMIT_TIME = "commit-time"
    EXPLAIN_HOLD = "explain-hold"
    CONSULT_DEPARTMENT = "consult-department"
    CONFIRM_RESOLUTION = "confirm-resolution"
    SET_BOUNDARY = "set-boundary"
    HONEST_NO = "honest-no"
    WARM_CLOSE = "warm-close"

    INTERRUPT = "interrupt"
    BLAME = "blame"
    ARGUE = "argue"
    DISMISS = "dismiss"
    RECITE_SCRIPT = "recite-script"
    GENERIC_APOLOGY = "generic-apology"
    JARGON = "jargon"
    OVER_PROMISE = "over-promise"
    BEND_POLICY = "bend-policy"
    MULTITASK = "multitask"
    COLD_TRANSFER = "cold-transfer"
    REPEAT_QUESTION = "repeat-question"


T = Technique
points = Gains.points

FACTS: Final = {
    T.LISTEN: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="inviting them to go on, and taking it in",
        calm=points(0, 0, 0, 8),
        hot=points(2, 1, 3, 8),
        why="You left room for the caller to go on.",
        thought="All right. At least I can finish.",
        source="richmond-2012",
    ),
    T.ACKNOWLEDGE_FEELING: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="naming what they feel",
        calm=points(-1, -2, 0, 14),
        hot=points(6, 8, 12, 14),
        why="You named what the caller feels.",
        thought="Yes. That is just how it is.",
        source="herhausen-2023",
        takes_in_feeling=True,
    ),
    T.PARAPHRASE: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="saying back what you heard",
        calm=points(1, 2, 0, 18),
        hot=points(3, 4, 8, 16),
        why="You gave the caller's story back in your own words.",
        thought="They were listening.",
        source="richmond-2012",
        takes_in_feeling=True,
    ),
    T.VALIDATE: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="saying that anyone would feel so",
        calm=points(0, 1, 0, 10),
        hot=points(4, 6, 10, 10),
        why="You said that anyone would feel this way.",
        thought="So I am not being difficult.",
        source="richmond-2012",
        takes_in_feeling=True,
    ),
    T.AGREE_IN_PART: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="agreeing with what is true in it",
        calm=points(1, 2, 0, 8),
        hot=points(4, 4, 7, 8),
        why="You agreed with what is true in it.",
        thought="They can admit that much. Good.",
        source="richmond-2012",
    ),
    T.SPECIFIC_APOLOGY: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning='"I\'m sorry for ...", with the harm named',
        calm=points(1, 5, 1, 4),
        hot=points(4, 9, 9, 4),
        why="You apologised for the very thing that went wrong.",
        thought="That was the thing. They said it.",
        source="lewicki-2016",
        apology=True,
    ),
    T.THANK: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="thanking them for something real",
        calm=points(2, 5, 1, 2),
        hot=points(2, 4, 2, 2),
        why="You thanked the caller for something they did.",
        thought="That is civil of them.",
        source="you-2020",
    ),
    T.PERSONALISE: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning='their name, their case, your own "I"',
        calm=points(2, 4, 1, 3),
        hot=points(2, 3, 2, 3),
        why="You spoke to this person and not to a case.",
        thought="I am a person to them.",
    ),
    T.REASSURE_EFFORT: TechniqueFacts(
        kind=Kind.RELATIONAL,
        meaning="saying that you are on it",
        calm=points(4, 3, 1, 3),
        hot=points(5, 3, 4, 2),
        why="You said that you are on it.",
        thought="Then let us see.",
        source="packard-2018",
    ),
    T.CLARIFY: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="a question that helps to solve it",
        calm=points(2, 3, 1, 4),
        hot=points(-6, -4, -6, 0),
        why="You asked for what you needed to know.",
        thought="A sensible question, if I am in the mood for questions.",
        source="zhang-2018",
    ),
    T.EXPLAIN_PLAINLY: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="what happened and why, in plain words",
        calm=points(2, 7, 3, 2),
        hot=points(-4, -3, -3, 0),
        why="You explained it in plain words.",
        thought="So that is how it works.",
        source="packard-2021",
        remedy=True,
    ),
    T.OFFER_OPTIONS: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="two or more real ways on",
        calm=points(3, 8, 3, 2),
        hot=points(-4, -4, -4, 0),
        why="You offered a real choice.",
        thought="I get to decide. Good.",
        source="richmond-2012",
        remedy=True,
    ),
    T.MATCHED_REMEDY: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="money for money, care for a lack of care",
        calm=points(3, 10, 4, 2),
        hot=points(0, 1, -1, 0),
        why="You offered something that makes good the harm itself.",
        thought="That is what I lost, and that is what they give back.",
        source="roschk-2014",
        remedy=True,
    ),
    T.COMMIT_TIME: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="who does what, by when",
        calm=points(5, 7, 4, 2),
        hot=points(2, 1, 1, 0),
        why="You said who does what, and by when.",
        thought="I can hold them to that.",
        source="maister-1985",
        remedy=True,
    ),
    T.EXPLAIN_HOLD: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="asking before a hold, saying why and how long",
        calm=points(4, 4, 1, 1),
        hot=points(-1, 0, -1, 0),
        why="You said why there is a wait and how long it takes.",
        thought="I know what I am waiting for.",
        source="maister-1985",
    ),
    T.CONSULT_DEPARTMENT: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="bringing in the ones who know, with a warm handover",
        calm=points(4, 5, 2, 2),
        hot=points(0, 0, 0, 0),
        why="You brought in the colleagues who can decide.",
        thought="They are fetching somebody who knows.",
        remedy=True,
    ),
    T.CONFIRM_RESOLUTION: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="asking whether that settles it",
        calm=points(3, 7, 4, 4),
        hot=points(-3, -3, -3, 0),
        why="You checked with the caller that this settles it.",
        thought="They want to be sure. So do I.",
    ),
    T.SET_BOUNDARY: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="a polite limit to abuse",
        calm=points(1, 1, 4, 0),
        hot=points(3, 2, 8, 0),
        why="You drew a line, politely.",
        thought="I went too far there.",
        source="richmond-2012",
    ),
    T.HONEST_NO: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="a clear limit, with an alternative",
        calm=points(2, 4, 1, 3),
        hot=points(-4, -4, -5, 1),
        why="You said no to what cannot be done, and what can be done instead.",
        thought="Not what I hoped. But straight.",
        source="richmond-2012",
        remedy=True,
    ),
    T.WARM_CLOSE: TechniqueFacts(
        kind=Kind.SOLVING,
        meaning="a close that is about them",
        calm=points(3, 8, 3, 2),
        hot=points(-2, -2, -2, 0),
        why="You closed the call warmly.",
        thought="What a decent end to it.",
        source="packard-2023",
    ),
    T.INTERRUPT: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="talking over the caller",
        calm=points(-5, -5, -6, -10),
        hot=points(-8, -7, -12, -15),
        why="You cut the caller short.",
        thought="I was speaking.",
        source="richmond-2012",
        advice="Let the caller finish: what is cut off does not come back.",
        hostile=True,
    ),
    T.BLAME: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="putting the fault on them",
        calm=points(-8, -10, -10, -6),
        hot=points(-12, -12, -16, -8),
        why="You put it on the caller.",
        thought="So now it is my fault?",
        source="richmond-2012",
        advice="Leave aside whose fault it is and say what you will do.",
        hostile=True,
    ),
    T.ARGUE: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="proving them wrong",
        calm=points(-6, -8, -8, -6),
        hot=points(-10, -10, -14, -8),
        why="You argued about who is right.",
        thought="I did not call for a debate.",
        source="richmond-2012",
        advice="Find what is true in it, agree with that, and go on from there.",
        hostile=True,
    ),
    T.DISMISS: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning='"calm down", "it\'s only a parcel"',
        calm=points(-5, -8, -8, -10),
        hot=points(-10, -10, -16, -12),
        why="You waved away what the caller feels.",
        thought="They think this is nothing.",
        source="richmond-2012",
        advice="Say what you hear in the caller's voice before anything else.",
        hostile=True,
    ),
    T.RECITE_SCRIPT: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="words that were not made for them",
        calm=points(-2, -3, -2, -2),
        hot=points(-5, -6, -5, -4),
        why="You read out a stock phrase.",
        thought="They say that to everybody.",
        source="victorino-2013",
        advice="Say it in your own words, to this caller.",
    ),
    T.GENERIC_APOLOGY: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning='"we apologise for any inconvenience"',
        calm=points(0, 2, 0, 0),
        hot=points(0, 1, 0, 0),
        why="You apologised for nothing in particular.",
        thought="Sorry for what, though?",
        source="lewicki-2016",
        advice="Name the very thing that went wrong, and say sorry for that.",
        apology=True,
    ),
    T.JARGON: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="words from inside the house",
        calm=points(-3, -4, -2, -2),
        hot=points(-5, -5, -4, -2),
        why="You used the house's own words.",
        thought="I do not know what that means, and now I feel stupid.",
        advice="Use the words the caller uses.",
    ),
    T.OVER_PROMISE: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="a promise nobody can be sure to keep: gains now, loses later",
        calm=points(4, 9, 0, 2),
        hot=points(6, 9, 0, 2),
        why="You promised what nobody has confirmed.",
        thought="Wonderful. I will count on that.",
        source="richmond-2012",
        advice="Promise what is yours to give, and say what can be done instead.",
        unkeepable=True,
    ),
    T.BEND_POLICY: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="an exception that is not yours to make: gains now, loses later",
        calm=points(4, 8, 0, 2),
        hot=points(5, 8, 0, 2),
        why="You bent a rule that was not yours to bend.",
        thought="That was easier than I thought.",
        advice="Say an honest no, and offer what the rules allow.",
        unkeepable=True,
    ),
    T.MULTITASK: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="doing something else meanwhile",
        calm=points(-4, -5, -3, -6),
        hot=points(-7, -7, -7, -8),
        why="You were busy with something else, and it could be heard.",
        thought="Are they even listening?",
        advice="Give the caller all of your attention, or say why you cannot for a moment.",
    ),
    T.COLD_TRANSFER: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="passing them on without a word",
        calm=points(-8, -10, -6, -6),
        hot=points(-12, -12, -12, -8),
        why="You passed the caller on without their story.",
        thought="And now I start from the beginning again.",
        source="dixon-2010",
        advice="Tell the colleague the story before you hand the caller over.",
    ),
    T.REPEAT_QUESTION: TechniqueFacts(
        kind=Kind.MISSTEP,
        meaning="asking what they have told you already",
        calm=points(-4, -5, -3, -6),
        hot=points(-8, -6, -8, -8),
        why="You asked for what the caller had already said.",
        thought="I told them that already.",
        source="dixon-2010",
        advice="Note what you are told, so that it has to be told only once.",
    ),
}
"""The facts of each technique."""

# At import, so that a technique without its facts stops the tests at once and not a call one day.
check_complete(Technique, FACTS)


def _all_that(applies: Callable[[TechniqueFacts], bool]) -> frozenset[Technique]:
    """Return the techniques to whose facts it applies."""
    return frozenset(technique for technique, facts in FACTS.items() if applies(facts))


# The rules look into these at every reply, so they are worked out once, here.

RELATIONAL: Final = _all_that(lambda facts: facts.kind is Kind.RELATIONAL)
"""Techniques that tend to the person."""

SOLVING: Final = _all_that(lambda facts: facts.kind is Kind.SOLVING)
"""Techniques that tend to the problem and to the frame of the call."""

MISSTEPS: Final = _all_that(lambda facts: facts.kind is Kind.MISSTEP)
"""What makes calls worse, now or later."""

HOSTILE: Final = _all_that(lambda facts: facts.hostile)
"""Missteps aimed at the caller; they never lower tension."""

UNKEEPABLE: Final = _all_that(lambda facts: facts.unkeepable)
"""Missteps that please now and cannot be stood by: each is a breach of integrity."""

APOLOGIES: Final = _all_that(lambda facts: facts.apology)
"""Every kind of apology, counted together when apologies repeat."""

FEELING: Final = _all_that(lambda facts: facts.takes_in_feeling)
"""Techniques that show a caller that how they feel has been taken in."""

REMEDIES: Final = _all_that(lambda facts: facts.remedy)
"""Techniques that put something on the table which a caller can then confirm."""
