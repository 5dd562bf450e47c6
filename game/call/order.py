"""The order replies are shown in: shuffled by the call's seed, so that place gives nothing away."""

from typing import Final

from game.call.event import Say
from game.call.legal import replies_open
from game.call.state import CallState

_MASK: Final = (1 << 64) - 1


def shown(state: CallState) -> tuple[Say, ...]:
    """Return the replies that are open, in the order a player sees them.

    The order depends on the seed, the scene and the turn, never on what a reply does. All replies
    of the scene are shuffled, open or not, so that one which opens or closes moves no other.
    """
    places = list(range(len(state.place.replies)))
    stream = _mixed(state.seed ^ _mixed(state.turns) ^ _named(state.scene))
    for last in range(len(places) - 1, 0, -1):
        stream = _mixed(stream)
        other = stream % (last + 1)
        places[last], places[other] = places[other], places[last]
    return tuple(sorted(replies_open(state), key=lambda say: places.index(say.reply)))


def _mixed(value: int) -> int:
    """Return 64 well-mixed bits of a number (splitmix64, Steele, Lea & Flood 2014)."""
    value = (value + 0x9E3779B97F4A7C15) & _MASK
    value = ((value ^ value >> 30) * 0xBF58476D1CE4E5B9) & _MASK
    value = ((value ^ value >> 27) * 0x94D049BB133111EB) & _MASK
    return value ^ value >> 31


def _named(name: str) -> int:
    """Return a number for a name, the same on every machine."""
    return int.from_bytes(name.encode("utf-8", "surrogatepass")[-8:], "big") ^ len(name)
