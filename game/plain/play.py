"""Plain mode from the brief to the debrief: one call is played, looked back upon and kept."""

import json
from shlex import quote
from typing import Final

from attrs import frozen

from game.plain.call.call_exit import Departure, played, tell_of, told_if_possible
from game.plain.call.plain_call import PlainCall
from game.plain.console import Console, EndOfInput
from game.plain.practice import practise, practised
from game.plain.report import best_line, debrief_lines
from game.play.line import LocalLine
from game.play.order import Order
from game.play.outcome import outcome_data
from game.record import LiveCall, Origin, Store
from game.view.words import clock_text

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
class Taken:
    """A call that was taken."""

    code: int
    """The exit code it ended with."""
    line: LocalLine
    """The line to it."""
    typed: bool = True
    """Whether anybody typed anything in it; else its first moves were shown, and no more."""


def play_plainly(order: Order, console: Console, store: Store) -> int:
    """Play one call on a console and keep it, finished or abandoned; return an exit code.

    People are offered practice after its end; programs, which want a line of JSON, are not.
    BrokenPipeError where nobody reads the output any more; the call is kept then, too.
    """
    taken = _first(order, console, store)
    code, line = taken.code, taken.line
    with told_if_possible(code):
        if order.as_json:
            outcome = outcome_data(line.session, name=order.name, digest=order.digest)
            console.say_all([json.dumps(outcome)])
        elif line.view.over and taken.typed and not code:
            code = practise(line, console, lambda: _again_from_the_start(order, console, store))
        console.flush()
    return code


def _again_from_the_start(order: Order, console: Console, store: Store) -> tuple[int, LocalLine]:
    taken = play_one(order, console, store)
    return taken.code, taken.line


def _first(order: Order, console: Console, store: Store) -> Taken:
    """Play the call that was asked for: as it begins, on from its first moves, or taken up."""
    if order.begun is not None:
        return _play_begun(order, order.line_to(order.begun, console.new_watch), console)
    try:
        cut_off = _taken_up(order, console, store)
    except EndOfInput:
        return Taken(0, order.line_to(order.new_session(), console.new_watch))
    if cut_off is not None:
        return _played(cut_off, order, console, store)
    return play_one(order, console, store)


def _play_begun(order: Order, line: LocalLine, console: Console) -> Taken:
    """Show how a call has begun and play it on from there. It is practice."""
    call = PlainCall(console, line)
    call.begin(list(line.history()))
    code = practised(call, console)
    order.taken(line.session)
    return Taken(code, line, typed=not call.shown_only)


def _taken_up(order: Order, console: Console, store: Store) -> LiveCall | None:
    """Return the call at this level that was cut off, where the player wants to play it on.

    Only who sits at a terminal is asked; for a program, what is read next is not an answer.
    EndOfInput where the player answers with leaving: it is offered again the next time.
    """
    # Also where nobody is asked: what a program left behind when it was killed has to be kept.
    cut_off = store.take_in()
    if console.echo or order.as_json:
        return None
    # The latest first: it is the one that the player remembers.
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


def play_one(order: Order, console: Console, store: Store, faded: int = 0) -> Taken:
    """Play one call and keep it.

    `faded`: the strain of 0 to 100 by which notes and moods fade.
    """
    _tell_once(console, store)
    session = order.new_session()
    live = LiveCall(session, Origin(order.digest, order.name, order.source))
    store.follow(live)
    return _played(live, order, console, store, faded)


def _played(live: LiveCall, order: Order, console: Console, store: Store, faded: int = 0) -> Taken:
    """Play a call from where it stands and keep it."""
    # The best before this call is kept, or it would be compared with itself.
    session, best = live.session, store.best(order.digest)
    line = order.line_to(session, console.new_watch)
    call, kept = PlainCall(console, line, faded), False
    # Whatever else ends it, it was not the player.
    leaving = Departure(cut_off=True)
    try:
        leaving = played(call)
    finally:
        # Kept whatever has happened, as when nobody reads the output any more.
        if session.begun:
            kept = store.keep(live.attempt(), order.source, cut_off=leaving.cut_off)
            order.taken(session)
    with told_if_possible(leaving.code):
        tell_of(leaving, line.view, console, kept=kept)
        if line.view.over:
            console.say()
            console.say_all(debrief_lines(line.debrief(), console.width))
            console.say(best_line(line.debrief().score, best))
            # No option of a command says what a caller remembers of the calls of a shift.
            if order.carried is None:
                console.say(f"The same call again: {_again(order)}")
        _tell_once(console, store)
    return Taken(leaving.code, line)


def _again(order: Order) -> str:
    """Return the command that plays the same call again."""
    known = f" --caller {order.caller}" if order.caller else ""
    return f"callcraft play {quote(order.word)} --plain --seed {order.seed}{known}"


def _tell_once(console: Console, store: Store) -> None:
    notice = store.take_notice()
    if notice:
        console.complain(notice)
