"""Work on the problem: worth more as the call moves on, and diluted by talk that puts it off."""

from typing import Final

from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import APOLOGIES, RELATIONAL
from game.call.script.technique import Technique as T
from game.call.script.trait import Trait
from game.call.tuning import (
    EARLY_SOLVING,
    EXCUSE_BELOW,
    LATER_REMEDY,
    SOLVING_STEP,
    TALK_DILUTION,
    TALK_FREE,
    WARM,
)


def _ripens(gains: Gains, moment: Moment) -> Gains:
    # Law 8: by turns, which only rise. By the clock, waiting would make a solution better.
    if not moment.solving:
        return gains
    return gains.good_scaled(min(EARLY_SOLVING + SOLVING_STEP * moment.state.turns, 100))


RIPENS: Final = Law(
    Rule(
        "solving-ripens",
        "So early in a call, work on the problem counts for less than it will later.",
        "A bit early for that.",
        "marinova-2018",
    ),
    _ripens,
)


def _diluted(gains: Gains, moment: Moment) -> Gains:
    # Law 8: only the gain is diluted. It stays a gain, as `talk` ends at TALK_MOST.
    excess = moment.state.talk - TALK_FREE
    if not moment.solving or excess <= 0:
        return gains
    return gains.good_scaled(100 - TALK_DILUTION * excess)


DILUTED: Final = Law(
    Rule(
        "talk-dilutes",
        "Long talk before it took some of the worth out of the solution.",
        "At last. We could have had that sooner.",
        "marinova-2018",
    ),
    _diluted,
)

_KEPT_WAITING: Final = Gains.points(0, -2, 0, 0)


def _problem_waits(gains: Gains, moment: Moment) -> Gains:
    # An apology is left out: it has its own rules for when it is late, and law 5 holds for it. A
    # caller who is still upset needs the talk.
    waits = (
        moment.technique in RELATIONAL - APOLOGIES
        and moment.state.talk > TALK_FREE
        and moment.tension < WARM
    )
    return gains.plus(_KEPT_WAITING) if waits else gains


PROBLEM_WAITS: Final = Law(
    Rule(
        "problem-waits",
        "The caller had calmed down; more talk only put the problem off.",
        "Kind of them. And my problem?",
        "packard-2023",
    ),
    _problem_waits,
)

# About what a misstep costs a calm caller: plain facts are good, and this was too early for them.
_EXCUSE: Final = Gains.points(-2, -4, -2, 0)


def _excuse(gains: Gains, moment: Moment) -> Gains:
    unheard = moment.technique is T.EXPLAIN_PLAINLY and moment.heard < EXCUSE_BELOW
    return gains.good_scaled(0).plus(_EXCUSE) if unheard else gains


EXCUSE: Final = Law(
    Rule(
        "explained-unheard",
        "Before a caller has been heard, an explanation sounds like an excuse.",
        "Excuses.",
    ),
    _excuse,
)


def _put_off(gains: Gains, moment: Moment) -> Gains:
    # Law 12: now is never worse than later, so only the gain shrinks.
    return gains.good_scaled(LATER_REMEDY) if Trait.LATER in moment.traits else gains


PUT_OFF: Final = Law(
    Rule(
        "put-off",
        "It comes later; now it would have been worth more.",
        "And until then?",
    ),
    _put_off,
)

_PREMATURE: Final = Gains.points(-3, -5, -2, 0)


def _premature(gains: Gains, moment: Moment) -> Gains:
    early = moment.technique in {T.CONFIRM_RESOLUTION, T.WARM_CLOSE} and not moment.remedied
    return gains.good_scaled(0).plus(_PREMATURE) if early else gains


PREMATURE: Final = Law(
    Rule(
        "premature-close",
        "There was nothing on the table yet that could have settled it.",
        "Settled? Nothing is settled.",
    ),
    _premature,
)

# Falls on the move after "I am on it", whatever that is, unless it is work on the problem: the
# reassurance itself gains before anybody can know whether something follows.
_EMPTY: Final = Gains.points(-2, -3, 0, 0)


def _empty_reassurance(gains: Gains, moment: Moment) -> Gains:
    empty = moment.state.last is T.REASSURE_EFFORT and not moment.solving
    return gains.plus(_EMPTY) if empty else gains


EMPTY_REASSURANCE: Final = Law(
    Rule(
        "empty-reassurance",
        "You had said that you were on it, and then nothing was done.",
        "I thought they were on it.",
    ),
    _empty_reassurance,
)
