"""The promises of a call in words: what was promised, and how it stands with it."""

from typing import Final

from attrs import frozen

from game.call import CallState, Commitment, Fulfilment
from game.play.words import left_text

_SETTLED: Final = {
    Fulfilment.KEPT: "kept",
    Fulfilment.MISSED: "missed",
    Fulfilment.UNDONE: "could not be kept",
    Fulfilment.WITHDRAWN: "taken back",
}


@frozen
class Pledge:
    """A promise made: its words in the level, and how it stands, as a fact and in words."""

    what: str
    standing: Fulfilment
    stands: str

    @property
    def line(self) -> str:
        """Both on one line."""
        return f"{self.what.rstrip('. ')}: {self.stands}"


def pledges_of(state: CallState) -> tuple[Pledge, ...]:
    """Return every promise of a call, in the order they were made."""
    return tuple(
        Pledge(promise_text(state, each), each.standing, _stands(each)) for each in state.ledger
    )


def promise_text(state: CallState, made: Commitment) -> str:
    """Return what was promised, in the level's words; a name without any stands itself."""
    promise = state.level.promises.get(made.promise)
    return promise.what if promise else made.promise


def promise_lines(state: CallState) -> tuple[str, ...]:
    """Return each promise with how it stands: "Ring Amara back: still to keep, 1:20 left"."""
    return tuple(pledge.line for pledge in pledges_of(state))


def _stands(made: Commitment) -> str:
    if made.standing is not Fulfilment.OPEN:
        return _SETTLED[made.standing]
    if made.left is None:
        return "to keep in this call" if made.owed else "after the call"
    return f"still to keep, {left_text(made.left)} left"


_NEWS: Final = {
    Fulfilment.OPEN: "Promised",
    Fulfilment.KEPT: "Kept",
    Fulfilment.MISSED: "Missed",
    Fulfilment.UNDONE: "Could not be kept",
    Fulfilment.WITHDRAWN: "Taken back",
}


@frozen
class Development:
    """Something that happened to a promise: it was made, or came to one of its ends.

    `counted`: whether making it was a breach of integrity, so that its end is none.
    """

    what: str
    standing: Fulfilment
    counted: bool = False

    @property
    def line(self) -> str:
        """What happened and to which promise: "Kept: Ring Amara back."."""
        return f"{_NEWS[self.standing]}: {self.what}"


def developments(before: CallState | None, after: CallState) -> tuple[Development, ...]:
    """Return what happened to the promises of a call between two moments; None is its beginning."""
    ledger = before.ledger if before else ()
    known = len(ledger)
    found: list[Development] = []
    for place, now in enumerate(after.ledger):
        what = promise_text(after, now)
        if place >= known:
            found.append(Development(what, Fulfilment.OPEN, now.counted))
        was = ledger[place].standing if place < known else Fulfilment.OPEN
        if now.standing is not was:
            found.append(Development(what, now.standing, now.counted))
    return tuple(found)
