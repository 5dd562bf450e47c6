"""The words of a reply: which of its phrasings a call has."""

from game.call.seed import mixed, named
from game.call.state import CallState


def wording(state: CallState, place: int) -> str:
    """Return the words of the reply at a place of the scene; the seed picks one phrasing a call."""
    phrasings = state.place.replies[place].phrasings
    if len(phrasings) == 1:
        return phrasings[0]
    return phrasings[mixed(state.seed ^ mixed(place) ^ named(state.scene)) % len(phrasings)]
