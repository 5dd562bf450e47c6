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
    # First, for it works the gains out anew from the technique: whatever stood before it would be
    # lost. Law 4: feelings before facts.
    feelings.FEELINGS_FIRST,
    # Next to the technique itself: a caller's taste is in what was done, and not in what the moment
    # adds to it further down.
    temper.TASTE,
    # What belongs to the apology comes before what scales an apology. After it, taking
    # responsibility would pay in full to a caller who has not been heard.
    apology.TAKES_RESPONSIBILITY,
    apology.OFFERS_REPAIR,
    apology.HEARD_FIRST,
    apology.IN_TIME,
    # What the moment makes of it: first what scales work on the problem, then moves that were
    # wrong here. These take all the gain away and cost something, so they may stand in any order
    # among themselves; only the explanation would read differently.
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
    # What repetition leaves of it. Law 7: the same technique again never gains more.
    repetition.DIMINISHING,
    apology.NOT_WORN_OUT,
    # Costs that leave the gain alone come after all scaling. Before it, they would be taken off the
    # gain and scaled down with it: a technique that is worn out would cost nothing any more.
    repetition.OVERFAMILIAR,
    solving.PROBLEM_WAITS,
    solving.EMPTY_REASSURANCE,
    # Last, as temper asks whether the move as a whole calms or heats. What is added after it, a hot
    # caller would take as calmly as a gentle one.
    temper.HOT_TEMPER,
    temper.GENTLE_TEMPER,
)
"""Every rule of the model, in the order in which they work on a move: what a technique is to this
caller, what the moment makes of it, what repetition leaves of it, and how their temper takes it."""


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
        # Most rules have nothing to say and give back what they were given: asking first whether it
        # is the same object spares comparing the gains field by field.
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
    # A neutral move tends neither to the person nor to the problem: it ends a row of one technique,
    # and leaves the count of talk as it is.
    if technique is None:
        return used, None, state.talk
    if used.count(technique) < MEMORY:
        used = tuple(sorted((*used, technique)))
    if technique in SOLVING:
        return used, technique, 0
    if technique in RELATIONAL:
        return used, technique, min(state.talk + 1, TALK_MOST)
    # A misstep is neither talk nor work: were it to end the talk, a bad move would pay.
    return used, technique, state.talk
