"""The opening of a call: what is known of the caller before it is answered, and picking up."""

from typing import Final

from game.call.changed import changed
from game.call.event import Answer, IllegalEvent, Recall
from game.call.meters.explanation import Rule
from game.call.meters.gains import NO_GAINS, Gains
from game.call.meters.settling import apply_gains
from game.call.script.level import Past, said_by, time_of
from game.call.state import CallState
from game.call.time import promise
from game.call.time.pings import schedule_pings
from game.call.turn import Turn
from game.call.units import POINT

HELPED: Final = Rule(
    "was-helped",
    "This caller was helped the last time, and remembers it.",
    "They were good to me the last time.",
)
LET_DOWN: Final = Rule(
    "was-let-down",
    "This caller was let down the last time, and remembers it.",
    "Let us see what they get wrong today.",
)
NEW: Final = Rule(
    "was-new",
    "This caller has not rung before: they have nothing to thank you for, and nothing to hold "
    "against you.",
    "I have never had to ring them before.",
)

_RULES: Final = {Past.NEW: NEW, Past.HELPED: HELPED, Past.LET_DOWN: LET_DOWN}
# Points of patience, satisfaction, calm and heard, told from a caller who is new to us. Being let
# down weighs a little more than being helped: trust is lost faster than it is won.
_MEMORIES: Final = {
    Past.NEW: NO_GAINS,
    Past.HELPED: Gains.points(8, 10, 10, 0),
    Past.LET_DOWN: Gains.points(-8, -10, -12, 0),
}
# At 0 the caller would be out of patience before anybody spoke, and the first moment would end it.
_LEAST: Final = POINT
"""Patience, in thousandths, that even a caller who was let down calls with."""


def recall(state: CallState, event: Recall) -> Turn:
    """Make the caller one who has called before, with what we know of them and owe them.

    The meters in the level are those of the caller it takes for granted (`Level.past`); for any
    other, the difference between the two is added.
    """
    if state.answered or state.past is not None or state.outcome is not None:
        message = "Who is calling is settled before the call is answered, and once."
        raise IllegalEvent(message)
    # Names that the level does not know are let go: the earlier call was another level, and packs
    # and levels change between two calls of one player.
    level = state.level
    owed = [name for name in event.promises if name in level.promises]
    ledger = tuple(promise.new_commitment(state, name, owed=True) for name in owed)
    known = changed(
        state,
        past=event.past,
        scene=level.openings.get(event.past, level.start),
        clues=state.clues | {name for name in event.clues if name in level.clues},
        ledger=ledger,
    )
    if not level.modelled or event.past is level.past:
        return Turn(state, event, known)
    rule, gains = _RULES[event.past], _remembered(level.past, event.past)
    meters = apply_gains(state.meters, gains)
    meters = changed(meters, patience=max(meters.patience, min(_LEAST, state.meters.patience)))
    return Turn(state, event, changed(known, meters=meters), ((rule, gains),))


def _remembered(stated: Past, past: Past) -> Gains:
    """Return how a caller with this `past` differs from one with the past the level states."""
    return _MEMORIES[past].plus(_MEMORIES[stated].times(-1))


def answer(state: CallState, event: Answer) -> Turn:
    """Pick up. The caller begins to speak, and pings are on their way from here on."""
    if state.answered:
        message = "The call has been answered already."
        raise IllegalEvent(message)
    said = said_by((state.current_scene.caller,), state.meters.tension)
    after = changed(
        state,
        answered=True,
        speaking=time_of(said),
        waited=0,
        outcome=state.current_scene.end,
        coming=schedule_pings(state.level, state.seed),
    )
    return Turn(state, event, after, (), said)
