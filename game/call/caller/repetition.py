"""Repetition: the same technique again never gains more, and some grate at once."""

from typing import Final

from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import Technique as T
from game.call.tuning import REPEAT, WARM


def _diminishing(gains: Gains, moment: Moment) -> Gains:
    # Apologies wear out by a rule of their own; with both, the second would be scaled twice.
    if moment.apology or moment.times == 0:
        return gains
    return gains.good_scaled(REPEAT[min(moment.times, len(REPEAT) - 1)])


DIMINISHING: Final = Law(
    Rule(
        "diminishing-returns",
        "You had done this before in the call; each further time it carries less.",
        "Yes, they said so before.",
    ),
    _diminishing,
)

_PARROT: Final = Gains.points(-1, -4, -3, 0)


def _parroting(gains: Gains, moment: Moment) -> Gains:
    twice = moment.technique is T.PARAPHRASE and moment.state.last is T.PARAPHRASE
    return gains.good_scaled(0).plus(_PARROT) if twice else gains


PARROTING: Final = Law(
    Rule(
        "parroting",
        "Twice running, a summary is an echo.",
        "Are they just repeating what I say?",
    ),
    _parroting,
)

# One question may be needed at any time; it is the second in a row that costs, and only while the
# caller is upset. A misstep of asking again counts as the first, but costs by its own facts.
_INTERROGATED: Final = Gains.points(-4, -2, -3, 0)
_QUESTIONS: Final = frozenset({T.CLARIFY, T.REPEAT_QUESTION})


def _interrogation(gains: Gains, moment: Moment) -> Gains:
    pressed = (
        moment.technique is T.CLARIFY and moment.state.last in _QUESTIONS and moment.tension >= WARM
    )
    return gains.good_scaled(0).plus(_INTERROGATED) if pressed else gains


INTERROGATION: Final = Law(
    Rule(
        "interrogation",
        "One question after another, to a caller who is upset, is an interrogation.",
        "Is this an interview?",
        "zhang-2018",
    ),
    _interrogation,
)

# A name said twice is friendly. DIMINISHING alone would leave the third time a small gain.
_TWICE: Final = 2
_FAMILIAR: Final = Gains.points(0, -3, -1, 0)


def _overfamiliar(gains: Gains, moment: Moment) -> Gains:
    worn = moment.technique is T.PERSONALISE and moment.times >= _TWICE
    return gains.plus(_FAMILIAR) if worn else gains


OVERFAMILIAR: Final = Law(
    Rule(
        "overfamiliar",
        "The personal touch, used a third time, is a trick.",
        "They keep using my name.",
    ),
    _overfamiliar,
)
