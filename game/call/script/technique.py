"""What an agent can do with a reply: the trade's techniques and missteps, by their field names."""

from enum import StrEnum
from typing import Final


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

RELATIONAL: Final = frozenset(
    {
        T.LISTEN,
        T.ACKNOWLEDGE_FEELING,
        T.PARAPHRASE,
        T.VALIDATE,
        T.AGREE_IN_PART,
        T.SPECIFIC_APOLOGY,
        T.THANK,
        T.PERSONALISE,
        T.REASSURE_EFFORT,
    }
)
"""Techniques that tend to the person."""

SOLVING: Final = frozenset(
    {
        T.CLARIFY,
        T.EXPLAIN_PLAINLY,
        T.OFFER_OPTIONS,
        T.MATCHED_REMEDY,
        T.COMMIT_TIME,
        T.EXPLAIN_HOLD,
        T.CONSULT_DEPARTMENT,
        T.CONFIRM_RESOLUTION,
        T.SET_BOUNDARY,
        T.HONEST_NO,
        T.WARM_CLOSE,
    }
)
"""Techniques that tend to the problem and to the frame of the call."""

MISSTEPS: Final = frozenset(Technique) - RELATIONAL - SOLVING
"""What makes calls worse, now or later."""

HOSTILE: Final = frozenset({T.INTERRUPT, T.BLAME, T.ARGUE, T.DISMISS})
"""Missteps aimed at the caller; they never lower tension."""

UNKEEPABLE: Final = frozenset({T.OVER_PROMISE, T.BEND_POLICY})
"""Missteps that please now and cannot be stood by: each is a breach of integrity."""

APOLOGIES: Final = frozenset({T.SPECIFIC_APOLOGY, T.GENERIC_APOLOGY})
"""Every kind of apology, counted together when apologies repeat."""

FEELING: Final = frozenset({T.ACKNOWLEDGE_FEELING, T.PARAPHRASE, T.VALIDATE})
"""Techniques that show a caller that how they feel has been taken in."""

REMEDIES: Final = frozenset(
    {
        T.OFFER_OPTIONS,
        T.MATCHED_REMEDY,
        T.COMMIT_TIME,
        T.CONSULT_DEPARTMENT,
        T.HONEST_NO,
        T.EXPLAIN_PLAINLY,
    }
)
"""Techniques that put something on the table which a caller can then confirm."""


class Trait(StrEnum):
    """What a reply's own wording adds to its technique."""

    RESPONSIBILITY = "responsibility"
    """An apology that says whose fault it was: ours."""
    REPAIR = "repair"
    """An apology that says what will be put right."""
    OFF_TARGET = "off-target"
    """It misses this caller: the wrong feeling named, false agreement, money for a lack of care."""
    LATER = "later"
    """A remedy that comes later and not now."""
