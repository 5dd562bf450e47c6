"""What a level lays on the agent's desk beside words: articles, departments, promises, pings."""

from attrs import field, frozen
from attrs.validators import ge

from game.call.units import SECOND


@frozen
class Article:
    """Something to look up, in the call, while the caller waits."""

    title: str
    """What players choose it by."""
    text: str = ""
    """What it says."""
    ms: int = field(default=20 * SECOND, validator=ge(1))
    """How long it takes to read, in milliseconds."""
    reveals: str | None = None
    """The clue that is learned from it; None for one that does not help."""


@frozen
class Department:
    """Colleagues who can be asked, and to whom a caller can be handed over."""

    title: str
    """What players choose it by."""
    answer: str = ""
    """What they say when they are asked."""
    ms: int = field(default=60 * SECOND, validator=ge(1))
    """How long asking them takes, in milliseconds."""
    reveals: str | None = None
    """The clue in their answer; None if there is none."""
    takes_over: str | None = None
    """The scene a caller comes to when handed over to them; None where they take no calls."""


@frozen
class Promise:
    """Something an agent may commit to: who does what, and by when."""

    what: str
    """What is promised, in words."""
    within: int | None = None
    """Milliseconds of the agent's own time in which it is due; None if it is due after the call."""
    undone_by: str | None = None
    """The clue that shows it could never be kept; None if it can."""


@frozen
class Ping:
    """A distraction: a message that comes in during the call, at a time that the seed decides."""

    sender: str
    """Who writes."""
    text: str
    """What they write."""
    first: int = field(validator=ge(0))
    """The earliest it comes, in milliseconds after the agent has picked up."""
    last: int = field(validator=ge(0))
    """The latest it comes, in milliseconds after that; it is taken for `first` if it is less."""
    ms: int = field(default=15 * SECOND, validator=ge(1))
    """How long it takes to answer, in milliseconds."""
    reveals: str | None = None
    """The clue that is learned by answering it; None if there is none."""
