"""Every number that tunes the game, with its unit and its reason.

No published table says how many points an apology is worth: these constants are ours. What the
evidence supports are orderings, and those are held by the properties in tests/call.
"""

from typing import Final

from game.call.units import POINT, SECOND

RULES_VERSION: Final = 2
"""Goes up whenever a kept log could replay to another state or score.

Attempts are kept with the version they were played under. Were it left as it is after such a
change, an old call would be shown with a score that nobody got.
"""

KNOWN_RULES: Final = (1, 2)
"""Versions whose logs replay alike, but for endings that the earlier one did not know.

A kept call of any other version does not count any more, and its player is told why.
"""

# Clock

# Together with READING_TIME it holds law 20: reading slowly is no offence. The less there is of
# either, the sooner a slow reader loses the caller on good moves; the more, the less a timed call
# presses anybody.
THINKING_GRACE: Final = 3 * SECOND
"""A pause that nobody on the telephone minds, in milliseconds."""

READING_TIME: Final = 150
"""What a silence is free for besides, in milliseconds for each word of the replies: 400 a minute.

A caller hears an agent think; that the agent has to read the thoughts first is not their fault.
"""

# Law 1: every call ends, also one in which nobody does anything and whose level has the caller
# model off, where silence costs no patience. Reading an article takes from it, too: one that takes
# longer can only be read while the caller is on hold.
SILENCE_LIMIT: Final = 120 * SECOND
"""Milliseconds of unbroken silence after which any caller hangs up."""

# They lie evenly about 100, so that a temperament's drain is what it loses at half tension. The
# second has to be the larger one: tense callers wait less, and with both alike mood would not
# matter to waiting.
DRAIN_CALM: Final = 60
DRAIN_HOT: Final = 140
"""Percent of a temperament's drain at no tension and at full tension."""

# Law 3: an explained hold costs no more than an unexplained one, so never above 100. At 100 a word
# of explanation would buy no time at all; at 0 the time that was named would cost nothing.
ANNOUNCED_WAIT: Final = 40
"""Percent of what a wait costs while it is within the time that was announced."""

# A few to choose from, each with its own price in `actions.hold`: the waits there are paired with
# these one by one, so that a time added here and not there is noticed at import.
HOLD_TIMES: Final = (60 * SECOND, 120 * SECOND, 300 * SECOND)
"""The waits an agent can announce, in milliseconds, shortest first."""

# Law 1: every call ends. It has to lie past the longest wait that can be announced, or a caller
# would hang up within the time they agreed to.
HOLD_LIMIT: Final = 600 * SECOND
"""Milliseconds on hold after which any caller hangs up, however patient."""

# The same for both, so that a warm handover is better because of what is said and not because the
# clock favours it. Longer, a caller would wear out in the queue before the next scene begins.
TRANSFER_TIME: Final = 20 * SECOND
"""How long a handover takes, in milliseconds, warm or cold."""

# Law 1: every call ends. What is done at the desk is no turn; with the caller model off nothing
# else would stop an agent from going on hold and coming back for ever.
MOST_DEEDS: Final = 60
"""How often the agent can turn to the desk in a call: holds, articles, departments, handovers."""

# Law 1: every call ends, also in a scene that leads back to itself. Far past any real call, so that
# no player meets it; the further off, the more calls that nobody plays there are to explore.
MOST_TURNS: Final = 60
"""Replies after which the caller has to go."""

# Meters

# Law 16: one turn moves a meter by at most its cap. Above the strongest technique (18 points), so
# that it meets only what piles up; not wider than a mood, so that no word skips one.
TURN_CAP: Final = 20 * POINT
"""The most a single move shifts any meter, in thousandths of a point."""

# Both are where a mood begins, so that players can see in the face and the word when a rule begins
# to hold. Anywhere else a rule would change without a sign.
HOT: Final = 60 * POINT
"""Tension from which a caller counts as hot, in thousandths: where `angry` begins."""

WARM: Final = 40 * POINT
"""Tension from which a caller counts as upset, in thousandths: where that mood begins.

From here on questions in a row feel like an interrogation, talk does not put the problem off, and
no call is near its close.
"""

# Repetition

# Law 7: the same technique again never gains more, so it must not rise anywhere. It ends at 0, or
# one technique used for a whole call would still add up; and it scales craft, too (law 17).
REPEAT: Final = (100, 55, 20, 0)
"""Percent of its gain a technique still has the first, second, third and any later time."""

MEMORY: Final = len(REPEAT) - 1
"""How many uses of one technique a call remembers.

More would change nothing, as the last share in REPEAT is for any later time; it would only keep
states apart that have the same future. With less, a technique would never be used up.
"""

# Law 7: the third apology gains nothing.
APOLOGY_REPEAT: Final = (100, 50, 0)
"""Percent of its gain an apology still has the first, second and any later time."""

# Apologies

# Law 5: the gain of an apology does not fall as `heard` rises, so never above 100. Below 0 an early
# apology would do harm, and some apology is never worse than none.
UNHEARD_APOLOGY: Final = 40
"""Percent of its gain an apology has while nothing has been heard; grows evenly to 100."""

