"""What there is to say of each technique, and the check that a table of facts says all of it."""

from collections.abc import Iterator, Mapping
from enum import Enum, StrEnum, auto
from typing import Final, Protocol, TypeVar

from attrs import frozen

from game.call.meters.gains import Gains
from game.errors import CallcraftError


class FactsMissing(CallcraftError, ValueError):
    """A table of facts leaves something out; the message says what, and of which word."""


class Kind(Enum):
    """What a technique does for a call."""

    RELATIONAL = auto()
    """It tends to the person."""
    SOLVING = auto()
    """It tends to the problem and to the frame of the call."""
    MISSTEP = auto()
    """It makes the call worse, now or later."""


_UNSTATED: Final = Gains()
"""Stands where a row states no gains; told by identity, as to gain nothing is a fact, too."""

_NEEDED: Final = {
    "kind": "what it does for a call",
    "meaning": "what it is, in a few words",
    "calm": "what it gains with a calm caller",
    "hot": "what it gains with a furious caller",
    "why": "what the agent did",
    "thought": "what the caller makes of it",
}
"""What every technique needs to have said of it, by its field below."""

_NEEDED_OF_MISSTEPS: Final = {**_NEEDED, "advice": "what to do instead next time"}


# What a row needs has a default all the same: what was left out is then told in a sentence, with
# whatever else is missing, and not as an argument that a constructor lacks.
@frozen(kw_only=True)
class TechniqueFacts:
    """All that the game knows of one technique, apart from the laws that single it out.

    `calm` and `hot` carry the first lesson of the trade: what helps a calm caller (options,
    remedies, plain facts) misses a furious one, and what helps a furious one (being acknowledged)
    is wasted breath to a calm one.
    """

    kind: Kind | None = None
    """What it does for a call."""
    meaning: str = ""
    """What it is, in a few words. Editors show it, and docs/level-file.md says the same."""
    calm: Gains = _UNSTATED
    """What it gains at no tension."""
    hot: Gains = _UNSTATED
    """What it gains at full tension. In between, the gains move evenly from `calm` to this."""
    why: str = ""
    """What the agent did: a sentence for the trainee, after the call."""
    thought: str = ""
    """The caller's side of it, in their own voice."""
    source: str = ""
    """The finding it rests on, by its key in `game.call.caller.sources`; empty if there is none."""
    advice: str = ""
    """What to do instead next time: a sentence, which every misstep has.

    Other techniques go without. Where one of them costs something, the moment was wrong for its
    whole kind, and the debrief says so.
    """
    hostile: bool = False
    """Whether it is a misstep aimed at the caller, which never lowers tension."""
    unkeepable: bool = False
    """Whether it is a misstep that pleases now and cannot be stood by: a breach of integrity."""
    apology: bool = False
    """Whether it is an apology. All kinds of them are counted together when they repeat."""
    takes_in_feeling: bool = False
    """Whether it shows a caller that how they feel has been taken in."""
    remedy: bool = False
    """Whether it puts something on the table which a caller can then confirm."""

    def missing(self) -> Iterator[str]:
        """Yield each field that has to be filled in and is not, with what belongs there."""
        needed = _NEEDED_OF_MISSTEPS if self.kind is Kind.MISSTEP else _NEEDED
        for name, what in needed.items():
            fact = getattr(self, name)
            if not fact or fact is _UNSTATED:
                yield f"`{name}` ({what})"


class Facts(Protocol):
    """A row in a table of facts."""

    def missing(self) -> Iterator[str]:
        """Yield each field that has to be filled in and is not, with what belongs there."""


Word = TypeVar("Word", bound=StrEnum)


def check_complete(words: type[Word], table: Mapping[Word, Facts]) -> None:
    """Raise FactsMissing, with all that is missing, unless `table` says everything of each word.

    Each table is checked as it is imported, so that no call ends at a fact that nobody stated.
    """
    troubles = list(_troubles(words, table))
    if troubles:
        raise FactsMissing(" ".join([*troubles, f"Add what is missing to {words.__module__}."]))


def _troubles(words: type[Word], table: Mapping[Word, Facts]) -> Iterator[str]:
    for word in words:
        name = f"{words.__name__.lower()} `{word}`"
        if word not in table:
            yield f"The {name} has no row in the table of facts."
        elif missing := ", ".join(table[word].missing()):
            yield f"The row of the {name} leaves out {missing}."
