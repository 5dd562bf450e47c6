"""What a caller says: the lines of some speeches, and how long they take."""

from game.call.script import Line, Speech

Spoken = tuple[Line, ...]


def said_by(speeches: tuple[Speech, ...], tension: int) -> Spoken:
    """Return the lines of some speeches at a tension, without the empty ones."""
    return tuple([line for speech in speeches if (line := speech.at(tension)).text])


def time_of(said: Spoken) -> int:
    """Return how long some lines take to say, in milliseconds."""
    return sum([line.ms for line in said])
