"""The desk in plain mode: what a typed line does beside talking, or a sentence on why not."""

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from game.plain.call.command import (
    Ask,
    Deed,
    Find,
    HandOverTo,
    Held,
    Message,
    Word,
    quoted,
)
from game.plain.call.messages import find_message
from game.view import commands
from game.view.actions import FACTS, Action
from game.view.commands import (
    Act,
    AnswerMessage,
    AskColleague,
    OpenArticle,
    ParkMessage,
    PutOnHold,
    TakeBack,
)
from game.view.desk_words import hold_sentence
from game.view.kinds import MINUTE
from game.view.view import DeskContents, PendingMessage, View

Lines = list[str]
Search = Callable[[str], tuple[int, ...]]
"""Returns the places of the articles in which some words are found."""


def how(desk: DeskContents) -> str:
    """Return the sentence that says what can be typed."""
    told = (*_TOLD_FIRST, *(("promises",) if desk.promises else ()), *_TOLD_LAST)
    words = [_word(each, desk) if isinstance(each, Action) else each for each in told]
    return f"Type the number of a reply, or a word: {', '.join(filter(None, words))}."


_TOLD_FIRST: Final = (
    Action.LISTEN,
    Action.INTERRUPT,
    Action.HOLD,
    Action.LOOK_UP,
    Action.CONSULT,
    Action.TRANSFER,
)
_TOLD_LAST: Final = (Action.HANG_UP, "notes", "help", "quit")
"""What is told of first and last; messages say themselves what can be done about them."""


def _word(action: Action, desk: DeskContents) -> str:
    """Return the word for an action; empty where a call has nothing to do it with."""
    facts = FACTS[action]
    return facts.typed[0] if facts.found_in is None or facts.found_in(desk) else ""


def held_lines(view: View) -> Lines:
    """Return how it stands with a caller on hold, and what can be done."""
    desk = view.desk
    ways = [
        "back thanks",
        "back",
        *(("look up",) if desk.articles else ()),
        *(("ask",) if desk.colleagues else ()),
    ]
    return [f"{hold_sentence(view)} Type {', '.join(ways)} or hang up."]


def act_of(
    command: Deed | Word, view: View, announced: Sequence[PendingMessage], search: Search
) -> Act | Lines:
    """Return what a typed line does; else lines on why it does nothing, or on what there is.

    `announced`: the messages that the player has been told of, the oldest first.
    """
    if isinstance(command, Held):
        return _hold(command, view)
    if isinstance(command, Find):
        return _found(command.what, view.desk, search)
    if isinstance(command, Ask):
        return _asked(command.whom, view.desk)
    if isinstance(command, HandOverTo):
        return _handed_over(command, view)
    if isinstance(command, Message):
        return _to_message(command, announced)
    return _back(view, thanks=command is Word.BACK_THANKS)


def _to_message(command: Message, announced: Sequence[PendingMessage]) -> Act | Lines:
    found = find_message(command.whom, announced)
    if isinstance(found, str):
        return [found]
    return ParkMessage(found.number) if command.parked else AnswerMessage(found.number)


def _hold(command: Held, view: View) -> Act | Lines:
    if not view.desk.hold_times:
        return ["There is nothing in this call to put anybody on hold for."]
    if view.hold is not None:
        return [f"{view.caller_name} is on hold already. Type back to return to them."]
    return PutOnHold(command.minutes * MINUTE)


def _back(view: View, *, thanks: bool) -> Act | Lines:
    if view.hold is None:
        return [f"{view.caller_name} is not on hold."]
    return TakeBack(thanks=thanks)


def _found(what: str, desk: DeskContents, search: Search) -> Act | Lines:
    if not desk.articles:
        return ["There is nothing to look up in this call."]
    # What names one article opens it; all else is a search, and shows what there is to open.
    titles = [article.title for article in desk.articles]
    place = _numbered(what, titles)
    if place is None:
        place = _titled(what, titles)
    if place is not None:
        return OpenArticle(place)
    fitting = search(what)
    if not fitting:
        return [f"Nothing there has {quoted(what)} in it. Type look up to see all of it."]
    return ["To read one, type look up and its number.", *_rows(titles, fitting)]


def _asked(whom: str, desk: DeskContents) -> Act | Lines:
    if not desk.colleagues:
        return ["There is nobody to ask in this call."]
    if not whom:
        titles = _titles(desk)
        return ["To ask one, type ask and the number.", *_rows(titles, range(len(titles)))]
    found = _colleague(whom, desk)
    return AskColleague(found) if isinstance(found, int) else found


def _handed_over(command: HandOverTo, view: View) -> Act | Lines:
    desk, takers = view.desk, _takers(view.desk)
    word = "hand over" if command.warm else "put through"
    if not takers:
        return ["There is nobody in this call who takes over callers."]
    if view.hold is not None:
        return [f"{view.caller_name} is on hold. Type back first, and say who takes over."]
    if not command.whom:
        return [f"For one of them, type {word} and the number.", *_rows(_titles(desk), takers)]
    found = _colleague(command.whom, desk)
    if not isinstance(found, int):
        return found
    if found not in takers:
        return [f"{desk.colleagues[found].title} takes over no callers. You can ask there."]
    return commands.HandOver(found, command.warm)


def _colleague(whom: str, desk: DeskContents) -> int | Lines:
    """Return the place of the colleagues that somebody means; else lines that ask which."""
    titles = _titles(desk)
    place = _numbered(whom, titles)
    if place is None:
        place = _titled(whom, titles)
    if place is not None:
        return place
    alike = [place for place, title in enumerate(titles) if whom in _plain(title)]
    if len(alike) == 1:
        return alike[0]
    if alike:
        return ["Which of them? Type the number instead.", *_rows(titles, alike)]
    return [
        f"There is no colleague called {quoted(whom)}.",
        *_rows(titles, range(len(titles))),
    ]


def _numbered(said: str, titles: Sequence[str]) -> int | None:
    """Return the place, from 0, of what has the number that was said; None for none."""
    # ASCII only: Python counts a superscript among the digits, and cannot read it as a number then.
    number = int(said) if said.isascii() and said.isdigit() and len(said) < len("1000") else 0
    return number - 1 if 1 <= number <= len(titles) else None


def _titled(said: str, titles: Sequence[str]) -> int | None:
    """Return the place, from 0, of what has the title that was said; None for none."""
    return next((place for place, title in enumerate(titles) if _plain(title) == said), None)


def _rows(titles: Sequence[str], places: Iterable[int]) -> Lines:
    """Return some of the titles, each with the number it has among all."""
    wanted = frozenset(places)
    return [f"{place + 1}  {title}" for place, title in enumerate(titles) if place in wanted]


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


def _titles(desk: DeskContents) -> list[str]:
    return [colleague.title for colleague in desk.colleagues]


def _takers(desk: DeskContents) -> list[int]:
    """Return the places of those who take over callers."""
    return [place for place, colleague in enumerate(desk.colleagues) if colleague.takes_over]
