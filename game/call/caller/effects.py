"""What each technique does to a caller who is calm and to one who is furious, and why.

The two columns carry the first lesson of the trade: what helps a calm caller (options, remedies,
plain facts) misses a furious one, and what helps a furious one (being acknowledged) is wasted
breath to a calm one.
"""

from typing import Final

from attrs import frozen

from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import Technique as T


@frozen
class Base:
    """A technique's plain effect: `calm` at no tension, `hot` at full tension."""

    rule: Rule
    calm: Gains
    hot: Gains


def _base(  # noqa: PLR0913, PLR0917 - a row of the table below, in its columns
    technique: T,
    calm: tuple[int, int, int, int],
    hot: tuple[int, int, int, int],
    why: str,
    thought: str,
    source: str = "",
) -> tuple[T, Base]:
    """Gains as points of (patience, satisfaction, calm, heard)."""
    rule = Rule(technique.value, why, thought, source)
    return technique, Base(rule, Gains.points(*calm), Gains.points(*hot))


BASES: Final = dict(
    (
        # Relational
        _base(
            T.LISTEN,
            (0, 0, 0, 8),
            (2, 1, 3, 8),
            "You left room for the caller to go on.",
            "All right. At least I can finish.",
            "richmond-2012",
        ),
        _base(
            T.ACKNOWLEDGE_FEELING,
            (-1, -2, 0, 14),
            (6, 8, 12, 14),
            "You named what the caller feels.",
            "Yes. That is just how it is.",
            "herhausen-2023",
        ),
        _base(
            T.PARAPHRASE,
            (1, 2, 0, 18),
            (3, 4, 8, 16),
            "You gave the caller's story back in your own words.",
            "They were listening.",
            "richmond-2012",
        ),
        _base(
            T.VALIDATE,
            (0, 1, 0, 10),
            (4, 6, 10, 10),
            "You said that anyone would feel this way.",
            "So I am not being difficult.",
            "richmond-2012",
        ),
        _base(
            T.AGREE_IN_PART,
            (1, 2, 0, 8),
            (4, 4, 7, 8),
            "You agreed with what is true in it.",
            "They can admit that much. Good.",
            "richmond-2012",
        ),
        _base(
            T.SPECIFIC_APOLOGY,
            (1, 5, 1, 4),
            (4, 9, 9, 4),
            "You apologised for the very thing that went wrong.",
            "That was the thing. They said it.",
            "lewicki-2016",
        ),
        _base(
            T.THANK,
            (2, 5, 1, 2),
            (2, 4, 2, 2),
            "You thanked the caller for something they did.",
            "That is civil of them.",
            "you-2020",
        ),
        _base(
            T.PERSONALISE,
            (2, 4, 1, 3),
            (2, 3, 2, 3),
            "You spoke to this person and not to a case.",
            "I am a person to them.",
        ),
        _base(
            T.REASSURE_EFFORT,
            (4, 3, 1, 3),
            (5, 3, 4, 2),
            "You said that you are on it.",
            "Then let us see.",
            "packard-2018",
        ),
        # Solving
        _base(
            T.CLARIFY,
            (2, 3, 1, 4),
            (-6, -4, -6, 0),
            "You asked for what you needed to know.",
            "A sensible question, if I am in the mood for questions.",
            "zhang-2018",
        ),
        _base(
            T.EXPLAIN_PLAINLY,
            (2, 7, 3, 2),
            (-4, -3, -3, 0),
            "You explained it in plain words.",
            "So that is how it works.",
            "packard-2021",
        ),
        _base(
            T.OFFER_OPTIONS,
            (3, 8, 3, 2),
            (-4, -4, -4, 0),
            "You offered a real choice.",
            "I get to decide. Good.",
            "richmond-2012",
        ),
        _base(
            T.MATCHED_REMEDY,
            (3, 10, 4, 2),
            (0, 1, -1, 0),
            "You offered something that makes good the harm itself.",
            "That is what I lost, and that is what they give back.",
            "roschk-2014",
        ),
        _base(
            T.COMMIT_TIME,
            (5, 7, 4, 2),
            (2, 1, 1, 0),
            "You said who does what, and by when.",
            "I can hold them to that.",
            "maister-1985",
        ),
        _base(
            T.EXPLAIN_HOLD,
            (4, 4, 1, 1),
            (-1, 0, -1, 0),
            "You said why there is a wait and how long it takes.",
            "I know what I am waiting for.",
            "maister-1985",
        ),
        _base(
            T.CONSULT_DEPARTMENT,
            (4, 5, 2, 2),
            (0, 0, 0, 0),
            "You brought in the colleagues who can decide.",
            "They are fetching somebody who knows.",
        ),
        _base(
            T.CONFIRM_RESOLUTION,
            (3, 7, 4, 4),
            (-3, -3, -3, 0),
            "You checked with the caller that this settles it.",
            "They want to be sure. So do I.",
        ),
        _base(
            T.SET_BOUNDARY,
            (1, 1, 4, 0),
            (3, 2, 8, 0),
            "You drew a line, politely.",
            "I went too far there.",
            "richmond-2012",
        ),
        _base(
            T.HONEST_NO,
            (2, 4, 1, 3),
            (-4, -4, -5, 1),
            "You said no to what cannot be done, and what can be done instead.",
            "Not what I hoped. But straight.",
            "richmond-2012",
        ),
        _base(
            T.WARM_CLOSE,
            (3, 8, 3, 2),
            (-2, -2, -2, 0),
            "You closed the call warmly.",
            "What a decent end to it.",
            "packard-2023",
        ),
        # Missteps
        _base(
            T.INTERRUPT,
            (-5, -5, -6, -10),
            (-8, -7, -12, -15),
            "You cut the caller short.",
            "I was speaking.",
            "richmond-2012",
        ),
        _base(
            T.BLAME,
            (-8, -10, -10, -6),
            (-12, -12, -16, -8),
            "You put it on the caller.",
            "So now it is my fault?",
            "richmond-2012",
        ),
        _base(
            T.ARGUE,
            (-6, -8, -8, -6),
            (-10, -10, -14, -8),
            "You argued about who is right.",
            "I did not call for a debate.",
            "richmond-2012",
        ),
        _base(
            T.DISMISS,
            (-5, -8, -8, -10),
            (-10, -10, -16, -12),
            "You waved away what the caller feels.",
            "They think this is nothing.",
            "richmond-2012",
        ),
        _base(
            T.RECITE_SCRIPT,
            (-2, -3, -2, -2),
            (-5, -6, -5, -4),
            "You read out a stock phrase.",
            "They say that to everybody.",
            "victorino-2013",
        ),
        _base(
            T.GENERIC_APOLOGY,
            (0, 2, 0, 0),
            (0, 1, 0, 0),
            "You apologised for nothing in particular.",
            "Sorry for what, though?",
            "lewicki-2016",
        ),
        _base(
            T.JARGON,
            (-3, -4, -2, -2),
            (-5, -5, -4, -2),
            "You used the house's own words.",
            "I do not know what that means, and now I feel stupid.",
        ),
        _base(
            T.OVER_PROMISE,
            (4, 9, 0, 2),
            (6, 9, 0, 2),
            "You promised what nobody has confirmed.",
            "Wonderful. I will count on that.",
            "richmond-2012",
        ),
        _base(
            T.BEND_POLICY,
            (4, 8, 0, 2),
            (5, 8, 0, 2),
            "You bent a rule that was not yours to bend.",
            "That was easier than I thought.",
        ),
        _base(
            T.MULTITASK,
            (-4, -5, -3, -6),
            (-7, -7, -7, -8),
            "You were busy with something else, and it could be heard.",
            "Are they even listening?",
        ),
        _base(
            T.COLD_TRANSFER,
            (-8, -10, -6, -6),
            (-12, -12, -12, -8),
            "You passed the caller on without their story.",
            "And now I start from the beginning again.",
            "dixon-2010",
        ),
        _base(
            T.REPEAT_QUESTION,
            (-4, -5, -3, -6),
            (-8, -6, -8, -8),
            "You asked for what the caller had already said.",
            "I told them that already.",
            "dixon-2010",
        ),
    )
)
"""The plain effect of every technique."""

NEUTRAL: Final = Rule("neutral", "A reply with no particular technique: it moved the call on.")
