"""The desk in plain mode: what a typed deed comes to in a call, or a sentence why to nothing."""

from collections.abc import Iterable, Sequence
from typing import Final

from game.call import (
    Attend,
    CallState,
    Consult,
    Department,
    Event,
    Hold,
    Level,
    LookUp,
    Park,
    Resume,
    Transfer,
)
from game.plain.command import (
    ARTICLE_WORDS,
    DEPARTMENT_WORDS,
    HOLD_WORDS,
    PING_WORDS,
    PROMISE_WORDS,
    TRANSFER_WORDS,
    WORDS,
    Ask,
    Deed,
    Find,
    HandOver,
    Held,
    Message,
    Word,
    quoted,
)
from game.plain.messages import meant
from game.play.deeds import hold_words
from game.play.search import found_in
from game.play.words import short_name

_MINUTE: Final = 60_000

Lines = list[str]


def words_of(level: Level) -> tuple[tuple[str, str], ...]:
    """Return every word that means something in a call, with what it does."""
    asides = WORDS.index(next(row for row in WORDS if row[0].startswith("wait")))
    return (
        *WORDS[:asides],
        *(HOLD_WORDS if level.has_desk else ()),
        *(ARTICLE_WORDS if level.articles else ()),
        *(DEPARTMENT_WORDS if level.departments else ()),
        *(TRANSFER_WORDS if _takers(level) else ()),
        *(PING_WORDS if level.pings else ()),
        *(PROMISE_WORDS if level.promises else ()),
        *WORDS[asides:],
    )


def how(level: Level) -> str:
    """Return the sentence that says what can be typed."""
    words = [
        "listen",
        "interrupt",
        *(("hold",) if level.has_desk else ()),
        *(("look up",) if level.articles else ()),
        *(("ask",) if level.departments else ()),
        *(("hand over",) if _takers(level) else ()),
        *(("promises",) if level.promises else ()),
        "hang up",
        "notes",
        "help",
        "quit",
    ]
    return f"Type the number of a reply, or a word: {', '.join(words)}."


def held_lines(state: CallState) -> Lines:
    """Return how it stands with a caller on hold, and what can be done."""
    level = state.level
    ways = [
        "back thanks",
        "back",
        *(("look up",) if level.articles else ()),
        *(("ask",) if level.departments else ()),
    ]
    return [f"{hold_words(state)} Type {', '.join(ways)} or hang up."]


def deed_of(command: Deed | Word, state: CallState, pings: Sequence[int]) -> Event | Lines:
    """Return the event a deed comes to; else lines on why it does not, or on what there is.

    `pings`: the places of those the player has been told of, the oldest first.
    """
    if isinstance(command, Held):
        return _hold(command, state)
    if isinstance(command, Find):
        return _found(command.what, state.level)
    if isinstance(command, Ask):
        return _asked(command.whom, state.level)
    if isinstance(command, HandOver):
        return _handed_over(command, state)
    if isinstance(command, Message):
        return _to_message(command, state.level, pings)
    return _back(state, thanks=command is Word.BACK_THANKS)


def _to_message(command: Message, level: Level, pings: Sequence[int]) -> Event | Lines:
    place = meant(command.whom, level, pings)
    if isinstance(place, str):
        return [place]
    return Park(place) if command.parked else Attend(place)


def _hold(command: Held, state: CallState) -> Event | Lines:
    if not state.level.has_desk:
        return ["There is nothing in this call to put anybody on hold for."]
    if state.hold is not None:
        return [f"{_name(state)} is on hold already. Type back to return to them."]
    return Hold(command.minutes * _MINUTE)


def _back(state: CallState, *, thanks: bool) -> Event | Lines:
    if state.hold is None:
        return [f"{_name(state)} is not on hold."]
    return Resume(thanks=thanks)


def _found(what: str, level: Level) -> Event | Lines:
    articles = level.articles
    if not articles:
        return ["There is nothing to look up in this call."]
    titles = {name: article.title for name, article in articles.items()}
    if (name := _numbered(what, titles)) or (name := _titled(what, titles)):
        return LookUp(name)
    fitting = found_in(articles, what)
    if not fitting:
        return [f"Nothing there has {quoted(what)} in it. Type look up to see all of it."]
    return ["To read one, type look up and its number.", *_rows(titles, fitting)]


def _asked(whom: str, level: Level) -> Event | Lines:
    if not level.departments:
        return ["There is nobody to ask in this call."]
    if not whom:
        return ["To ask one, type ask and the number.", *_rows(_titles(level), level.departments)]
    found = _department(whom, level)
    return Consult(found) if isinstance(found, str) else found


def _handed_over(command: HandOver, state: CallState) -> Event | Lines:
    level, takers = state.level, _takers(state.level)
    word = "hand over" if command.warm else "put through"
    if not takers:
        return ["There is nobody in this call who takes over callers."]
    if state.hold is not None:
        return [f"{_name(state)} is on hold. Type back first, and say who takes over."]
    if not command.whom:
        return [f"For one of them, type {word} and the number.", *_rows(_titles(level), takers)]
    found = _department(command.whom, level)
    if not isinstance(found, str):
        return found
    if found not in takers:
        return [f"{level.departments[found].title} takes over no callers. You can ask there."]
    return Transfer(found, command.warm)


def _department(whom: str, level: Level) -> str | Lines:
    """Return the name of the department that somebody means; else lines that ask which."""
    titles = _titles(level)
    if name := _numbered(whom, titles) or _titled(whom, titles):
        return name
    alike = [
        name for name, title in titles.items() if whom in _plain(title) or whom in _plain(name)
    ]
    if len(alike) == 1:
        return alike[0]
    if alike:
        return ["Which of them? Type the number instead.", *_rows(titles, alike)]
    return [f"There is no colleague called {quoted(whom)}.", *_rows(titles, titles)]


def _numbered(said: str, titles: dict[str, str]) -> str | None:
    names = list(titles)
    place = int(said) if said.isascii() and said.isdigit() and len(said) < len("1000") else 0
    return names[place - 1] if 1 <= place <= len(names) else None


def _titled(said: str, titles: dict[str, str]) -> str | None:
    return next((name for name, title in titles.items() if _plain(title) == said), None)


def _rows(titles: dict[str, str], names: Iterable[str]) -> Lines:
    """Return some of the titles, each with the number it has among all."""
    wanted = frozenset(names)
    numbered = enumerate(titles.items(), start=1)
    return [f"{number}  {title}" for number, (name, title) in numbered if name in wanted]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _titles(level: Level) -> dict[str, str]:
    return {name: department.title for name, department in level.departments.items()}


def _takers(level: Level) -> dict[str, Department]:
    return {name: each for name, each in level.departments.items() if each.takes_over is not None}


def _name(state: CallState) -> str:
    return short_name(state.level.caller.name)
