"""A call that begins with moves somebody wrote down; from there on it is played."""

from collections.abc import Sequence
from typing import Final

from game.call import CallState, Event, IllegalEvent, Level, Recall, Wait, legal, take
from game.call.log.notation import written
from game.errors import CallcraftError
from game.play.moves import numbered
from game.play.session import Session


class CannotBegin(CallcraftError, ValueError):
    """A call was to begin with moves of which one cannot be made."""


_OVER: Final = "Leave out what comes after."


def begun_with(
    level: Level, seed: int, events: Sequence[Event], recall: Recall | None = None
) -> Session:
    """Return a call in which these events have happened, the answer first. It is practice.

    CannotBegin where one of them cannot happen; it says which, and what could be done instead.
    """
    session = Session(level, seed, recall, practice=1)
    for number, event in enumerate(events):
        try:
            make(session, event)
        except IllegalEvent as error:
            message = (
                f"Move {number} of {len(events) - 1}, {written([event])}, cannot be made there. "
                f"{error} {instead(session.state)}"
            )
            raise CannotBegin(message) from error
    # Only now it is known how many of the events were moves.
    session.practice = 1 + max((number for number, _ in numbered(session.turns)), default=0)
    return session


def make(session: Session, event: Event) -> None:
    """Let an event happen, if need be once the agent is done with what they are busy with.

    IllegalEvent where it cannot happen even then, and the call is as it was.
    """
    for each in in_time(session.state, event):
        session.send(each)


def in_time(state: CallState, event: Event) -> tuple[Event, ...]:
    """Return what has to happen for an event to happen: it alone, or a wait and then it.

    IllegalEvent where it cannot happen even then.
    """
    # What is legal when, only the rules know: they are asked by having it done to a state that is
    # thrown away.
    try:
        take(state, event)
    except IllegalEvent:
        if state.errand is None:
            raise
        wait = until_done(state)
        take(take(state, wait).after, event)
        return wait, event
    return (event,)


def until_done(state: CallState) -> Wait:
    """Return the time it takes until the agent is done with what they are busy with."""
    left = state.errand.left if state.errand else 0
    return Wait(state.speaking + left)


def instead(state: CallState) -> str:
    """Return a sentence on the moves that can be made in a state; replies by their numbers."""
    ways = written(legal(state)).split()
    return f"What can be done there: {', '.join(ways)}." if ways else _OVER
