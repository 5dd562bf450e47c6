"""What stands in the place of the replies while the agent is busy with something beside the talk.

A view is worked out anew from the state of the call each time somebody looks; nothing is kept here.
"""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Final

from attrs import frozen

from game.call import (
    HOLD_TIMES,
    CallState,
    Consult,
    Errand,
    Event,
    Hold,
    LookUp,
    Resume,
    Transfer,
    Turn,
    deeds,
)
from game.play.deeds import errand_begun, errand_words, hold_words
from game.play.search import found_in
from game.play.words import left_text, short_name, span_text


class Turning(Enum):
    """What the agent can turn to, or does: each has a panel of its own."""

    HOLD = auto()
    LOOK_UP = auto()
    COLLEAGUES = auto()
    WAITING = auto()
    """For an errand to be done."""


@frozen
class Option:
    """A row to choose: its sign, its words, what stands at its right end, and what it does."""

    sign: str
    words: str
    does: Event | Turning
    aside: str = ""


@frozen
class View:
    """A panel: headings, how far an errand is (0 to 1,000, None for none), and rows to choose.

    `aside` stands at the right end of the first line. `query` is what is searched for, None where
    nothing can be typed. `most` is how many rows there would be if nothing were searched for.
    """

    heading: str
    options: tuple[Option, ...]
    aside: str = ""
    about: str = ""
    done: int | None = None
    query: str | None = None
    most: int = 0


_SEARCH: Final = "Look up"
_HOLDS: Final = ("a minute", "two minutes", "five minutes")


def possible(state: CallState) -> frozenset[Turning]:
    """Return what the agent can turn to now."""
    kinds = {type(event) for event in deeds(state)}
    turnings = {Hold: Turning.HOLD, LookUp: Turning.LOOK_UP, Consult: Turning.COLLEAGUES}
    return frozenset(turning for kind, turning in turnings.items() if kind in kinds)


def view_of(
    state: CallState, turns: Sequence[Turn], turned: Turning | None, query: str
) -> View | None:
    """Return what stands in the place of the replies; None where the replies do.

    `turned`: the panel that is open; `query`: what was typed into its search.
    """
    if state.over:
        return None
    if state.errand is not None:
        return _waiting(state, state.errand, turns)
    if turned in possible(state):
        if turned is Turning.HOLD:
            return _hold(state)
        return _search(state, query) if turned is Turning.LOOK_UP else _colleagues(state)
    return None if state.hold is None else _held(state)


def _hold(state: CallState) -> View:
    whys = tuple(
        Option(str(place), f"Say why, and that it takes {long}.", Hold(stated))
        for place, (stated, long) in enumerate(zip(HOLD_TIMES, _HOLDS, strict=True), 1)
    )
    last = Option(str(len(whys) + 1), "Just put them on hold.", Hold())
    return View(f"Put {_name(state)} on hold", (*whys, last))


def _held(state: CallState) -> View:
    more = {
        Turning.LOOK_UP: Option("k", "Look something up.", Turning.LOOK_UP),
        Turning.COLLEAGUES: Option("c", "Ask colleagues.", Turning.COLLEAGUES),
    }
    now = possible(state)
    options = (
        Option("1", "Come back, and thank them for waiting.", Resume(thanks=True)),
        Option("2", "Come back.", Resume(thanks=False)),
        *(option for turning, option in more.items() if turning in now),
    )
    return View(hold_words(state), options)


def _search(state: CallState, query: str) -> View:
    articles = state.level.articles
    names = found_in(articles, query)
    options = tuple(
        Option("·", articles[name].title, LookUp(name), span_text(articles[name].ms))
        for name in names
    )
    count = f"{len(names)} of {len(articles)}"
    about = "" if names else f"Nothing is found for “{query}”, in any title or text."
    return View(_SEARCH, options, count, about, query=query, most=len(articles))


def _colleagues(state: CallState) -> View:
    deeds_now = [event for event in deeds(state) if isinstance(event, Consult | Transfer)]
    options = tuple(
        Option(str(place), *_with_colleagues(state, event))
        for place, event in enumerate(sorted(deeds_now, key=lambda event: _order(state, event)), 1)
    )
    return View("Colleagues", options, most=len(options))


def _order(state: CallState, event: Consult | Transfer) -> int:
    """Return where a department stands; what can be done with one stays together."""
    return list(state.level.departments).index(event.department)


def _with_colleagues(state: CallState, event: Consult | Transfer) -> tuple[str, Event, str]:
    department = state.level.departments[event.department]
    if isinstance(event, Consult):
        return f"Ask {department.title}", event, f"about {span_text(department.ms)}"
    if event.warm:
        return f"Hand {_name(state)} over to {department.title}", event, "with the story"
    return f"Put {_name(state)} through to {department.title}", event, "they begin again"


def _waiting(state: CallState, errand: Errand, turns: Sequence[Turn]) -> View:
    began = errand_begun(turns)
    busy = errand_words(began, state) if began else ""
    whole = errand.spent + errand.left
    return View(
        busy or f"Busy. {left_text(errand.left)} to go.",
        (Option("Enter", "Wait until it is done.", Turning.WAITING),),
        about=_meanwhile(state, errand),
        done=1_000 * errand.spent // whole if whole else 1_000,
    )


def _meanwhile(state: CallState, errand: Errand) -> str:
    """Return how the caller waits."""
    if state.hold is not None:
        return hold_words(state)
    if errand.leads is not None:
        return ""
    if errand.announced:
        return f"{_name(state)} knows what the wait is for."
    return f"{_name(state)} is on the line and hears nothing."


def _name(state: CallState) -> str:
    return short_name(state.level.caller.name)
