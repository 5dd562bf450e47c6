"""Boundaries: a polite limit helps under abuse, and only there."""

from typing import Final

from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Rule
from game.call.meters.gains import Gains
from game.call.script.technique import Technique
from game.call.script.technique import Technique as T
from game.call.state import CallState

# Law 15: a boundary raises tension wherever there is no abuse, so the third number is below 0.
_UNCALLED_FOR: Final = Gains.points(-4, -6, -8, 0)


def _without_abuse(gains: Gains, moment: Moment) -> Gains:
    uncalled_for = moment.technique is T.SET_BOUNDARY and not moment.state.current_scene.abusive
    return gains.good_scaled(0).plus(_UNCALLED_FOR) if uncalled_for else gains


UNCALLED_FOR: Final = Law(
    Rule(
        "boundary-without-abuse",
        "The caller was angry and not abusive; there was no line to draw.",
        "They are telling me off?",
    ),
    _without_abuse,
)


def draws_line(state: CallState, technique: Technique | None) -> bool:
    """Return whether a move is a fair warning: a boundary, said to a caller who is abusive."""
    return technique is Technique.SET_BOUNDARY and state.current_scene.abusive


def may_end(state: CallState) -> bool:
    """Return whether the agent may put the phone down fairly.

    The caller was warned, is abusive all the same, and has been heard to the end. Nobody who waits
    on hold or for a colleague is going on with anything.
    """
    return state.warned and state.current_scene.abusive and not state.speaking and state.free


# Less than a misstep costs: it was meant well, and to the wrong words.
_CONDONED: Final = Gains.points(0, -1, -2, 0)


def _validated_abuse(gains: Gains, moment: Moment) -> Gains:
    condoned = moment.technique is T.VALIDATE and moment.state.current_scene.abusive
    return gains.good_scaled(0).plus(_CONDONED) if condoned else gains


VALIDATED_ABUSE: Final = Law(
    Rule(
        "validated-abuse",
        "To say that anyone would talk like this invites more of it.",
        "So this is how one gets anywhere here.",
    ),
    _validated_abuse,
)
