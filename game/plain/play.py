"""Plain mode from the brief to the debrief: one call is played, looked back upon and kept."""

from collections.abc import Callable
from shlex import quote
from typing import Final

from attrs import field, frozen

from game.call import Level, Past, Recall, score
from game.plain.begun import play_begun
from game.plain.call import PlainCall
from game.plain.console import Console, EndOfInput
from game.plain.left import Departure, played, tell_of, told_if_possible
from game.plain.outcome import outcome_json
from game.plain.practice import practise
from game.plain.report import best_line, debrief_lines
from game.play.debrief import debrief
from game.play.pace import Pace
from game.play.session import Session
from game.play.words import clock_text
from game.record import LiveCall, Origin, Store

_CUT_OFF: Final = (
    "At {at} of this call, the game was cut off the last time. Type yes to take the call up again "
    "where it was, or no to let it go. With Enter you take a new one, and are asked again later."
)
_LET_GO: Final = "The call that was cut off stays kept as abandoned."
_YES: Final = frozenset({"y", "yes"})
_NO: Final = frozenset({"n", "no"})
_LATER: Final = frozenset({""})
_LEAVING: Final = frozenset({"q", "quit", "exit", "leave"})
_YES_OR_NO: Final = "Type yes or no, press Enter for a new call, or type quit to leave."


@frozen
class Order:
    """What is to be played: a level with its name, digest and text, a seed, and at what pace.

    `word` is what the player typed to name the level. `caller`: how the caller knows us, None for
    as the level has it; `carried`: what they remember of an earlier call, which goes before that.
    `as_json`: whether a line of JSON closes the output. `begun`: how the call begins where its
    first moves are made already. `taken` is told of each call that has ended or was left, but not
    of what is practised after it.
    """

    level: Level
    name: str
    word: str
    digest: str
    source: str
    seed: int
    pace: Pace
    caller: Past | None = None
    as_json: bool = False
    carried: Recall | None = None
    begun: Session | None = None
    taken: Callable[[Session], None] = field(default=lambda _: None, eq=False)

    @property
    def recall(self) -> Recall | None:
        """What comes before the call where the caller knows us, or is said to."""
        if self.carried is not None:
            return self.carried
        return None if self.caller is None else Recall(self.caller)


def play_plainly(order: Order, console: Console, store: Store) -> int:
    """Play one call on a console and keep it, finished or abandoned; return an exit code.

    People are offered practice after its end; programs, who want a line of JSON, are not.
    BrokenPipeError where nobody reads the output any more; the call is kept then, too.
    """
    code, session, asked = _first(order, console, store)
    with told_if_possible(code):
        if order.as_json:
            console.say_all([outcome_json(session, name=order.name, digest=order.digest)])
        elif session.state.over and asked and not code:
            code = practise(session, order.pace, console, lambda: play_one(order, console, store))
        console.flush()
    return code


def _first(order: Order, console: Console, store: Store) -> tuple[int, Session, bool]:
    """Play the call; return an exit code, the call, and whether anybody typed anything in it."""
    if order.begun is None:
        try:
            cut_off = _taken_up(order, console, store)
        except EndOfInput:
            return 0, Session(order.level, order.seed), True
        if cut_off is not None:
            return *_played(cut_off, order, console, store), True
        return *play_one(order, console, store), True
    code, call = play_begun(order.begun, order.pace, console)
    order.taken(call.session)
    return code, call.session, not call.shown_only


def _taken_up(order: Order, console: Console, store: Store) -> LiveCall | None:
    """Return the call at this level that was cut off, where the player wants to play it on.

    Only who sits at a terminal is asked; for a program, what is read next is not an answer.
    EndOfInput where the player answers with leaving: it is offered again the next time.
    """
    cut_off = store.take_in()
    if console.echo or order.as_json:
        return None
    for leftover in reversed(cut_off):
        live = leftover.live_call()
        if live is None or live.origin.digest != order.digest:
            continue
        at = clock_text(live.session.state.tally.elapsed)
        console.say(_CUT_OFF.format(at=at))
        said = _answer(console)
        if said in _YES:
            store.go_on(live, leftover)
            return live
        if said in _NO:
            store.settle(leftover)
            console.say(_LET_GO)
    return None


def _answer(console: Console) -> str:
    """Ask until the answer is one; EndOfInput where it is to leave."""
    while (said := console.ask().text.casefold()) not in _YES | _NO | _LATER:
        if said in _LEAVING:
            raise EndOfInput(said)
        console.say(_YES_OR_NO)
    return said


def play_one(order: Order, console: Console, store: Store, faded: int = 0) -> tuple[int, Session]:
    """Play one call and keep it; return an exit code and the call.

    `faded`: the strain of 0 to 100 by which notes and moods fade.
    """
    _tell_once(console, store)
    session = Session(order.level, order.seed, order.recall)
    live = LiveCall(session, Origin(order.digest, order.name, order.source))
    store.follow(live)
    return _played(live, order, console, store, faded)


def _played(
    live: LiveCall, order: Order, console: Console, store: Store, faded: int = 0
) -> tuple[int, Session]:
    """Play a call from where it stands and keep it; return an exit code and the call."""
    session, best = live.session, store.best(order.digest)
    call, kept = PlainCall(console, session, order.pace, faded), False
    # Whatever else ends it, it was not the player.
    leaving = Departure(cut_off=True)
    try:
        leaving = played(call)
    finally:
        if session.begun:
            kept = store.keep(live.attempt(), order.source, cut_off=leaving.cut_off)
            order.taken(session)
    with told_if_possible(leaving.code):
        tell_of(leaving, session, console, kept=kept)
        if call.state.over:
            console.say()
            console.say_all(debrief_lines(debrief(session.turns), console.width))
            console.say(best_line(score(call.state), best))
            if order.carried is None:
                console.say(f"The same call again: {_again(order)}")
        _tell_once(console, store)
    return leaving.code, session


def _again(order: Order) -> str:
    """Return the command that plays the same call again."""
    known = f" --caller {order.caller}" if order.caller else ""
    return f"callcraft play {quote(order.word)} --plain --seed {order.seed}{known}"


def _tell_once(console: Console, store: Store) -> None:
    notice = store.take_notice()
    if notice:
        console.complain(notice)
