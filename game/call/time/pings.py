"""Pings: messages that come in during a call, when its seed has them come."""

from game.call.script.level import Level
from game.call.script.materials import Ping
from game.call.seed import mixed
from game.call.state import CallState

Coming = tuple[tuple[int, int], ...]
"""Pings still to come, each as the milliseconds until then and its place in the level."""


def schedule_pings(level: Level, seed: int) -> Coming:
    """Return when the pings of a call come, soonest first, by its seed."""
    return tuple(
        sorted((_moment(ping, place, seed), place) for place, ping in enumerate(level.pings))
    )


def _moment(ping: Ping, place: int, seed: int) -> int:
    # One more than the difference, so that both ends can be hit and `first` may equal `last`. The
    # place is mixed in, or pings with the same times would come at the same moment.
    room = max(ping.last - ping.first, 0) + 1
    return ping.first + mixed(seed ^ mixed(place)) % room


def advance_pings(state: CallState, ms: int) -> tuple[Coming, tuple[int, ...]]:
    """Return the pings to come and those that came, after so many milliseconds of the call."""
    # Most calls have no pings, and this runs in every span of time.
    if not state.coming or not state.answered:
        return state.coming, state.pings
    later = tuple([(left - ms, place) for left, place in state.coming if left > ms])
    come = tuple([place for left, place in state.coming if left <= ms])
    return later, state.pings + come
