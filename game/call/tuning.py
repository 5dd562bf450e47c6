"""Every number that tunes the game, with its unit and its reason.

No published table says how many points an apology is worth: these constants are ours. What the
evidence supports are orderings, and those are held by the properties in tests/call.
"""

from typing import Final

from game.call.units import POINT, SECOND

RULES_VERSION: Final = 2
"""Goes up whenever a kept log could replay to another state or score."""

KNOWN_RULES: Final = (1, 2)
"""Versions whose logs replay alike, but for endings that the earlier one did not know."""

# Clock

THINKING_GRACE: Final = 3 * SECOND
"""A pause that nobody on the telephone minds, in milliseconds."""

READING_TIME: Final = 150
"""What a silence is free for besides, in milliseconds for each word of the replies: 400 a minute.

A caller hears an agent think; that the agent has to read the thoughts first is not their fault.
"""

SILENCE_LIMIT: Final = 120 * SECOND
"""After two minutes of unbroken silence any caller hangs up; so every call ends."""

DRAIN_CALM: Final = 60
DRAIN_HOT: Final = 140
"""Percent of a temperament's drain at no tension and at full tension."""

ANNOUNCED_WAIT: Final = 40
"""Percent of what a wait costs while it is within the time that was announced."""

HOLD_TIMES: Final = (60 * SECOND, 120 * SECOND, 300 * SECOND)
"""The waits an agent can announce, in milliseconds."""

HOLD_LIMIT: Final = 600 * SECOND
"""After ten minutes on hold any caller hangs up; so every call ends."""

TRANSFER_TIME: Final = 20 * SECOND
"""How long a handover takes, in milliseconds, warm or cold."""

MOST_DEEDS: Final = 60
"""Deeds at the desk that a call has room for; so every call ends."""

MOST_TURNS: Final = 60
"""Replies after which the caller has to go: far past any real call; so every call ends."""

# Meters

TURN_CAP: Final = 20 * POINT
"""The most a single move shifts any meter."""

HOT: Final = 60 * POINT
"""Tension from which a caller counts as hot: where `angry` begins."""

WARM: Final = 40 * POINT
"""Tension from which questions start to feel like an interrogation: where `upset` begins."""

# Repetition

REPEAT: Final = (100, 55, 20, 0)
"""Percent of its gain a technique still has the first, second, third and any later time."""

MEMORY: Final = len(REPEAT) - 1
"""How many uses of one technique a call remembers; more would change nothing."""

APOLOGY_REPEAT: Final = (100, 50, 0)
"""The same for apologies, which wear out sooner."""

# Apologies

UNHEARD_APOLOGY: Final = 40
"""Percent of its gain an apology has while nothing has been heard; grows evenly to 100."""

APOLOGY_WINDOW: Final = 6
"""Replies within which an apology is timely."""

LATE_APOLOGY: Final = 15
"""Percent of its gain an apology loses with each reply past the window."""

LATEST_APOLOGY: Final = 25
"""Percent of its gain that a late apology keeps at the least."""

# Solving

EARLY_SOLVING: Final = 60
"""Percent of its gain that work on the problem has at the first reply."""

SOLVING_STEP: Final = 5
"""Percent it gains with each further reply, up to 100."""

TALK_FREE: Final = 3
"""Relational moves in a row that cost nothing while the problem waits."""

TALK_MOST: Final = 8
"""Relational moves in a row a call remembers; more would change nothing."""

TALK_DILUTION: Final = 10
"""Percent of its gain that solving loses for each relational move past those."""

LATER_REMEDY: Final = 60
"""Percent of its gain that a remedy keeps which comes later and not now."""

EXCUSE_BELOW: Final = 25 * POINT
"""Until the caller is heard this far, an explanation sounds like an excuse."""

# Listening

LISTEN_HEARD_CAP: Final = 45 * POINT
"""How far listening alone makes a caller feel heard."""

LISTEN_PATIENCE_CAP: Final = 80 * POINT
LISTEN_SATISFACTION_CAP: Final = 50 * POINT
"""Listening alone does not raise patience and satisfaction above these."""

LISTEN_CALM_FLOOR: Final = 40 * POINT
"""Listening alone does not bring tension below this."""

# Phases

ENGAGED: Final = 35 * POINT
"""Heard this far, a caller is ready to work on the problem together."""

# Score

CARE_MOST: Final = 350
RESOLUTION_MOST: Final = 350
CRAFT_MOST: Final = 200
PACE_MOST: Final = 100
"""What each part of the score can reach; together 1,000."""

BREACH_COST: Final = 200
"""What each breach of integrity takes off the score."""

PARTLY_SHARE: Final = 60
"""Percent of the resolution points a partly resolved call gets."""

ENDED_SHARE: Final = 50
"""Percent of them where an abusive call was ended after a fair warning."""

PACE_NONE_AT: Final = 200
"""Percent of the target handle time at which the pace points are gone."""

BRONZE: Final = 450
SILVER: Final = 650
GOLD: Final = 820
"""Scores from which a medal is given."""

GOLD_CRAFT: Final = 600
"""Mean fit (of 1,000) that gold asks for, so that one technique repeated never reaches it."""

FIT_NONE: Final = -4 * POINT
FIT_NEUTRAL: Final = 300
FIT_FULL: Final = 12 * POINT
"""Worth that fits not at all; the fit (of 1,000) of a move worth nothing; worth that fits fully."""
