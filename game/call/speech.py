"""What the caller says on arriving in a scene."""

from game.call.changed import changed
from game.call.script import Line, Scene, Speech
from game.call.state import CallState

Spoken = tuple[Line, ...]


def said_by(speeches: tuple[Speech, ...], tension: int) -> Spoken:
    """Return the lines of some speeches at a tension, without the empty ones."""
    return tuple([line for speech in speeches if (line := speech.at(tension)).text])


def time_of(said: Spoken) -> int:
    """Return how long some lines take to say, in milliseconds."""
    return sum([line.ms for line in said])


def open_call(state: CallState) -> tuple[CallState, Spoken]:
    """Return an answered call in its first scene, and what the caller opens with."""
    place: Scene = state.place
    said = said_by((place.caller,), state.meters.tension)
    answered = changed(state, answered=True, speaking=time_of(said), waited=0, outcome=place.end)
    return answered, said
