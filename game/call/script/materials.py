"""What a level lays on the agent's desk beside words: articles, departments, promises, pings."""

from attrs import field, frozen
from attrs.validators import ge

from game.call.units import SECOND


@frozen
class Article:
    """Something to look up. Reading takes `ms`; the right one reveals a clue."""

    title: str
    text: str = ""
    ms: int = field(default=20 * SECOND, validator=ge(1))
    reveals: str | None = None


@frozen
class Department:
    """Colleagues who can be asked, and to whom a caller can be handed over.

    Asking them takes `ms` and brings back `answer`, which may reveal a clue. `takes_over` is the
    scene a caller comes to when handed over; None where they take no calls.
    """

    title: str
    answer: str = ""
    ms: int = field(default=60 * SECOND, validator=ge(1))
    reveals: str | None = None
    takes_over: str | None = None


@frozen
class Promise:
    """Something an agent may commit to: who does what, and by when.

    `within`: milliseconds of the agent's own time until it is due in this call; None where it falls
    due after it. `undone_by`: a clue that shows it could never be kept.
    """

    what: str
    within: int | None = None
    undone_by: str | None = None


@frozen
class Ping:
    """A distraction: a message that comes in during the call.

    It comes between `first` and `last` milliseconds after the agent has picked up, which of them
    follows from the seed. Answering it takes `ms` and may reveal a clue.
    """

    sender: str
    text: str
    first: int = field(validator=ge(0))
    last: int = field(validator=ge(0))
    ms: int = field(default=15 * SECOND, validator=ge(1))
    reveals: str | None = None
