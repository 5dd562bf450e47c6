"""What a call remembers of the techniques used in it."""

from game.call.state import CallState
from game.call.technique import RELATIONAL, SOLVING, Technique
from game.call.tuning import MEMORY, TALK_MOST

Memory = tuple[tuple[Technique, ...], Technique | None, int]
"""The techniques used, the last one, and how long relational talk has gone on."""


def remembered(state: CallState, technique: Technique | None) -> Memory:
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
