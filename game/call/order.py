"""The order replies are shown in: shuffled by the call's seed, so that place gives nothing away."""

from game.call.event import Say
from game.call.legal import replies_open
from game.call.seed import mixed, named
from game.call.state import CallState


def shown(state: CallState) -> tuple[Say, ...]:
    """Return the replies that are open, in the order a player sees them.

    The order depends on the seed, the scene and the turn, never on what a reply does. All replies
    of the scene are shuffled, open or not, so that one which opens or closes moves no other.
    """
    places = list(range(len(state.place.replies)))
    stream = mixed(state.seed ^ mixed(state.turns) ^ named(state.scene))
    for last in range(len(places) - 1, 0, -1):
        stream = mixed(stream)
        other = stream % (last + 1)
        places[last], places[other] = places[other], places[last]
    return tuple(sorted(replies_open(state), key=lambda say: places.index(say.reply)))
