"""From a call that was played to the play that is kept of it."""

from collections.abc import Iterator
from functools import reduce
from itertools import zip_longest
from typing import Final

from game.call import CallState, IllegalEvent, Recall, Turn, Wait, score, step
from game.call.log.notation import written
from game.errors import CallcraftError
from game.play.midway.opening_moves import in_time
from game.play.session import Session
from game.playtest.moves import move_of
from game.playtest.running import outcome_of, path_of
from game.playtest.shape import MOST_MOVES, MoveFile, PlayFile

LONGEST_WAIT: Final = 3_600_000
"""The longest wait that can be written, in milliseconds; what lasts longer is written in parts."""


class NothingToKeep(CallcraftError):
    """A call of which no play can be kept."""


def recorded(session: Session, name: str) -> PlayFile:
    """Return a call as a play with what came of it; NothingToKeep where that cannot be done."""
    recall = next((turn.event for turn in session.turns if isinstance(turn.event, Recall)), None)
    # A file of plays says how the caller knows us and no more; played again without what was
    # carried on, the play would go another way.
    if recall is not None and (recall.clues or recall.promises):
        raise NothingToKeep(_CARRIED)
    moves = tuple(_moves(session))
    if not moves:
        raise NothingToKeep(_NOTHING)
    if len(moves) > MOST_MOVES:
        message = f"A play has up to {MOST_MOVES} moves, and this one has {len(moves)}."
        raise NothingToKeep(message)
    return PlayFile(
        name,
        moves,
        session.seed,
        recall.past if recall else None,
        outcome_of(session.state),
        score(session.state).total,
        path_of(session),
    )


def _moves(session: Session) -> Iterator[MoveFile]:
    """Yield what was said and done since the answer, with the time that matters."""
    # What comes before is the caller, who has a key of their own, and the answer, which goes
    # without saying.
    turns = [turn for turn in session.turns if turn.before.answered]
    for turn, later in zip_longest(turns, turns[1:]):
        if not isinstance(turn.event, Wait):
            yield move_of(turn.event, turn.before)
        elif later is None or not _waits_anyway(turn.before, later):
            yield from _waits(turn)


def _waits_anyway(state: CallState, turn: Turn) -> bool:
    """Return whether a turn ends in the same state if the wait before it is left out.

    `state`: how the call stood before that wait.
    """
    try:
        # Played again, a move waits by itself until the agent is free; only a wait beyond that
        # changes anything and has to be kept.
        events = in_time(state, turn.event)
    except IllegalEvent:
        # The move cannot be made without that wait, which is kept for it.
        return False
    return reduce(step, events, state) == turn.after


def _waits(turn: Turn) -> Iterator[MoveFile]:
    """Yield a wait, in parts where it is long."""
    left = turn.event.ms if isinstance(turn.event, Wait) else 0
    while left > 0:
        part = min(left, LONGEST_WAIT)
        yield written([Wait(part)])
        left -= part


_CARRIED: Final = "What is carried on from an earlier call cannot be kept with a play of this one."
_NOTHING: Final = "Nothing was said or done in the call, so there is no play to keep."
