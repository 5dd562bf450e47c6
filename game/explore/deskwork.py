"""What a careful agent does at the desk beside talking, and what careless ones do there."""

from collections.abc import Iterator
from typing import Final

from game.call import (
    HOLD_TIMES,
    Attend,
    CallState,
    Consult,
    Event,
    Hold,
    LookUp,
    Park,
    Resume,
    Transfer,
    deeds,
)
from game.call.tuning import ENGAGED, WARM
from game.call.units import SECOND

# A silence of that length costs a caller few points at most, and a hold for it would be asked for
# and thanked for.
_MOMENT: Final = 10 * SECOND
"""How long something may take to read, in milliseconds, and still need no hold."""


def needs_hearing(state: CallState) -> bool:
    """Return whether the caller is too upset, or too little heard, to work on the problem."""
    return state.meters.tension >= WARM or state.meters.heard < ENGAGED


def careful(state: CallState) -> Event | None:
    """Return what a careful agent does at the desk now; None where it is time to talk.

    Pings are parked, what is still to be found out is found out once the caller is ready for it,
    a hold that takes longer is explained, and a caller who held is thanked.
    """
    open_deeds = list(deeds(state))
    # Parked first, which takes no time and costs nothing.
    if state.pings:
        return _first(open_deeds, Park)
    if state.hold is not None:
        return _wanted(state, open_deeds) or Resume(thanks=True)
    if needs_hearing(state):
        return None
    wanted = _wanted(state, open_deeds)
    if isinstance(wanted, LookUp) and state.level.articles[wanted.article].ms > _MOMENT:
        return _hold_for(state.level.articles[wanted.article].ms, open_deeds) or wanted
    return wanted


def passing_on(state: CallState) -> Event | None:
    """Return the deed of an agent who hands every caller on at once."""
    return next((each for each in deeds(state) if each in _cold(state)), None)


def distracted(state: CallState) -> Event | None:
    """Return the deed of an agent who answers everything that pings."""
    return _first(list(deeds(state)), Attend)


def _cold(state: CallState) -> Iterator[Event]:
    return (Transfer(name) for name in state.level.departments)


def _wanted(state: CallState, open_deeds: list[Event]) -> Event | None:
    """Return a look-up or a question that brings something new."""
    level = state.level
    for each in open_deeds:
        if isinstance(each, LookUp):
            reveals = level.articles[each.article].reveals
        elif isinstance(each, Consult):
            reveals = level.departments[each.department].reveals
        else:
            continue
        if reveals is not None and reveals not in state.clues:
            return each
    return None


def _hold_for(ms: int, open_deeds: list[Event]) -> Event | None:
    """Return the shortest hold that can be announced and is long enough."""
    stated = next((each for each in HOLD_TIMES if each >= ms), HOLD_TIMES[-1])
    return next((each for each in open_deeds if each == Hold(stated)), None)


def _first(open_deeds: list[Event], kind: type) -> Event | None:
    return next((each for each in open_deeds if isinstance(each, kind)), None)
