"""`--moves`: a call that begins with moves written down in one line."""

from game.call import Level, Past, Recall
from game.call.log.notation import BadNotation, read_play
from game.exits import MISUSED, Refused
from game.play.midway.opening_moves import CannotBegin, begun_with
from game.play.session import Session


def begun_by(line: str, level: Level, seed: int, caller: Past | None = None) -> Session:
    """Return a call in which the moves of a line have been made; Refused where they cannot be."""
    try:
        return begun_with(level, seed, read_play(line), Recall(caller) if caller else None)
    # Both say which move it is, and what could stand in its place; nothing has been played yet.
    except (BadNotation, CannotBegin) as error:
        raise Refused(str(error), MISUSED) from error