# Long enough to hear somebody out first: with a short window, doing so would already make the
# apology late.
APOLOGY_WINDOW: Final = 6
"""Replies within which an apology is timely."""

LATE_APOLOGY: Final = 15
"""Percent of its gain an apology loses with each reply past the window.

Five replies past it an apology has lost all that it can lose.
"""

# Law 5: some apology is never worse than none. Without a least share, one that comes late enough
# would turn its gain into a loss.
LATEST_APOLOGY: Final = 25
"""Percent of its gain that a late apology keeps at the least."""

# Solving

# Law 8: solving gains do not fall as the call moves on, so the step is never below 0. With a start
# of 100, work on the problem would be worth as much at once as after hearing somebody out.
EARLY_SOLVING: Final = 60
"""Percent of its gain that work on the problem has at the first reply."""

SOLVING_STEP: Final = 5
"""Percent it gains with each further reply, up to 100: full from the ninth reply on."""

# Enough to hear somebody out, name what they feel and apologise. With less, doing what law 4 asks
# for would weaken the solution after it.
TALK_FREE: Final = 3
"""Relational moves in a row that cost nothing while the problem waits."""

# Dilution stops here, at half of the gain. Past TALK_FREE + 100 / TALK_DILUTION the share would be
# negative, and good work on the problem would do harm.
TALK_MOST: Final = 8
"""Relational moves in a row that a call remembers."""

TALK_DILUTION: Final = 10
"""Percent of its gain that solving loses for each relational move past TALK_FREE (law 8)."""

# Law 12: now is never worse than later, so never above 100.
LATER_REMEDY: Final = 60
"""Percent of its gain that a remedy keeps which comes later and not now."""

# Three pieces of a burst, or two moves that take the caller in. Above LISTEN_HEARD_CAP listening
# alone would never make room for an explanation.
EXCUSE_BELOW: Final = 25 * POINT
"""How far a caller has to be heard before an explanation is no excuse, in thousandths."""

# Listening

# Law 10: listening alone has a cap and never resolves a call. Without the caps a caller with much
# to say would talk themselves calm and content, whoever is on the line.

# Above ENGAGED, so that listening can bring a caller to the point of working together.
LISTEN_HEARD_CAP: Final = 45 * POINT
"""How far listening alone makes a caller feel heard, in thousandths of a point."""

LISTEN_PATIENCE_CAP: Final = 80 * POINT
LISTEN_SATISFACTION_CAP: Final = 50 * POINT
"""Listening alone does not raise patience and satisfaction above these, in thousandths."""

# Where WARM is: whoever is upset and only listened to stays upset.
LISTEN_CALM_FLOOR: Final = 40 * POINT
"""Listening alone does not bring tension below this, in thousandths of a point."""

# Phases

# Above EXCUSE_BELOW, so that whoever is ready to work on the problem is ready to have it explained.
ENGAGED: Final = 35 * POINT
"""Heard this far, in thousandths, a caller is ready to work on the problem together."""

# Score

# Law 11: outcome, treatment and procedure each raise the score on their own. Without resolution and
# pace at most 550 points are left, so that an unresolved call stays far below gold. Pace weighs
# least: were it worth more, hurrying a caller through would pay.
CARE_MOST: Final = 350
RESOLUTION_MOST: Final = 350
CRAFT_MOST: Final = 200
PACE_MOST: Final = 100
"""Points that each part of the score can reach; together 1,000."""

# More than lies between a full score and gold (180), so that no breach can be made up for elsewhere
# (law 11).
BREACH_COST: Final = 200
"""Points that each breach of integrity takes off the score."""

PARTLY_SHARE: Final = 60
"""Percent of the resolution and pace points that a partly resolved call gets.

Low enough to be worth going on for the rest, high enough for a medal where care was good.
"""

# Not more than PARTLY_SHARE: to stay and help at least in part is worth more than to end it.
ENDED_SHARE: Final = 50
"""Percent of these points where an abusive call was ended after a fair warning."""

# The points fall over the last 100 percent before it. So a larger number would not only make the
# slope end later: the full points would be given past the target, too.
PACE_NONE_AT: Final = 200
"""Percent of the target handle time at which the pace points are gone."""

# Gold is more than a resolved call at the target gives with two thirds of care and craft; silver
# cannot be had without an outcome that counts.
BRONZE: Final = 450
SILVER: Final = 650
GOLD: Final = 820
"""Scores from which a medal is given."""

# Law 17: one technique repeated never reaches gold. Used three times and always to the full, it
# fits by 583 in the mean, by the shares in REPEAT. Above 1,000 nobody could reach gold at all.
GOLD_CRAFT: Final = 600
"""Mean fit (of 1,000) that gold asks for."""

# A move worth nothing fits a little, as it does no harm, but less than gold asks for. The full fit
# has to be within reach of a good technique at its moment; nearer to 0, anything friendly would fit
# fully, and craft would not tell good calls apart.
FIT_NONE: Final = -4 * POINT
FIT_NEUTRAL: Final = 300
FIT_FULL: Final = 12 * POINT
"""Worth, in thousandths of a point, that does not fit at all; the fit (of 1,000) of a move worth
nothing; and worth that fits fully."""
