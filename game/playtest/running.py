"""Playing a kept play again, and what comes of it now."""

from attrs import frozen

from game.call import (
    Answer,
    CallState,
    IllegalEvent,
    Level,
    Recall,
    Say,
    Score,
    legal,
    open_replies,
    score,
)
from game.call.log.notation import written
from game.level.wording import choices
from game.play.midway.opening_moves import make
from game.play.session import Session
from game.playtest.moves import NoReply, event_of, free
from game.playtest.shape import UNFINISHED, MoveFile, PlayFile, SayFile


@frozen
class Stop:
    """Where a play cannot go on, and why."""

    place: int
    """The place of the move that cannot be made, from 0."""
    why: str
    """Why it cannot be made, in a sentence."""
    hint: str
    """What to do about it, in sentences; empty where there is nothing to say."""


@frozen
class PlayedAnew:
    """What comes of a play when it is played again."""

    end: CallState
    """How the call stands after the last move that could be made."""
    path: tuple[str, ...]
    """The scenes it went through, in order; one in which it stayed is named once."""
    line: str
    """What was done, as far as it could be, in the notation of plays."""
    stop: Stop | None = None
    """Where the play could not go on; None where all of its moves were made."""

    @property
    def outcome(self) -> str:
        """How the call ended, or that it did not."""
        return outcome_of(self.end)

    @property
    def score(self) -> Score:
        """The score and its parts."""
        return score(self.end)


def outcome_of(state: CallState) -> str:
    """Return how a call ended, as a file of plays has it."""
    return state.outcome.value if state.outcome else UNFINISHED


def play_again(level: Level, play: PlayFile) -> PlayedAnew:
    """Play a play on a level, as far as it goes."""
    session = Session(level, play.seed, Recall(play.caller) if play.caller else None)
    session.send(Answer())
    stops = (_make(session, place, move) for place, move in enumerate(play.moves))
    # Moves are made one by one, and none after the first that cannot be: the rest is never asked
    # for.
    stop = next(filter(None, stops), None)
    return PlayedAnew(session.state, path_of(session), written(session.events), stop)


def path_of(session: Session) -> tuple[str, ...]:
    """Return the scenes a call went through, in order; one in which it stayed is named once."""
    path: list[str] = []
    for turn in session.turns:
        if turn.after.answered and turn.after.scene not in path[-1:]:
            path.append(turn.after.scene)
    return tuple(path)


def _make(session: Session, place: int, move: MoveFile) -> Stop | None:
    """Make a move; return why the play stops there, None where it goes on."""
    state = session.state
    try:
        make(session, event_of(move, state))
    except NoReply as error:
        return Stop(place, str(error), error.hint)
    # Not a fault but what is looked for: the level does not let this play go on any more.
    except IllegalEvent as error:
        closed = isinstance(move, SayFile) and not state.over
        why = "The reply with these words is not open there." if closed else str(error)
        return Stop(place, why, _instead(state))
    return None


def _instead(state: CallState) -> str:
    """Return what could be done in place of a move that cannot be made."""
    ready = free(state)
    replies = [state.level.scenes[ready.scene].replies[each.reply] for each in open_replies(ready)]
    words = [each for each in legal(state) if not isinstance(each, Say)]
    ways = (*(reply.say for reply in replies), *written(words).split())
    return f"What can be done there: {choices(ways)}." if ways else ""
