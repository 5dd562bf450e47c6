"""Every number of a room's rules, with its unit and its reason. They are ours."""

from typing import Final

from game.call.units import MINUTE, SECOND

ROOM_RULES: Final = 1
"""Goes up whenever a room's log could come to other results, or be refused.

The rules of its calls have a version of their own (RULES_VERSION).
"""

COUNTDOWN: Final = 5 * SECOND
"""From the start to the first ring, in milliseconds: long enough to look up from one's hands."""

BEAT: Final = 1 * SECOND
"""How often a silent room notes the time, in milliseconds: as much a crash can lose of it."""

CREDIT_MOST: Final = 300
"""What the network is made good for at one move, in milliseconds: a poor mobile one takes as long.

More would be time to think that others do not have.
"""

CREDIT_SHARE: Final = 3
"""The same for a whole call, in percent of the time it has taken."""

WHOLE: Final = 1_000
"""The ordinary share of time, in thousandths."""

MOST_TIME: Final = 4 * WHOLE
"""The largest share of time that a seat can be given: a room has an end."""

SHORTEST, LONGEST = MINUTE, 24 * 60 * MINUTE
"""How long a room may run, in milliseconds."""

MOST_CALLS: Final = 50
"""Calls in one room."""

MOST_ACTS: Final = 2_000
"""Acts in one call: far more than anybody does, and an end to what a stranger can fill."""

MOST_SEATS: Final = 5_000
"""Seats in one room: above what one host serves, and an end to what a stranger can fill."""
