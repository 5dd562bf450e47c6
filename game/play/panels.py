"""What stands in the place of the replies while the agent is busy with something beside the talk.

A panel is worked out anew from the view of the call each time somebody looks; nothing is kept here.
"""

from collections.abc import Iterator
from enum import Enum, auto
from typing import Final

from attrs import frozen

from game.view.actions import Action
from game.view.commands import (
    Act,
    AskColleague,
    HandOver,
    OpenArticle,
    PutOnHold,
    TakeBack,
    WaitOut,
)
from game.view.desk_words import caller_waits, hold_sentence
from game.view.times import AS_THEY_STAND, Times
from game.view.view import Colleague, DeskContents, ErrandReading, View
from game.view.words import hold_length, span_text


class Turning(Enum):
    """What the agent can turn to: each has a panel of its own."""

    HOLD = auto()
    LOOK_UP = auto()
    COLLEAGUES = auto()


@frozen
class Option:
    """A row to choose."""

    sign: str
    """What stands before it: the key that chooses it, or a point where there is none."""
    words: str
    """What it says."""
    does: Act | Turning
    """What is done when it is chosen, or the panel that it opens."""
    aside: str = ""
    """What stands at its right end; may be empty."""


@frozen
class Panel:
    """What stands in the place of the replies: a head, and rows to choose from."""

    heading: str
    """What it is about."""
    options: tuple[Option, ...]
    """The rows, from the top."""
    aside: str = ""
    """What stands at the right end of the first line; may be empty."""
    about: str = ""
    """A sentence below the heading; may be empty."""
    done: int | None = None
    """How far an errand is, 0 to 1,000; None where it is about none."""
    query: str | None = None
    """What is searched for; empty for nothing yet, None where nothing can be typed."""
    most: int = 0
    """How many rows there would be if nothing were searched for; 0 where there are few."""


@frozen
class Turned:
    """What the agent has turned to, and what was searched for there."""

    to: Turning | None = None
    """Which panel is open; None for none."""
    query: str = ""
    """What was typed into its search; empty for nothing."""
    found: tuple[int, ...] = ()
    """What that finds: the places of articles in the view, those by title first."""


_SEARCH: Final = "Look up"
TURNINGS: Final = {
    Action.HOLD: Turning.HOLD,
    Action.LOOK_UP: Turning.LOOK_UP,
    Action.CONSULT: Turning.COLLEAGUES,
}
"""What is turned to for an action."""


def possible(view: View) -> frozenset[Turning]:
    """Return what the agent can turn to now."""
    return frozenset(turning for action, turning in TURNINGS.items() if action in view.possible)


def panel_of(view: View, turned: Turned, times: Times = AS_THEY_STAND) -> Panel | None:
    """Return what stands in the place of the replies; None where the replies do.

    `times` writes the lengths of time that go on.
    """
    if view.over:
        return None
    # The order in which one thing goes before another: an errand leaves time for nothing else, and
    # from a hold one can turn to the desk.
    if view.errand is not None:
        return _waiting(view, view.errand, times)
    now = possible(view)
    if turned.to in now:
        return turned_panel(turned, view.desk, view.caller_name, view.possible)
    return None if view.hold is None else _held(view, times)


def turned_panel(
    turned: Turned, desk: DeskContents, caller_name: str, can: frozenset[Action]
) -> Panel | None:
    """Return the panel of what was turned to; None for nothing. `can`: what may be done now."""
    match turned.to:
        case Turning.HOLD:
            return _hold(desk, caller_name)
        case Turning.LOOK_UP:
            return _search(desk, turned)
        case Turning.COLLEAGUES:
            return _colleagues(desk, caller_name, can)
    return None


def _hold(desk: DeskContents, caller_name: str) -> Panel:
    whys = tuple(
        Option(str(number), f"Say why, and that it takes {hold_length(stated)}.", PutOnHold(stated))
        for number, stated in enumerate(desk.hold_times, 1)
    )
    last = Option(str(len(whys) + 1), "Just put them on hold.", PutOnHold(0))
    return Panel(f"Put {caller_name} on hold", (*whys, last))


def _held(view: View, times: Times) -> Panel:
    more = {
        Turning.LOOK_UP: Option("k", "Look something up.", Turning.LOOK_UP),
        Turning.COLLEAGUES: Option("c", "Ask colleagues.", Turning.COLLEAGUES),
    }
    now = possible(view)
    options = (
        Option("1", "Come back, and thank them for waiting.", TakeBack(thanks=True)),
        Option("2", "Come back.", TakeBack(thanks=False)),
        *(option for turning, option in more.items() if turning in now),
    )
    return Panel(hold_sentence(view, times), options)


def _search(desk: DeskContents, turned: Turned) -> Panel:
    articles = desk.articles
    options = tuple(
        Option("·", articles[place].title, OpenArticle(place), span_text(articles[place].ms))
        for place in turned.found
    )
    count = f"{len(options)} of {len(articles)}"
    about = "" if options else f"Nothing is found for “{turned.query}”, in any title or text."
    return Panel(_SEARCH, options, count, about, query=turned.query, most=len(articles))


def _colleagues(desk: DeskContents, caller_name: str, can: frozenset[Action]) -> Panel:
    rows = [
        row
        for place, colleague in enumerate(desk.colleagues)
        for row in _with_colleague(caller_name, can, place, colleague)
    ]
    options = tuple(Option(str(number), *row) for number, row in enumerate(rows, 1))
    return Panel("Colleagues", options, most=len(options))


def _with_colleague(
    name: str, can: frozenset[Action], place: int, colleague: Colleague
) -> Iterator[tuple[str, Act, str]]:
    """Yield what can be done with some colleagues: words, what it does, and what goes with it."""
    title = colleague.title
    if Action.CONSULT in can:
        yield f"Ask {title}", AskColleague(place), f"about {span_text(colleague.ms)}"
    if Action.TRANSFER in can and colleague.takes_over:
        yield f"Hand {name} over to {title}", HandOver(place, warm=True), "with the story"
        yield f"Put {name} through to {title}", HandOver(place, warm=False), "they begin again"


def _waiting(view: View, errand: ErrandReading, times: Times) -> Panel:
    whole = errand.spent_ms + errand.left_ms
    # It begins once the caller has finished the sentence.
    before = view.utterance.left if view.utterance else 0
    return Panel(
        f"{errand.what} {times.to_go(errand.left_ms, before)} to go.",
        (Option("Enter", "Wait until it is done.", WaitOut()),),
        about=caller_waits(view, times),
        done=1_000 * errand.spent_ms // whole if whole else 1_000,
    )
