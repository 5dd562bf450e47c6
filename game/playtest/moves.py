"""From a move as it is written in a file of plays to what happens in a call, and back."""

from difflib import SequenceMatcher
from typing import Final

from game.call import CallState, Event, IllegalEvent, Say, open_replies, take
from game.call.log.notation import read_play, written
from game.errors import CallcraftError
from game.level.wording import quoted
from game.play.midway.opening_moves import until_done
from game.playtest.shape import MoveFile, SayFile
from game.text import visible

_OVER: Final = "The call is over by then."


class NoReply(CallcraftError):
    """No reply has the words of a play; `hint` names the one that is most like it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


def event_of(move: MoveFile, state: CallState) -> Event:
    """Return what a move means in a state.

    NoReply where no reply there has its words; IllegalEvent where nothing can be said any more.
    """
    if isinstance(move, SayFile):
        ready = free(state)
        if ready.over:
            raise IllegalEvent(_OVER)
        return _reply(move, ready)
    # The last event, as what was read begins with the answer.
    return read_play(move)[-1]


def move_of(event: Event, state: CallState) -> MoveFile:
    """Return how an event in a state is written; it reads back as the same one."""
    if not isinstance(event, Say):
        return written([event])
    ready = free(state)
    words = ready.current_scene.replies[event.reply].say
    said = SayFile(words)
    # Without a number wherever that suffices: the words still mean the reply when others come and
    # go.
    if _reply(said, ready) == event:
        return said
    return SayFile(words, _alike(words, ready).index(event) + 1)


def free(state: CallState) -> CallState:
    """Return the state in which the agent can speak again: when what they do is done."""
    return state if state.errand is None else take(state, until_done(state)).after


def _reply(move: SayFile, state: CallState) -> Say:
    alike = _alike(move.say, state)
    if len(alike) < (move.which or 1):
        raise _no_reply(move, state, len(alike))
    if move.which:
        return alike[move.which - 1]
    may = frozenset(open_replies(state))
    # Of replies with the same words, the one that is open is meant; where none is, the first one,
    # so that the play stops there and says that it was not open.
    return next((each for each in alike if each in may), alike[0])


def _alike(words: str, state: CallState) -> list[Say]:
    """Return the replies of a scene, open or not, that have these words in one phrasing."""
    replies = enumerate(state.current_scene.replies)
    return [Say(place) for place, reply in replies if words in reply.phrasings]


_ANEW: Final = "record the play anew."


def _no_reply(move: SayFile, state: CallState, found: int) -> NoReply:
    scene = f"scene {quoted(state.scene)}"
    if found:
        some = "only one reply" if found == 1 else f"only {found} replies"
        message = f"In {scene}, {some} with these words can be found."
        return NoReply(message, f"Write a smaller number as `which`, or {_ANEW}")
    closest = _closest(move.say, state)
    if not closest:
        return NoReply(f"There is nothing to say in {scene}.", f"Take the move out, or {_ANEW}")
    hint = f"The closest there is `{visible(closest)}`. Write that, or {_ANEW}"
    return NoReply(f"No reply of {scene} has these words.", hint)


def _closest(words: str, state: CallState) -> str:
    """Return what is said in a scene that is most like some words; empty where nothing is said."""
    phrasings = (each for reply in state.current_scene.replies for each in reply.phrasings)
    # It keeps what it knows of the second text, so each phrasing is the first one in turn. Its
    # usual shortcut passes over frequent letters, and would find texts of hundreds of them unlike.
    matcher = SequenceMatcher(b=words.casefold(), autojunk=False)

    def likeness(phrasing: str) -> float:
        matcher.set_seq1(phrasing.casefold())
        return matcher.ratio()

    return max(phrasings, key=likeness, default="")
