"""The caller model: its rules in their order, what they make of a move, and what is remembered."""

from typing import Final

from game.call.caller import apology, boundary, feelings, repetition, solving, temper
from game.call.caller.effects import BASES, NEUTRAL
from game.call.caller.moment import Law, Moment
from game.call.meters.explanation import Stage
from game.call.meters.gains import NO_GAINS, Gains
from game.call.script.technique import RELATIONAL, SOLVING, Technique
from game.call.state import CallState
from game.call.tuning import MEMORY, TALK_MOST

LAWS: Final[tuple[Law, ...]] = (
    feelings.FEELINGS_FIRST,
    temper.TASTE,
    apology.TAKES_RESPONSIBILITY,
    apology.OFFERS_REPAIR,
    apology.HEARD_FIRST,
    apology.IN_TIME,
    solving.RIPENS,
    solving.DILUTED,
    solving.EXCUSE,
    solving.PREMATURE,
    solving.PUT_OFF,
    feelings.THANKED_TOO_SOON,
    feelings.OFF_TARGET,
    boundary.UNCALLED_FOR,
    boundary.VALIDATED_ABUSE,
    repetition.PARROTING,
    repetition.INTERROGATION,
    repetition.DIMINISHING,
    apology.NOT_WORN_OUT,
    repetition.OVERFAMILIAR,
    solving.PROBLEM_WAITS,
    solving.EMPTY_REASSURANCE,
    temper.HOT_TEMPER,
    temper.GENTLE_TEMPER,
)
"""Every rule of the model, in order: what a technique is to this caller, what the moment makes of
it, what repetition leaves of it, and how the caller's temper takes it."""


def stages(moment: Moment) -> tuple[Stage, ...]:
    """Return the gains of a move as they build up, the plain technique first.

    Only rules that changed something appear. The last stage holds what the move gains in all.
    """
    if moment.technique is None:
        found: list[Stage] = [(NEUTRAL, NO_GAINS)]
    else:
        base = BASES[moment.technique]
        found = [(base.rule, base.calm)]
    gains = found[0][1]
    for law in LAWS:
        adjusted = law.adjust(gains, moment)
        # Most rules have nothing to say and give back what they were given.
        if adjusted is not gains and adjusted != gains:
            found.append((law.rule, adjusted))
            gains = adjusted
    return tuple(found)


def gains_of(moment: Moment) -> Gains:
    """Return what a move gains in all, before caps and the ends of the meters."""
    return stages(moment)[-1][1]


Memory = tuple[tuple[Technique, ...], Technique | None, int]
"""The techniques used, the last one, and how long relational talk has gone on."""


def remember_technique(state: CallState, technique: Technique | None) -> Memory:
    """Return what the call remembers after a move with `technique`."""
    used = state.used
    if technique is None:
        return used, None, state.talk
    if used.count(technique) < MEMORY:
        used = tuple(sorted((*used, technique)))
    if technique in SOLVING:
        return used, technique, 0
    if technique in RELATIONAL:
        return used, technique, min(state.talk + 1, TALK_MOST)
    return used, technique, state.talk
