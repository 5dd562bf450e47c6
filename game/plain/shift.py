"""A shift line by line: calls in a row, and between them a rest, the next call, or home."""

import json
import re
from collections.abc import Sequence
from typing import Final

from attrs import evolve, frozen

from game.exits import INTERRUPTED, MISUSED, Terminated
from game.level.packs.carried import Carried
from game.plain.call.call_exit import told_if_possible
from game.plain.call.command import quoted
from game.plain.console import Console, EndOfInput
from game.plain.play import play_one
from game.play.order import Order
from game.play.shift import (
    Shift,
    ending_words,
    result_words,
    strain_sentence,
    strain_word,
)
from game.record import Store
from game.shift.tuning import BREATHERS
from game.view.kinds import POINT
from game.view.words import clock_text, minutes_text, points

_HOW: Final = "Type next for the call, rest 1, 2 or 3 for minutes of rest, or home to end here."
_REST: Final = re.compile(r"r(?:est)? ?([123])(?: ?min(?:utes?)?)?")
_NEXT: Final = frozenset({"", "n", "next"})
_HOME: Final = frozenset({"home", "go home", "q", "quit"})
_HELP: Final = frozenset({"help", "h", "?"})
_STOPPED: Final = "Stopped. To end a shift in your own time, type home."
_ENDED: Final = "The input has ended, and the shift with it."


@frozen
class ShiftOrder:
    """A shift to be worked."""

    calls: tuple[Order, ...]
    """Its calls, in their order."""
    as_json: bool = False
    """Whether a line of JSON closes the output."""
    carried: tuple[Carried | None, ...] = ()
    """What each call carries on from an earlier one of the shift; None for nothing."""


def work_plainly(order: ShiftOrder, console: Console, store: Store) -> int:
    """Work a shift on a console, keep its calls, and return an exit code."""
    # Calls that were cut off are kept. Nobody is asked about them, as a shift has its own calls.
    store.take_in()
    shift, code = Shift([call.level for call in order.calls], order.carried), 0
    console.say(f"A shift of {len(order.calls)} calls, with {clock_text(shift.state.left)} for it.")
    try:
        while not (shift.over or code):
            code = _between(shift, order.calls, console, store)
    except EndOfInput:
        console.complain(_ENDED)
        code = MISUSED
    except KeyboardInterrupt:
        console.complain(_STOPPED)
        code = INTERRUPTED
    except Terminated as error:
        code = error.code
    with told_if_possible(code):
        console.say()
        console.say(ending_words(shift.state))
        for line in _results(shift):
            console.say(line)
        if order.as_json:
            console.say_all([shift_json(shift, order.calls)])
        console.flush()
    return code


def _between(shift: Shift, calls: Sequence[Order], console: Console, store: Store) -> int:
    """Do one thing between two calls; return an exit code, 0 to go on."""
    _tell(shift, console)
    while not _known(said := " ".join(console.ask().text.casefold().split())):
        console.say(_HOW if said in _HELP else f"{quoted(said)} is nothing I know here. {_HOW}")
    if said in _NEXT:
        return _take(shift, calls, console, store)
    if rest := _REST.fullmatch(said):
        console.say(_rested(shift, BREATHERS[int(rest[1]) - 1]))
    else:
        shift.go_home()
    return 0


def _known(said: str) -> bool:
    return said in _NEXT | _HOME or _REST.fullmatch(said) is not None


def _take(shift: Shift, calls: Sequence[Order], console: Console, store: Store) -> int:
    console.say()
    call = evolve(calls[shift.number - 1], carried=shift.recall)
    taken = play_one(call, console, store, shift.faded)
    shift.count(taken.line.session)
    return taken.code


def _rested(shift: Shift, ms: int) -> str:
    """Rest, and return what is said of it."""
    fresh = not shift.state.strain
    shift.breathe(ms)
    rested = f"You rest for {minutes_text(ms)}."
    return f"{rested} There was no strain to take off you." if fresh else rested


def _tell(shift: Shift, console: Console) -> None:
    state = shift.state
    console.say()
    strain = f"{points(state.strain)} {strain_word(state.strain)}"
    console.say(f"Strain {strain}. {strain_sentence(state.strain)}")
    title = shift.levels[shift.number - 1].title
    of = f"{shift.number} of {len(shift.levels)}"
    console.say(f"Next: call {of}, {title}. {clock_text(state.left)} left. {_HOW}")


def _results(shift: Shift) -> list[str]:
    titles = [level.title for level in shift.levels]
    taken = [f"{each.title}: {result_words(each)}" for each in shift.state.results]
    left = [f"{title}: went to a colleague" for title in titles[len(taken) :]]
    return [*taken, *left]


def shift_json(shift: Shift, calls: Sequence[Order]) -> str:
    """Return how a shift came out, on one line; strain is in points, to three decimals."""
    state = shift.state
    data = {
        "levels": [call.name for call in calls],
        "scores": [result.score.total for result in state.results],
        "total": state.total,
        "strain": state.strain / POINT,
        "rested_ms": state.rested,
        "left_ms": state.left,
    }
    return json.dumps(data)
