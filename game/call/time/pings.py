"""Pings: messages that come in during a call, when its seed has them come."""

from game.call.script.level import Level
from game.call.script.materials import Ping
from game.call.seed import mixed
from game.call.state import CallState

Coming = tuple[tuple[int, int], ...]


def schedule_pings(level: Level, seed: int) -> Coming:
    """Return when the pings of a call come, soonest first, as the seed has it."""
    return tuple(
        sorted((_moment(ping, place, seed), place) for place, ping in enumerate(level.pings))
    )


def _moment(ping: Ping, place: int, seed: int) -> int:
    room = max(ping.last - ping.first, 0) + 1
    return ping.first + mixed(seed ^ mixed(place)) % room


def advance_pings(state: CallState, ms: int) -> tuple[Coming, tuple[int, ...]]:
    """Return the pings to come and those that came, after so many milliseconds of the call."""
    if not state.coming or not state.answered:
        return state.coming, state.pings
    later = tuple([(left - ms, place) for left, place in state.coming if left > ms])
    come = tuple([place for left, place in state.coming if left <= ms])
    return later, state.pings + come
