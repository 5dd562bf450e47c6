"""The conversation as far as it has been said, made fit to show."""

from collections.abc import Sequence
from functools import lru_cache

from attrs import evolve

from game.tui.plain_content import legible
from game.view.passage import Passage
from game.view.speech import Line, said_of
from game.view.view import View


def spoken_so_far(view: View) -> Sequence[Passage]:
    """Return the passages of a view, the one that is being said only as far as it has been."""
    utterance = view.utterance
    if utterance is None or not utterance.left:
        return view.passages
    said = said_of(_legible(utterance.lines), utterance.left)
    return (*view.passages[:-1], evolve(view.passages[-1], text=said))


# The same speech is asked for at each of the ten looks a second that it goes on for.
@lru_cache(maxsize=4)
def _legible(lines: tuple[Line, ...]) -> tuple[Line, ...]:
    """Return lines as they are shown; what shows nothing is no word of them."""
    return tuple(evolve(line, text=legible(line.text)) for line in lines)
