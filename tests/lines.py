"""Behind the line of a screen: the call itself, which no screen may look at, and a test may."""

from collections.abc import Callable
from typing import Final, Protocol

from game.call import (
    Answer,
    Attend,
    CallState,
    Consult,
    Event,
    HangUp,
    Hold,
    Interrupt,
    Listen,
    LookUp,
    Park,
    Resume,
    Say,
    Transfer,
    Wait,
    shown_replies,
    shuffled,
)
from game.plain.call.plain_call import PlainCall
from game.plain.console import Console
from game.play.line import CallLine, LocalLine
from game.play.pace import Pace
from game.play.session import Session
from game.play.stopwatch import Stopwatch
from game.view.commands import (
    Act,
    AnswerMessage,
    AskColleague,
    CutIn,
    GiveReply,
    HandOver,
    KeepListening,
    LetPass,
    OpenArticle,
    ParkMessage,
    PickUp,
    PutDown,
    PutOnHold,
    TakeBack,
)
from game.view.counted import Counted
from game.view.passage import Passage, Voice
from game.view.transcript import Transcript


class Plays(Protocol):
    """Whatever plays a call over a line."""

    line: CallLine


def session_of(screen: Plays) -> Session:
    """Return the call that a screen plays."""
    assert isinstance(screen.line, LocalLine)
    return screen.line.session


def state_of(screen: Plays) -> CallState:
    """Return where that call stands."""
    return session_of(screen).state


def replies_of(screen: Plays) -> tuple[Say, ...]:
    """Return the replies that are on the screen, in their order; none while the caller speaks."""
    return () if screen.line.view.speaking else shown_replies(state_of(screen))


def learned_by(screen: Plays) -> list[str]:
    """Return the names of the clues that are noted, in the order in which they were learned."""
    names = {text: name for name, text in state_of(screen).level.clues.items()}
    return [names[clue.text] for clue in screen.line.view.learned]


def found_by(screen: Plays) -> list[Passage]:
    """Return what was read and what colleagues and messages said, in that order."""
    return [each for each in screen.line.view.passages if each.voice is Voice.FOUND]


def act_of(event: Event, line: LocalLine) -> Act:
    """Return what somebody does on a line for an event of the rules to happen."""
    return act_for(event, line.session.state, Transcript.of(line.session.turns).counted)


def act_for(event: Event, state: CallState, counted: Counted) -> Act:  # noqa: PLR0911 - one a line
    """Return what somebody does in a state for an event of the rules to happen."""
    if isinstance(event, Say):
        return GiveReply(counted.offers, shuffled(state).index(event.reply))
    if isinstance(event, Hold):
        return PutOnHold(event.stated)
    if isinstance(event, Resume):
        return TakeBack(event.thanks)
    if isinstance(event, LookUp):
        return OpenArticle(list(state.level.articles).index(event.article))
    if isinstance(event, Consult):
        return AskColleague(list(state.level.departments).index(event.department))
    if isinstance(event, Transfer):
        place = list(state.level.departments).index(event.department)
        return HandOver(place, event.warm)
    if isinstance(event, Attend):
        return AnswerMessage(counted.arrived.index(event.ping))
    if isinstance(event, Park):
        return ParkMessage(counted.arrived.index(event.ping))
    if isinstance(event, Wait):
        return LetPass(event.ms)
    return _PLAIN[type(event)]()


_PLAIN: Final[dict[type, Callable[[], Act]]] = {
    Answer: PickUp,
    Listen: KeepListening,
    Interrupt: CutIn,
    HangUp: PutDown,
}


def plain_call(
    console: Console, session: Session, pace: Pace | None = None, faded: int = 0
) -> PlainCall:
    """Return a call in plain mode, on a line to a session."""
    return PlainCall(console, LocalLine(session, pace or Pace(), console.new_watch), faded)


def line_to(session: Session) -> LocalLine:
    """Return a line to a session on which no time passes."""
    return LocalLine(session, Pace(), lambda: Stopwatch(lambda: 0.0))
