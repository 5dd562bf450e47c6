"""The replies on offer: which are open, in what order and in which words they are shown."""

from typing import Final

from game.call.actions.condition import holds
from game.call.event import Say
from game.call.seed import mixed, named
from game.call.state import CallState
from game.call.time.clock import finish_speaking

MOST_REPLIES: Final = 64
"""More replies than any scene holds."""

# Made once: these events carry only a place, and exploring asks for them in every state.
_SAY: Final = tuple(Say(place) for place in range(MOST_REPLIES))


def open_replies(state: CallState) -> tuple[Say, ...]:
    """Return the replies the agent may give, in the level's order; none before and after a call."""
    busy = state.hold is not None or state.errand is not None
    if state.outcome is not None or busy or not state.answered:
        return ()
    # What the caller is in the middle of saying may reveal a clue; a reply waits for it.
    ready = finish_speaking(state) if state.telling else state
    return tuple(
        [
            _SAY[place]
            for place, reply in enumerate(ready.current_scene.replies)
            if not reply.when or holds(reply.when, ready)
        ]
    )


def shown_replies(state: CallState) -> tuple[Say, ...]:
    """Return the replies that are open, in the order a player sees them."""
    # Sorted by where all of them would stand, so that a reply that opens does not move the others.
    places = shuffled(state)
    return tuple(sorted(open_replies(state), key=lambda say: places.index(say.reply)))


def shuffled(state: CallState) -> list[int]:
    """Return the places of all replies of the scene, open or not, in the order to show them in.

    The order depends on the seed, the scene and the turn, never on what a reply does: the best one
    is not given away by its place. One that opens or closes moves no other.
    """
    places = list(range(len(state.current_scene.replies)))
    # Not Python's own `random`, which does not promise to shuffle alike in every version: a kept
    # call has to show the same order when it is looked at again.
    stream = mixed(state.shown_by ^ mixed(state.turns) ^ named(state.scene))
    for last in range(len(places) - 1, 0, -1):
        stream = mixed(stream)
        other = stream % (last + 1)
        places[last], places[other] = places[other], places[last]
    return places


def reply_words(state: CallState, place: int) -> str:
    """Return the words of the reply at a place of the scene; the seed picks one phrasing a call."""
    phrasings = state.current_scene.replies[place].phrasings
    if len(phrasings) == 1:
        return phrasings[0]
    # By the seed and not by the turn: a scene that comes again says the same in the same call.
    return phrasings[mixed(state.shown_by ^ mixed(place) ^ named(state.scene)) % len(phrasings)]
