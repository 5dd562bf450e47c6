"""Rewind: a call taken up again before one of its moves, to be played on from there."""

from game.play.moves import Move, NoSuchMove, numbered, parted
from game.play.session import Session


def rewound(session: Session, number: int) -> Session:
    """Return a call that stands as a session stood before its move `number`, from 1.

    Everything up to there is as it was, to the millisecond, but for the silence in which the agent
    thought about that move: it is left out. The call is practice. NoSuchMove where there is no such
    move.
    """
    # Number 0 is what a caller remembers before the call; nobody can play that in another way.
    move = dict(numbered(session.turns)).get(number) if number else None
    if move is None:
        message = f"There is no move {number} in that call to go back to."
        raise NoSuchMove(message)
    again = Session(
        session.level, session.seed, practice=number, reply_seed=session.start.reply_seed
    )
    for turn in parted(session.turns)[: move.place + _ringing(move)]:
        again.send(turn.event)
    return again


def _ringing(move: Move) -> int:
    """Return how many turns of what led up to a move belong to picking up."""
    # Left out with the silence, the phone would still be ringing, and no move could be made.
    return sum(not turn.before.answered for turn in move.lead)
